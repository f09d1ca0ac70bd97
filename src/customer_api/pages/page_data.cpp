#include "customer_api/pages/page_data.hpp"

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/text.hpp"
#include "customer_api/catalogue/launch_json.hpp"
#include "customer_api/catalogue/supplier_json.hpp"
#include "domain/account.hpp"
#include "domain/booking.hpp"
#include "domain/retention.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {
namespace {

using boost::json::array;
using boost::json::object;
using domain::launch_status;
using platform::format_instant;

struct standing {
  bool on_sale, bookable, few_left;
};

standing standing_of(const sales::launch& l, domain::instant now) {
  const bool open = domain::on_sale(l.master.status, l.master.departs_at, now);
  return {open, open && l.available > 0, open && l.available >= 1 && l.available <= 3};
}

std::string seats_text(const sales::launch& l, domain::instant now) {
  const auto& m = l.master;
  if (m.status == launch_status::aborted) return "Cancelled";
  if (m.status == launch_status::succeeded) return "Flown";
  if (!standing_of(l, now).on_sale) return "Sale closed";
  if (l.available == 0) return "Sold out";
  if (l.available == 1) return "Last seat";
  if (l.available <= 3) return "Last " + std::to_string(l.available) + " seats";
  return contract::text::number(l.available) + " of " + contract::text::number(m.capacity) +
         " seats left";
}

std::string closed_text(const sales::launch& l, domain::instant now) {
  const auto& m = l.master;
  if (m.status == launch_status::aborted) return "This launch was cancelled.";
  if (m.status == launch_status::succeeded) return "This launch has flown.";
  if (!standing_of(l, now).on_sale)
    return "Sales ended on " + contract::text::day(domain::sale_ends(m.departs_at)) + ".";
  return "All seats are taken or on hold. Holds that lapse come back within minutes.";
}

array cards(const found& hits, domain::instant now) {
  array list;
  for (const auto& l : hits.page) list.push_back(card_data(l->launch, now));
  return list;
}

std::string counted(std::int64_t n, const char* one, const char* many) {
  return contract::text::number(n) + ' ' + (n == 1 ? one : many);
}

// "https://boreal.example/" reads "boreal.example".
std::string short_address(std::string_view url) {
  for (const std::string_view start : {"https://", "http://"}) {
    if (url.starts_with(start)) url.remove_prefix(start.size());
  }
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

object rocket_data(const domain::rocket& k) {
  array specifications;
  for (const auto& [label, text] : k.specifications)
    specifications.push_back(object{{"label", label}, {"value", text}});
  return {{"name", k.name},
          {"rangeName", contract::text::range(k.range)},
          {"description", k.description},
          {"capacity", k.capacity},
          {"picture", picture_path(k.picture)},
          {"specifications", std::move(specifications)}};
}

object option(std::string_view value, std::string_view label, bool selected) {
  return {{"value", value}, {"label", label}, {"selected", selected}};
}

std::string sort_value(order o) {
  switch (o) {
    case order::departure: return "";
    case order::departure_down: return "-departure";
    case order::price: return "price";
    case order::price_down: return "-price";
    case order::seats: return "seats";
  }
  return "";
}

array price_options(const search& s) {
  array list{option("", "Any price", !s.max_price)};
  for (const domain::cents most : {50'000'000, 100'000'000, 500'000'000, 1'000'000'000}) {
    list.push_back(
        option(std::to_string(most), "Up to " + contract::text::money(most), s.max_price == most));
  }
  constexpr domain::cents dearest = 5'500'000'000;
  list.push_back(option(std::to_string(dearest), "Up to " + contract::text::money(dearest),
                        s.max_price == dearest));
  return list;
}

array seat_options(const search& s, bool given) {
  array list{option("", "Any number", !given)};
  for (int n = 1; n <= domain::seats_per_vip; ++n) {
    list.push_back(option(std::to_string(n),
                          n == domain::seats_per_vip ? "6" : std::to_string(n) + " or more",
                          given && s.seats == n));
  }
  return list;
}

// The query again without empty values and without `cursor`.
std::string query_without_cursor(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const auto equals = pair.find('=');
    if (equals == pair.npos || equals + 1 == pair.size() || pair.starts_with("cursor=")) continue;
    out += (out.empty() ? "" : "&") + std::string(pair);
  }
  return out;
}

std::string day_text(const std::optional<domain::instant>& at, std::chrono::days back) {
  return at ? platform::format_day(domain::day_of(*at - back)) : std::string();
}

}  // namespace

std::string for_script(std::string json) {
  for (auto at = json.find('<'); at != json.npos; at = json.find('<', at))
    json.replace(at, 1, "\\u003c");
  return json;
}

object card_data(const sales::launch& l, domain::instant now) {
  const auto& m = l.master;
  const auto s = standing_of(l, now);
  const auto open = sales::open_to_all(m);
  return {{"id", m.id},
          {"slug", m.slug},
          {"range", domain::name_of(m.destination.range)},
          {"departsAt", format_instant(m.departs_at)},
          {"rangeName", contract::text::range(m.destination.range)},
          {"destination", m.destination.name},
          {"rocket", m.rocket.name},
          {"spaceport", m.spaceport.name},
          {"supplier", m.supplier_name},
          {"supplierSlug", m.supplier_slug},
          {"day", contract::text::day(m.departs_at)},
          {"time", contract::text::time(m.departs_at)},
          {"price", contract::text::money(m.price)},
          {"seatsText", seats_text(l, now)},
          {"closed", !s.bookable},
          {"fewLeft", s.few_left},
          {"delayed", m.status == launch_status::delayed},
          {"vipUntil", s.bookable && open > now ? contract::text::instant(open) : std::string()}};
}

object launch_data(const sales::launch& l, domain::instant now) {
  const auto& m = l.master;
  auto o = card_data(l, now);
  array tiers, history, specifications;
  domain::instant last{};
  for (const auto& t : domain::refund_tiers) {
    last = domain::months_before(m.departs_at, t.months_before_departure);
    const bool ended = last < now;
    tiers.push_back({{"percent", t.percent},
                     {"ended", ended},
                     {"untilText", (ended ? "ended " : "until ") + contract::text::instant(last)}});
  }
  for (const auto& h : m.date_history)
    history.push_back({{"was", contract::text::day(h.departs_at)}, {"reason", h.reason}});
  for (const auto& [name, value] : m.rocket.specifications)
    specifications.push_back({{"name", name}, {"value", value}});
  const auto s = standing_of(l, now);
  o["bookable"] = s.bookable;
  o["waitable"] = s.on_sale && !s.bookable;
  o["closedText"] = closed_text(l, now);
  o["aborted"] = m.status == launch_status::aborted;
  o["upcoming"] = domain::ahead(m.status);
  o["saleEndsDay"] = contract::text::day(domain::sale_ends(m.departs_at));
  o["goNoGoDay"] = contract::text::day(domain::go_no_go_deadline(m.departs_at));
  o["neededSeats"] = std::to_string(domain::seats_to_go(m.capacity));
  o["capacity"] = std::to_string(m.capacity);
  o["tiers"] = std::move(tiers);
  o["afterText"] = "after " + contract::text::instant(last);
  o["dateHistory"] = std::move(history);
  o["rocketDescription"] = m.rocket.description;
  o["specifications"] = std::move(specifications);
  return o;
}

object home_data(const snapshot& s, const found& hits) {
  return {
      {"launches", cards(hits, s.as_of())},
      {"hasLaunches", !hits.page.empty()},
      {"allText", hits.total > 1
                      ? "See all " + contract::text::number(static_cast<std::int64_t>(hits.total)) +
                            " launches"
                      : "See all launches"}};
}

object list_data(const search& w, const found& hits, const place_lists& places,
                 std::string_view query, domain::instant now) {
  const auto rest = query_without_cursor(query);
  const bool seats_given = ("&" + rest).find("&seats=") != std::string::npos;
  array ranges{option("", "Any range", !w.range)};
  for (const auto r :
       {domain::range::suborbital, domain::range::low_earth_orbit, domain::range::interplanetary}) {
    ranges.push_back(option(domain::name_of(r), contract::text::range(r), w.range == r));
  }
  array destinations{option("", "Any destination", w.destination.empty())};
  for (const auto& d : places.destinations)
    destinations.push_back(option(d.slug, d.name, w.destination == d.slug));
  array spaceports{option("", "Any spaceport", w.spaceport.empty())};
  for (const auto& p : places.spaceports)
    spaceports.push_back(option(p.slug, p.name, w.spaceport == p.slug));
  array sorts;
  for (const auto& [o, label] :
       std::array<std::pair<order, const char*>, 5>{{{order::departure, "Soonest first"},
                                                     {order::departure_down, "Latest first"},
                                                     {order::price, "Lowest price"},
                                                     {order::price_down, "Highest price"},
                                                     {order::seats, "Most seats left"}}}) {
    sorts.push_back(option(sort_value(o), label, w.sort == o));
  }
  const auto total = static_cast<std::int64_t>(hits.total);
  const auto count = (total == 0 ? "No" : contract::text::number(total)) +
                     (total > 1 ? " launches" : " launch") +
                     (w.include_sold_out ? "" : " with free seats");
  const auto joined = rest.empty() ? std::string("/launches") : "/launches?" + rest;
  const auto next = hits.next_cursor.empty()
                        ? std::string()
                        : joined + (rest.empty() ? "?" : "&") + "cursor=" + hits.next_cursor;
  const bool filtered = w.range || !w.destination.empty() || !w.spaceport.empty() ||
                        !w.supplier.empty() || w.from || w.to || w.max_price || seats_given ||
                        !w.text.empty() || w.include_sold_out;
  return {{"q", w.text},
          {"from", day_text(w.from, std::chrono::days{0})},
          {"to", day_text(w.to, std::chrono::days{1})},
          {"supplier", w.supplier},
          {"includeSoldOut", w.include_sold_out},
          {"ranges", std::move(ranges)},
          {"destinations", std::move(destinations)},
          {"spaceports", std::move(spaceports)},
          {"prices", price_options(w)},
          {"seatCounts", seat_options(w, seats_given)},
          {"sorts", std::move(sorts)},
          {"filtered", filtered},
          {"countText", count},
          {"launches", cards(hits, now)},
          {"hasLaunches", !hits.page.empty()},
          {"paged", !w.cursor.empty() || !next.empty()},
          {"firstHref", w.cursor.empty() ? std::string() : joined},
          {"nextHref", next}};
}

object supplier_data(const domain::supplier_profile& s, const snapshot& now) {
  array rockets;
  for (const auto& k : s.rockets) {
    if (!k.retired) rockets.push_back(rocket_data(k));
  }
  const auto hits = launches_of(s, now);
  const auto launches = counted(static_cast<std::int64_t>(hits.total), "launch", "launches");
  const auto flying = static_cast<std::int64_t>(rockets.size());
  return {{"slug", s.slug},
          {"name", s.name},
          {"offer", counted(flying, "rocket", "rockets") + ", " + launches + " on sale"},
          {"logo", picture_path(s.logo)},
          {"description", s.description},
          {"website", s.website},
          {"websiteName", short_address(s.website)},
          {"launches", cards(hits, now.as_of())},
          {"hasLaunches", !hits.page.empty()},
          {"moreText", hits.total > hits.page.size() ? "See all " + launches : std::string()},
          {"hasRockets", flying > 0},
          {"rockets", std::move(rockets)}};
}

std::string supplier_json_ld(const domain::supplier_profile& s, const domain::rating& rating,
                             const std::string& url, const std::string& site) {
  object o{{"@context", "https://schema.org"},
           {"@type", "Organization"},
           {"name", s.name},
           {"url", url}};
  if (!s.logo.empty()) o["logo"] = site + picture_path(s.logo);
  if (!s.website.empty()) o["sameAs"] = s.website;
  if (rating.count > 0) o["aggregateRating"] = rating_json_ld(rating);
  return for_script(boost::json::serialize(o));
}

object rules_data() {
  const auto number = [](auto n) { return std::to_string(n); };
  array tiers;
  for (const auto& t : domain::refund_tiers)
    tiers.push_back(
        {{"when", number(t.months_before_departure) + " months"}, {"percent", number(t.percent)}});
  return {
      {"tiers", std::move(tiers)},
      {"saleDays", number(domain::sale_closes.count())},
      {"seats", number(domain::seats_per_customer)},
      {"vipSeats", number(domain::seats_per_vip)},
      {"vipTrips", number(domain::trips_for_vip)},
      {"holdMinutes", number(domain::hold_time.count())},
      {"renewals", domain::most_renewals == 2 ? "twice" : number(domain::most_renewals) + " times"},
      {"youngest", number(domain::youngest_passenger)},
      {"oldest", number(domain::oldest_passenger)},
      {"holderAge", number(domain::youngest_account_holder)},
      {"transferCloses", number(domain::transfer_closes.count())},
      {"transferDue", number(domain::transfer_due.count())},
      {"transferGrace", number(domain::transfer_grace.count())},
      {"swapDays", number(domain::swap_closes.count())},
      {"goPercent", number(domain::percent_to_go)},
      {"offerHours", number(domain::offer_time.count())},
      {"sensitiveDays", number(domain::sensitive_data_kept.count())},
      {"logDays", number(domain::logs_kept.count())}};
}

std::string launch_json_ld(const sales::launch& l, const std::string& url, domain::instant now) {
  const auto& m = l.master;
  const auto s = standing_of(l, now);
  const char* status = m.status == launch_status::aborted   ? "https://schema.org/EventCancelled"
                       : m.status == launch_status::delayed ? "https://schema.org/EventRescheduled"
                                                            : "https://schema.org/EventScheduled";
  object o{{"@context", "https://schema.org"},
           {"@type", "Event"},
           {"name", m.destination.name + " on " + m.rocket.name},
           {"startDate", format_instant(m.departs_at)},
           {"eventStatus", status},
           {"eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode"},
           {"url", url},
           {"location",
            {{"@type", "Place"},
             {"name", m.spaceport.name},
             {"address", {{"@type", "PostalAddress"}, {"addressCountry", m.spaceport.country}}}}},
           {"organizer", {{"@type", "Organization"}, {"name", m.supplier_name}}},
           {"offers",
            {{"@type", "Offer"},
             {"url", url},
             {"price", m.price / 100},
             {"priceCurrency", domain::currency},
             {"validThrough", format_instant(domain::sale_ends(m.departs_at))},
             {"availability",
              s.bookable ? "https://schema.org/InStock" : "https://schema.org/SoldOut"}}}};
  if (!m.date_history.empty())
    o["previousStartDate"] = format_instant(m.date_history.back().departs_at);
  return for_script(boost::json::serialize(o));
}

}  // namespace customer_api

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
namespace text = contract::text;

struct standing {
  bool on_sale, bookable, few_left;
};

standing standing_of(const sales::launch& l, domain::instant now) {
  const bool open = domain::on_sale(l.master.status, l.master.departs_at, now);
  return {open, open && l.available > 0, open && l.available >= 1 && l.available <= 3};
}

std::string seats_text(const sales::launch& l, const page_words& w, domain::instant now) {
  const auto& m = l.master;
  if (m.status == launch_status::aborted) return std::string(w.cancelled);
  if (m.status == launch_status::succeeded) return std::string(w.flown);
  if (!standing_of(l, now).on_sale) return std::string(w.sale_closed);
  if (l.available == 0) return std::string(w.sold_out);
  if (l.available == 1) return std::string(w.last_seat);
  if (l.available <= 3) return text::filled(w.last_seats, {std::to_string(l.available)});
  return text::filled(w.seats_left, {std::to_string(l.available), std::to_string(m.capacity)});
}

std::string closed_text(const sales::launch& l, const page_words& w, domain::instant now) {
  const auto& m = l.master;
  if (m.status == launch_status::aborted) return std::string(w.launch_cancelled);
  if (m.status == launch_status::succeeded) return std::string(w.launch_flown);
  if (!standing_of(l, now).on_sale)
    return text::filled(w.sales_ended, {text::day(domain::sale_ends(m.departs_at), w.language)});
  return std::string(w.all_taken);
}

array cards(const found& hits, const page_words& w, domain::instant now) {
  array list;
  for (const auto& l : hits.page) list.push_back(card_data(l->launch, w, now));
  return list;
}

std::string counted(std::int64_t n, std::string_view one, std::string_view many,
                    const page_words& w) {
  return text::number(n, w.language) + ' ' + std::string(n == 1 ? one : many);
}

std::string_view reason_text(std::string_view reason, const page_words& w) {
  if (reason == "weather") return w.weather;
  if (reason == "technical") return w.technical;
  return reason == "financial" ? w.financial : reason;
}

// "https://boreal.example/" reads "boreal.example".
std::string short_address(std::string_view url) {
  for (const std::string_view start : {"https://", "http://"}) {
    if (url.starts_with(start)) url.remove_prefix(start.size());
  }
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

object rocket_data(const domain::rocket& k, const page_words& w) {
  array specifications;
  for (const auto& [label, text] : k.specifications)
    specifications.push_back(object{{"label", label}, {"value", text}});
  return {{"name", k.name},
          {"rangeName", text::range(k.range, w.language)},
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

array price_options(const search& s, const page_words& w) {
  array list{option("", w.any_price, !s.max_price)};
  constexpr std::array<domain::cents, 5> steps{50'000'000, 100'000'000, 500'000'000, 1'000'000'000,
                                               5'500'000'000};
  for (const auto most : steps) {
    list.push_back(option(std::to_string(most),
                          text::filled(w.up_to, {text::money(most, w.language)}),
                          s.max_price == most));
  }
  return list;
}

array seat_options(const search& s, const page_words& w, bool given) {
  array list{option("", w.any_number, !given)};
  for (int n = 1; n <= domain::seats_per_vip; ++n) {
    const auto figure = std::to_string(n);
    list.push_back(option(figure,
                          n == domain::seats_per_vip ? figure : text::filled(w.or_more, {figure}),
                          given && s.seats == n));
  }
  return list;
}

array sort_options(const search& s, const page_words& w) {
  array list;
  for (const auto& [o, label] :
       std::array<std::pair<order, std::string_view>, 5>{{{order::departure, w.soonest},
                                                          {order::departure_down, w.latest},
                                                          {order::price, w.lowest_price},
                                                          {order::price_down, w.highest_price},
                                                          {order::seats, w.most_seats}}}) {
    list.push_back(option(sort_value(o), label, s.sort == o));
  }
  return list;
}

std::string count_text(std::int64_t total, bool all, const page_words& w) {
  const std::string_view what = all ? std::string_view() : w.with_free_seats;
  if (total == 0) return text::filled(w.no_launch, {what});
  if (total == 1) return text::filled(w.one_launch, {what});
  return text::filled(w.many_launches, {text::number(total, w.language), what});
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

object card_data(const sales::launch& l, const page_words& w, domain::instant now) {
  const auto& m = l.master;
  const auto s = standing_of(l, now);
  const auto open = sales::open_to_all(m);
  return {{"id", m.id},
          {"slug", m.slug},
          {"range", domain::name_of(m.destination.range)},
          {"departsAt", format_instant(m.departs_at)},
          {"rangeName", text::range(m.destination.range, w.language)},
          {"destination", m.destination.name},
          {"rocket", m.rocket.name},
          {"spaceport", m.spaceport.name},
          {"supplier", m.supplier_name},
          {"supplierSlug", m.supplier_slug},
          {"day", text::day(m.departs_at, w.language)},
          {"time", text::time(m.departs_at)},
          {"price", text::money(m.price, w.language)},
          {"seatsText", seats_text(l, w, now)},
          {"closed", !s.bookable},
          {"fewLeft", s.few_left},
          {"delayed", m.status == launch_status::delayed},
          {"vipUntil", s.bookable && open > now ? text::instant(open, w.language) : std::string()}};
}

object launch_data(const sales::launch& l, const page_words& w, domain::instant now) {
  const auto& m = l.master;
  auto o = card_data(l, w, now);
  array tiers, history, specifications;
  domain::instant last{};
  for (const auto& t : domain::refund_tiers) {
    last = domain::months_before(m.departs_at, t.months_before_departure);
    const bool ended = last < now;
    tiers.push_back({{"percent", t.percent},
                     {"ended", ended},
                     {"untilText",
                      text::filled(ended ? w.ended : w.until, {text::instant(last, w.language)})}});
  }
  for (const auto& h : m.date_history)
    history.push_back(
        {{"was", text::day(h.departs_at, w.language)}, {"reason", reason_text(h.reason, w)}});
  for (const auto& [name, value] : m.rocket.specifications)
    specifications.push_back({{"name", name}, {"value", value}});
  const auto s = standing_of(l, now);
  o["bookable"] = s.bookable;
  o["waitable"] = s.on_sale && !s.bookable;
  o["closedText"] = closed_text(l, w, now);
  o["aborted"] = m.status == launch_status::aborted;
  o["upcoming"] = domain::ahead(m.status);
  o["saleEndsDay"] = text::day(domain::sale_ends(m.departs_at), w.language);
  o["goNoGoDay"] = text::day(domain::go_no_go_deadline(m.departs_at), w.language);
  o["neededSeats"] = std::to_string(domain::seats_to_go(m.capacity));
  o["capacity"] = std::to_string(m.capacity);
  o["tiers"] = std::move(tiers);
  o["afterText"] = text::filled(w.after, {text::instant(last, w.language)});
  o["dateHistory"] = std::move(history);
  o["rocketDescription"] = m.rocket.description;
  o["specifications"] = std::move(specifications);
  return o;
}

object home_data(const snapshot& s, const found& hits, const page_words& w) {
  const auto total = static_cast<std::int64_t>(hits.total);
  return {{"launches", cards(hits, w, s.as_of())},
          {"hasLaunches", !hits.page.empty()},
          {"allText", total > 1 ? text::filled(w.see_all, {counted(total, w.launch, w.launches, w)})
                                : std::string(w.see_launches)}};
}

object list_data(const search& s, const found& hits, const place_lists& places,
                 std::string_view query, const page_words& w, domain::instant now) {
  const auto rest = query_without_cursor(query);
  const bool seats_given = ("&" + rest).find("&seats=") != std::string::npos;
  array ranges{option("", w.any_range, !s.range)};
  for (const auto r :
       {domain::range::suborbital, domain::range::low_earth_orbit, domain::range::interplanetary}) {
    ranges.push_back(option(domain::name_of(r), text::range(r, w.language), s.range == r));
  }
  array destinations{option("", w.any_destination, s.destination.empty())};
  for (const auto& d : places.destinations)
    destinations.push_back(option(d.slug, d.name, s.destination == d.slug));
  array spaceports{option("", w.any_spaceport, s.spaceport.empty())};
  for (const auto& p : places.spaceports)
    spaceports.push_back(option(p.slug, p.name, s.spaceport == p.slug));
  const auto page = domain::pages_at(w.language) + "/launches";
  const auto joined = rest.empty() ? page : page + "?" + rest;
  const auto next = hits.next_cursor.empty()
                        ? std::string()
                        : joined + (rest.empty() ? "?" : "&") + "cursor=" + hits.next_cursor;
  const bool filtered = s.range || !s.destination.empty() || !s.spaceport.empty() ||
                        !s.supplier.empty() || s.from || s.to || s.max_price || seats_given ||
                        !s.text.empty() || s.include_sold_out;
  return {{"q", s.text},
          {"from", day_text(s.from, std::chrono::days{0})},
          {"to", day_text(s.to, std::chrono::days{1})},
          {"supplier", s.supplier},
          {"includeSoldOut", s.include_sold_out},
          {"ranges", std::move(ranges)},
          {"destinations", std::move(destinations)},
          {"spaceports", std::move(spaceports)},
          {"prices", price_options(s, w)},
          {"seatCounts", seat_options(s, w, seats_given)},
          {"sorts", sort_options(s, w)},
          {"filtered", filtered},
          {"countText", count_text(static_cast<std::int64_t>(hits.total), s.include_sold_out, w)},
          {"launches", cards(hits, w, now)},
          {"hasLaunches", !hits.page.empty()},
          {"paged", !s.cursor.empty() || !next.empty()},
          {"firstHref", s.cursor.empty() ? std::string() : joined},
          {"nextHref", next}};
}

object supplier_data(const domain::supplier_profile& s, const snapshot& now, const page_words& w) {
  array rockets;
  for (const auto& k : s.rockets) {
    if (!k.retired) rockets.push_back(rocket_data(k, w));
  }
  const auto hits = launches_of(s, now);
  const auto launches = counted(static_cast<std::int64_t>(hits.total), w.launch, w.launches, w);
  const auto flying = static_cast<std::int64_t>(rockets.size());
  return {{"slug", s.slug},
          {"name", s.name},
          {"offer", text::filled(w.offer, {counted(flying, w.rocket, w.rockets, w), launches})},
          {"logo", picture_path(s.logo)},
          {"description", s.description},
          {"website", s.website},
          {"websiteName", short_address(s.website)},
          {"launches", cards(hits, w, now.as_of())},
          {"hasLaunches", !hits.page.empty()},
          {"moreText",
           hits.total > hits.page.size() ? text::filled(w.see_all, {launches}) : std::string()},
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

object rules_data(const page_words& w) {
  const auto number = [](auto n) { return std::to_string(n); };
  array tiers;
  for (const auto& t : domain::refund_tiers)
    tiers.push_back({{"when", text::filled(w.months, {number(t.months_before_departure)})},
                     {"percent", number(t.percent)}});
  return {{"tiers", std::move(tiers)},
          {"saleDays", number(domain::sale_closes.count())},
          {"seats", number(domain::seats_per_customer)},
          {"vipSeats", number(domain::seats_per_vip)},
          {"vipTrips", number(domain::trips_for_vip)},
          {"holdMinutes", number(domain::hold_time.count())},
          {"renewals", domain::most_renewals == 2
                           ? std::string(w.twice)
                           : text::filled(w.times, {number(domain::most_renewals)})},
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

std::string launch_json_ld(const sales::launch& l, const std::string& url, const page_words& w,
                           domain::instant now) {
  const auto& m = l.master;
  const auto s = standing_of(l, now);
  const char* status = m.status == launch_status::aborted   ? "https://schema.org/EventCancelled"
                       : m.status == launch_status::delayed ? "https://schema.org/EventRescheduled"
                                                            : "https://schema.org/EventScheduled";
  object o{{"@context", "https://schema.org"},
           {"@type", "Event"},
           {"name", text::filled(w.event, {m.destination.name, m.rocket.name})},
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

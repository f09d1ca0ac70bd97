#include "customer_api/catalogue/launch_json.hpp"

#include <boost/json/array.hpp>

#include "domain/refund.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using platform::format_instant;

object money_json(domain::cents amount) {
  return {{"amountCents", amount}, {"currency", domain::currency}};
}

object spaceport_json(const domain::spaceport& s) {
  return {{"id", s.id},
          {"name", s.name},
          {"slug", s.slug},
          {"country", s.country},
          {"timeZone", s.time_zone}};
}

object destination_json(const domain::destination& d) {
  return {{"id", d.id},
          {"name", d.name},
          {"slug", d.slug},
          {"range", domain::name_of(d.range)},
          {"description", d.description}};
}

object summary_json(const sales::launch& l, domain::instant now) {
  const auto& m = l.master;
  const auto open = sales::open_to_all(m);
  return {
      {"id", m.id},
      {"slug", m.slug},
      {"status", domain::name_of(m.status)},
      {"range", domain::name_of(m.destination.range)},
      {"departsAt", format_instant(m.departs_at)},
      {"price", money_json(m.price)},
      {"capacity", m.capacity},
      {"availableSeats", l.available},
      {"vipHeadStartUntil", open > now ? value(format_instant(open)) : value(nullptr)},
      {"onSale", domain::on_sale(m.status, m.departs_at, now)},
      {"rocket", {{"id", m.rocket.id}, {"name", m.rocket.name}, {"slug", m.rocket.slug}}},
      {"supplier", {{"id", m.supplier_id}, {"name", m.supplier_name}, {"slug", m.supplier_slug}}},
      {"spaceport", spaceport_json(m.spaceport)},
      {"destination",
       {{"id", m.destination.id},
        {"name", m.destination.name},
        {"slug", m.destination.slug},
        {"range", domain::name_of(m.destination.range)}}}};
}

object detail_json(const sales::launch& l, domain::instant now) {
  const auto& m = l.master;
  auto o = summary_json(l, now);
  array specifications;
  for (const auto& [name, text] : m.rocket.specifications)
    specifications.push_back({{"name", name}, {"value", text}});
  o["rocket"] = object{{"id", m.rocket.id},
                       {"name", m.rocket.name},
                       {"slug", m.rocket.slug},
                       {"description", m.rocket.description},
                       {"specifications", std::move(specifications)},
                       {"capacity", m.rocket.capacity},
                       {"range", domain::name_of(m.rocket.range)}};
  o["saleEndsAt"] = format_instant(domain::sale_ends(m.departs_at));
  array tiers;
  for (const auto& t : domain::refund_tiers) {
    tiers.push_back({{"percent", t.percent},
                     {"until", format_instant(domain::months_before(m.departs_at,
                                                                    t.months_before_departure))}});
  }
  o["refundTiers"] = std::move(tiers);
  o["goNoGo"] = object{{"deadline", format_instant(domain::go_no_go_deadline(m.departs_at))},
                       {"neededSeats", domain::seats_to_go(m.capacity)}};
  array history;
  for (const auto& h : m.date_history) {
    history.push_back({{"departsAt", format_instant(h.departs_at)},
                       {"reason", h.reason},
                       {"changedAt", format_instant(h.changed_at)}});
  }
  o["dateHistory"] = std::move(history);
  return o;
}

}  // namespace customer_api

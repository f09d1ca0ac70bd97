#include "admin_api/launches/launch_json.hpp"

#include "admin_api/answers.hpp"
#include "platform/runtime/time.hpp"

namespace admin_api {

using boost::json::object;
using boost::json::value;
using platform::format_instant;

namespace {

template <class T>
value or_null(const std::optional<T>& maybe) {
  return maybe ? value(*maybe) : value(nullptr);
}

object wish_json(const backoffice::launch_edit& e) {
  return {{"departsAt", instant_or_null(e.departs_at)},
          {"priceCents", or_null(e.price)},
          {"capacity", or_null(e.capacity)},
          {"rocketId", or_null(e.rocket_id)},
          {"spaceportId", or_null(e.spaceport_id)},
          {"destinationId", or_null(e.destination_id)},
          {"vipHeadStartHours", or_null(e.vip_head_start_hours)}};
}

value followed_json(const backoffice::launch_change& c) {
  if (!c.to_follow) return nullptr;
  return object{{"done", c.followed.value_or(0)},
                {"total", *c.to_follow},
                {"finishedAt", instant_or_null(c.followed_at)}};
}

}  // namespace

object change_json(const backoffice::launch_change& c) {
  return {{"id", c.id},
          {"act", domain::name_of(c.act)},
          {"reason", c.reason ? value(domain::name_of(*c.reason)) : value(nullptr)},
          {"note", text_or_null(c.note)},
          {"wanted", wish_json(c.wish)},
          {"askedBy", c.actor_name},
          {"askedAt", format_instant(c.asked_at)},
          {"state", c.state},
          {"refusal", text_or_null(c.refusal)},
          {"decidedAt", instant_or_null(c.decided_at)},
          {"bookings", followed_json(c)}};
}

object takings_json(const backoffice::launch_takings& t) {
  return {{"bookings", t.bookings},
          {"customers", t.customers},
          {"passengers", t.passengers},
          {"paid", money_json(t.paid)},
          {"refunded", money_json(t.refunded)}};
}

object fee_json(const backoffice::launch_fee& f) {
  const auto money = [](const std::optional<domain::cents>& amount) {
    return amount ? value(money_json(*amount)) : value(nullptr);
  };
  return {
      {"ratePerMille", f.rate_per_mille}, {"revenue", money(f.revenue)}, {"amount", money(f.fee)}};
}

object launch_json(const backoffice::launch& l) {
  const auto& m = l.master;
  const int needed = domain::seats_to_go(m.capacity);
  return {{"id", m.id},
          {"slug", m.slug},
          {"status", domain::name_of(m.status)},
          {"departsAt", format_instant(m.departs_at)},
          {"price", money_json(m.price)},
          {"capacity", m.capacity},
          {"vipHeadStartHours", m.vip_head_start_hours},
          {"seats", object{{"sold", l.sold},
                           {"held", l.held},
                           {"free", l.free},
                           {"forfeited", l.forfeited},
                           {"asOf", instant_or_null(l.seats_as_of)}}},
          {"fillPercent", l.fill_percent},
          {"goNoGo", object{{"deadline", format_instant(domain::go_no_go_deadline(m.departs_at))},
                            {"neededSeats", needed},
                            {"met", l.sold + l.forfeited >= needed}}},
          {"rocket", object{{"id", m.rocket.id},
                            {"name", m.rocket.name},
                            {"range", domain::name_of(m.rocket.range)}}},
          {"supplier", object{{"id", m.supplier_id}, {"name", m.supplier_name}}},
          {"spaceport", object{{"id", m.spaceport.id},
                               {"name", m.spaceport.name},
                               {"timeZone", m.spaceport.time_zone}}},
          {"destination", object{{"id", m.destination.id},
                                 {"name", m.destination.name},
                                 {"range", domain::name_of(m.destination.range)}}},
          {"published", l.published},
          {"pendingChange", l.pending ? value(change_json(*l.pending)) : value(nullptr)},
          {"version", m.version},
          {"createdAt", format_instant(m.created_at)}};
}

}  // namespace admin_api

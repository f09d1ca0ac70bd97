#include "admin_api/launches/launch_json.hpp"

#include "admin_api/answers.hpp"
#include "platform/runtime/time.hpp"

namespace admin_api {

using boost::json::object;
using platform::format_instant;

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
          {"version", m.version},
          {"createdAt", format_instant(m.created_at)}};
}

}  // namespace admin_api

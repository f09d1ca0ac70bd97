#include "admin_api/overview/overview_http.hpp"

#include "admin_api/answers.hpp"
#include "admin_api/launches/launch_json.hpp"
#include "admin_api/request_fields.hpp"

namespace admin_api {
namespace {

using boost::json::object;
using boost::json::value;

object to_do_json(const backoffice::to_do& t) {
  const auto launch = t.launch_id.empty()
                          ? value(nullptr)
                          : value(object{{"id", t.launch_id},
                                         {"destinationName", t.destination},
                                         {"rocketName", t.rocket},
                                         {"departsAt", instant_or_null(t.departs_at)}});
  return {{"kind", t.kind},
          {"launch", launch},
          {"due", instant_or_null(t.due)},
          {"seatsMissing", t.seats_missing},
          {"amount", money_json(t.amount)}};
}

}  // namespace

platform::http::response overview_http::supplier(platform::http::request& r) {
  const auto supplier = scope_of(r);
  const auto now = clock_.now();
  const auto f = overview_.figures(supplier, now);
  boost::json::array next, to_dos;
  for (const auto& l : overview_.next(supplier, now)) next.push_back(launch_json(l));
  for (const auto& t : overview_.waiting(supplier, now)) to_dos.push_back(to_do_json(t));
  return answer(200, {{"figures", object{{"launches", f.launches},
                                         {"seats", f.seats},
                                         {"sold", f.sold},
                                         {"bookings", f.bookings},
                                         {"takings", money_json(f.takings)}}},
                      {"next", std::move(next)},
                      {"toDos", std::move(to_dos)}});
}

}  // namespace admin_api

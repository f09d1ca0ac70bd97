#include "customer_api/account/export_http.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "customer_api/account/profile.hpp"
#include "customer_api/bookings/booking_json.hpp"
#include "customer_api/reviews/review_json.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {

namespace http = platform::http;

http::response export_http::all(http::request& r) {
  const auto c = profile_of(customers_, r.who.subject);
  boost::json::array bookings;
  for (const auto& b : bookings_.of_customer({c.id, {}}))
    bookings.push_back(booking_json(b, nullptr));
  boost::json::array reviews;
  for (const auto& said : reviews_.of_customer(c.id)) reviews.push_back(own_review_json(said));
  const boost::json::object everything{{"exportedAt", platform::format_instant(clock_.now())},
                                       {"profile", profile_json(c, bookings_.trips_of(c.id))},
                                       {"bookings", std::move(bookings)},
                                       {"waitingList", waiting_.places_of(c.id)},
                                       {"reviews", std::move(reviews)},
                                       {"supportRequests", support_.requests_of(c.id)}};
  auto answer = http::json_response(200, boost::json::serialize(everything));
  answer.headers.emplace_back("Content-Disposition",
                              "attachment; filename=\"astrobookings-data.json\"");
  return answer;
}

}  // namespace customer_api

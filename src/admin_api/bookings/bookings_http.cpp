#include "admin_api/bookings/bookings_http.hpp"

#include "admin_api/answers.hpp"
#include "admin_api/bookings/booking_json.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"

namespace admin_api {

namespace http = platform::http;

http::response bookings_http::list(http::request& r) {
  const http::query_params q(r.query, {"q", "state", "launch", "customer", "supplier", "from", "to",
                                       "sort", "cursor", "limit"});
  backoffice::booking_filter f;
  f.text = q.text("q").value_or("");
  f.state = named(q, "state", domain::booking_state_named);
  f.launch = q.text("launch").value_or("");
  f.customer = q.text("customer").value_or("");
  f.supplier = q.text("supplier").value_or("");
  f.from = day_of(q, "from");
  f.to = day_of(q, "to");
  f.sort = one_of(q, "sort", {"-createdAt", "createdAt", "-total", "total", "departure"});
  return answer_page(bookings_.search(f, page_of(q)),
                     [](const backoffice::booking_row& b) { return booking_json(b); });
}

http::response bookings_http::one(http::request& r) {
  const auto found = bookings_.find(r.param("id"));
  if (!found) return contract::answer({domain::no::booking_not_found});
  return answer(200, booking_json(*found));
}

}  // namespace admin_api

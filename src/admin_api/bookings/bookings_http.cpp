#include "admin_api/bookings/bookings_http.hpp"

#include "admin_api/answers.hpp"
#include "admin_api/bookings/booking_json.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"

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

boost::json::value bookings_http::emails_of(const std::string& booking) {
  try {
    const auto answered = core_.get("/internal/v1/notifications?booking=" + booking);
    if (answered.status != 200)
      throw platform::unavailable("core-api", "status " + std::to_string(answered.status));
    return answered.json().at("items");
  } catch (const platform::unavailable& e) {
    // The booking is shown without them rather than not at all.
    platform::log::warning("e-mails of a booking are not shown",
                           {{"booking", booking}, {"error", e.what()}});
    return nullptr;
  }
}

http::response bookings_http::one(http::request& r) {
  const auto found = bookings_.find(r.param("id"));
  if (!found) return contract::answer({domain::no::booking_not_found});
  auto body = booking_json(*found);
  body["emails"] = emails_of(found->booking.id);
  return answer(200, body);
}

}  // namespace admin_api

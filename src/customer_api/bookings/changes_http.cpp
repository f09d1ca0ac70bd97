#include "customer_api/bookings/changes_http.hpp"

#include <boost/json/serialize.hpp>

#include "contract/boarding_passes.hpp"
#include "contract/booking_wire.hpp"
#include "contract/calendar_file.hpp"
#include "contract/idempotency.hpp"
#include "contract/problems.hpp"
#include "contract/wished_language.hpp"
#include "platform/json/read.hpp"

namespace customer_api {

namespace http = platform::http;
namespace json = platform::json;
using domain::booking_state;
using domain::no;

http::response changes_http::quote(http::request& r) {
  const http::query_params q(r.query, {"passengers"});
  const auto quote = flow_.quote(r.who.subject, r.param("id"),
                                 contract::passenger_ids(q.text("passengers")), clock_.now());
  if (!quote) return contract::answer(quote.error());
  return http::json_response(200, boost::json::serialize(contract::to_json(*quote)));
}

http::response changes_http::cancel(http::request& r) {
  const auto& customer = r.who.subject;
  const auto request = contract::cancel_request_of(json::read<contract::cancellation_body>(r.body),
                                                   contract::idempotency_key(r), customer);
  const auto id = r.param("id");
  const auto now = clock_.now();
  const auto b = flow_.cancel(customer, id, request, now);
  if (!b) {
    auto p = contract::problem_of(b.error());
    if (b.error().why == no::quote_lapsed) {
      if (const auto fresh = flow_.quote(customer, id, request.passengers, now))
        p.extra["quote"] = contract::to_json(*fresh);
    }
    return http::problem_response(p);
  }
  told_();
  return shown_.show(200, *b);
}

namespace {

http::response file(const domain::booking& b, const char* type, std::string bytes,
                    const std::string& ending) {
  return {200,
          type,
          std::move(bytes),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition",
            "attachment; filename=\"" + domain::reference_of(b.id) + ending + "\""}}};
}

}  // namespace

http::response changes_http::calendar(http::request& r) {
  const auto b = flow_.find(r.who.subject, r.param("id"));
  if (!b) return contract::answer(b.error());
  if (!contract::is_trip(*b)) return contract::answer({no::booking_not_confirmed});
  const auto l = contract::wished_language(r.header("accept-language"));
  return file(*b, contract::calendar_type,
              contract::calendar_file(*b, public_url_ + domain::pages_at(l) + "/trips/" + b->id, l),
              ".ics");
}

http::response changes_http::boarding_passes(http::request& r) {
  const auto b = flow_.find(r.who.subject, r.param("id"));
  if (!b) return contract::answer(b.error());
  if (b->state != booking_state::confirmed) return contract::answer({no::booking_not_confirmed});
  const auto l = contract::wished_language(r.header("accept-language"));
  return file(*b, "application/pdf", contract::boarding_passes_pdf(*b, l), "-boarding-passes.pdf");
}

}  // namespace customer_api

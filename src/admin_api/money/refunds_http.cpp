#include "admin_api/money/refunds_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;

struct sent_body {
  std::string reference;
};
BOOST_DESCRIBE_STRUCT(sent_body, (), (reference))

object refund_json(const backoffice::refund& f) {
  return {{"id", f.id},
          {"bookingId", f.booking_id},
          {"bookingReference", domain::reference_of(f.booking_id)},
          {"customer", object{{"name", f.customer_name}, {"email", f.customer_email}}},
          {"method", f.method},
          {"reason", domain::name_of(f.reason)},
          {"note", text_or_null(f.note)},
          {"amount", money_json(f.amount)},
          {"state", domain::name_of(f.state)},
          {"at", platform::format_instant(f.at)},
          {"askedBy", text_or_null(f.asked_by_name)},
          {"approvedBy", text_or_null(f.approved_by_name)},
          {"approvedAt", instant_or_null(f.approved_at)},
          {"paidBy", text_or_null(f.paid_by_name)},
          {"settledAt", instant_or_null(f.settled_at)},
          {"providerReference", text_or_null(f.provider_reference)},
          {"error", text_or_null(f.error)}};
}

}  // namespace

http::response refunds_http::list(http::request& r) {
  const http::query_params q(r.query, {"state", "booking", "cursor", "limit"});
  backoffice::refund_filter f;
  f.state = named(q, "state", domain::repayment_state_named);
  f.booking = q.text("booking").value_or("");
  return answer_page(refunds_.list(f, page_of(q)), refund_json);
}

http::response refunds_http::one(http::request& r) {
  const auto f = refunds_.find(r.param("id"));
  return f ? answer(200, refund_json(*f)) : contract::answer({domain::no::refund_not_found});
}

http::response refunds_http::done(const domain::result<backoffice::refund>& f) {
  if (!f) return contract::answer(f.error());
  told_();
  return answer(200, refund_json(*f));
}

http::response refunds_http::approve(http::request& r) {
  return done(refunds_.approve(r.param("id"), r.who.subject, clock_.now()));
}

http::response refunds_http::sent(http::request& r) {
  const auto body = json::read<sent_body>(r.body);
  field_checks checks;
  checks.line("/reference", body.reference, 120);
  checks.done();
  return done(refunds_.sent(r.param("id"), body.reference, r.who.subject, clock_.now()));
}

http::response refunds_http::retry(http::request& r) {
  return done(refunds_.retry(r.param("id"), r.who.subject, clock_.now()));
}

}  // namespace admin_api

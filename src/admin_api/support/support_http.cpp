#include "admin_api/support/support_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/idempotency.hpp"
#include "contract/problems.hpp"
#include "domain/booking.hpp"
#include "domain/review.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::array;
using boost::json::object;
using boost::json::value;
using domain::no;

struct answer_body {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(answer_body, (), (text))

object request_json(const backoffice::support_row& row) {
  const auto& r = row.request;
  return {
      {"id", r.id},
      {"subject", r.subject},
      {"state", domain::name_of(r.state)},
      {"customer",
       object{{"id", r.customer_id}, {"name", row.customer_name}, {"email", row.customer_email}}},
      {"bookingId", text_or_null(r.booking_id)},
      {"bookingReference",
       r.booking_id.empty() ? value(nullptr) : value(domain::reference_of(r.booking_id))},
      {"openedAt", platform::format_instant(r.opened_at)},
      {"changedAt", platform::format_instant(r.changed_at)},
      {"messageCount", row.messages}};
}

object detail_json(const backoffice::support_row& row) {
  auto o = request_json(row);
  array messages;
  for (const auto& m : row.request.messages) {
    messages.push_back(object{{"fromCustomer", m.from_customer},
                              {"author", m.author},
                              {"text", m.text},
                              {"at", platform::format_instant(m.at)}});
  }
  o["messages"] = std::move(messages);
  return o;
}

}  // namespace

http::response support_http::list(http::request& r) {
  const http::query_params q(r.query, {"q", "state", "customer", "booking", "cursor", "limit"});
  backoffice::support_filter f;
  f.state = named(q, "state", domain::support_state_named);
  f.text = q.text("q").value_or("");
  f.customer = q.text("customer").value_or("");
  f.booking = q.text("booking").value_or("");
  return answer_page(requests_.list(f, page_of(q)), request_json);
}

http::response support_http::one(http::request& r) {
  const auto found = requests_.find(r.param("id"));
  return found ? admin_api::answer(200, detail_json(*found))
               : contract::answer({no::support_request_not_found});
}

http::response support_http::act(http::request& r, const char* what, object body,
                                 const std::string& summary) {
  const auto id = r.param("id");
  if (!requests_.find(id)) return contract::answer({no::support_request_not_found});
  platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
    backoffice::note(t, {r.who.subject, std::string("support.") + what, id, summary}, clock_.now());
    return 0;
  });
  body["by"] = r.who.subject;
  const auto done = core_.post("/internal/v1/support-requests/" + id + "/" + what, body);
  return done.status == 200 ? one(r) : contract::pass_on(done);
}

http::response support_http::answer(http::request& r) {
  const auto key = contract::idempotency_key(r);
  const auto body = json::read<answer_body>(r.body);
  field_checks checks;
  checks.text("/text", body.text, domain::longest_support_text);
  checks.done();
  const auto who = people_.find(r.who.subject);
  const auto author = domain::public_name(who ? who->name : std::string());
  return act(r, "answer", {{"key", key}, {"author", author}, {"text", body.text}}, "Answered");
}

http::response support_http::close(http::request& r) {
  return act(r, "close", {}, "Closed");
}

http::response support_http::reopen(http::request& r) {
  return act(r, "reopen", {}, "Opened again");
}

}  // namespace admin_api

#include "customer_api/support/support_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>

#include "contract/field_checks.hpp"
#include "contract/idempotency.hpp"
#include "contract/problems.hpp"
#include "customer_api/account/profile.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::array;
using boost::json::object;
using boost::json::value;
using domain::no;
using platform::format_instant;

struct question_body {
  std::optional<std::string> bookingId;
  std::string subject, text;
};
BOOST_DESCRIBE_STRUCT(question_body, (), (bookingId, subject, text))

struct message_body {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(message_body, (), (text))

object request_json(const domain::support_request& r) {
  array messages;
  for (const auto& m : r.messages) {
    messages.push_back(object{{"fromCustomer", m.from_customer},
                              {"author", m.author},
                              {"text", m.text},
                              {"at", format_instant(m.at)}});
  }
  const bool about = !r.booking_id.empty();
  return {{"id", r.id},
          {"subject", r.subject},
          {"state", domain::name_of(r.state)},
          {"bookingId", about ? value(r.booking_id) : value(nullptr)},
          {"bookingReference", about ? value(domain::reference_of(r.booking_id)) : value(nullptr)},
          {"openedAt", format_instant(r.opened_at)},
          {"changedAt", format_instant(r.changed_at)},
          {"messages", std::move(messages)}};
}

http::response show(int status, const domain::support_request& r) {
  return http::json_response(status, boost::json::serialize(request_json(r)));
}

}  // namespace

http::response support_http::ask(http::request& r) {
  auto body = json::read<question_body>(r.body);
  contract::field_checks checks;
  checks.line("/subject", body.subject, domain::longest_support_subject);
  checks.text("/text", body.text, domain::longest_support_text);
  checks.done();
  sales::new_support_request wish{r.who.subject,
                                  profile_of(customers_, r.who.subject).name,
                                  contract::idempotency_key(r),
                                  {},
                                  {},
                                  std::move(body.subject),
                                  std::move(body.text)};
  if (body.bookingId) {
    const auto b = flow_.find(r.who.subject, *body.bookingId);
    if (!b) return contract::answer(b.error());
    wish.booking = b->id;
    wish.launch = b->launch.id;
  }
  const auto asked = requests_.ask(wish, clock_.now());
  if (!asked) return contract::answer(asked.error());
  told_();
  return show(201, *asked);
}

array support_http::requests_of(const std::string& customer) {
  array items;
  for (const auto& each : requests_.of_customer(customer)) items.push_back(request_json(each));
  return items;
}

http::response support_http::own(http::request& r) {
  return http::json_response(200,
                             boost::json::serialize(object{{"items", requests_of(r.who.subject)}}));
}

http::response support_http::one(http::request& r) {
  const auto found = requests_.find(r.param("id"));
  if (!found || found->customer_id != r.who.subject)
    return contract::answer({no::support_request_not_found});
  return show(200, *found);
}

http::response support_http::write(http::request& r) {
  auto body = json::read<message_body>(r.body);
  contract::field_checks checks;
  checks.text("/text", body.text, domain::longest_support_text);
  checks.done();
  const auto& customer = r.who.subject;
  const auto written =
      requests_.write(customer, r.param("id"),
                      {true, contract::idempotency_key(r), customer,
                       profile_of(customers_, customer).name, std::move(body.text), clock_.now()});
  if (!written) return contract::answer(written.error());
  told_();
  return show(200, *written);
}

}  // namespace customer_api

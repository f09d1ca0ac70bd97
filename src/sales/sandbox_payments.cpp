#include "sales/sandbox_payments.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/runtime/error.hpp"

namespace sales {
namespace {

constexpr const char* dependency = "payment-provider";

domain::charge_status status_named(std::string_view state) {
  if (state == "pending") return domain::charge_status::pending;
  if (state == "paid") return domain::charge_status::paid;
  if (state == "declined") return domain::charge_status::declined;
  if (state == "cancelled") return domain::charge_status::cancelled;
  throw platform::unavailable(dependency, "an unknown state: " + std::string(state));
}

charge charge_of(const platform::http::client_answer& answer) {
  boost::system::error_code ec;
  const auto value = boost::json::parse(answer.body, ec);
  if (answer.status >= 300 || ec || !value.is_object()) {
    throw platform::unavailable(dependency, "status " + std::to_string(answer.status));
  }
  const auto& o = value.get_object();
  return {status_named(o.at("state").as_string()), std::string(o.at("pageUrl").as_string()),
          std::string(o.at("id").as_string())};
}

}  // namespace

sandbox_payments::sandbox_payments(std::string url, std::string secret)
    : url_(std::move(url)), secret_(std::move(secret)), http_(dependency), breaker_(dependency) {}

platform::http::client_answer sandbox_payments::send(std::string method, const std::string& path,
                                                     std::string body) {
  platform::http::client_request r;
  r.method = std::move(method);
  r.url = url_ + path;
  r.headers = {{"Authorization", "Bearer " + secret_}, {"Content-Type", "application/json"}};
  r.body = std::move(body);
  return breaker_.run([&] { return http_.send(r); });
}

charge sandbox_payments::create(const charge_request& r) {
  const boost::json::object body{{"key", r.key},
                                 {"amountCents", r.amount},
                                 {"currency", domain::currency},
                                 {"description", r.description},
                                 {"returnUrl", r.return_url},
                                 {"webhookUrl", r.webhook_url}};
  return charge_of(send("POST", "/v1/charges", boost::json::serialize(body)));
}

charge sandbox_payments::ask(const std::string& key) {
  const auto answer = send("GET", "/v1/charges/" + key, {});
  return answer.status == 404 ? charge{} : charge_of(answer);
}

charge sandbox_payments::cancel(const std::string& key) {
  const auto answer = send("POST", "/v1/charges/" + key + "/cancel", "{}");
  if (answer.status == 404)
    return {domain::charge_status::cancelled, {}, {}};  // it never was, so nothing can come
  if (answer.status == 409) return ask(key);            // it is paid
  return charge_of(answer);
}

refund sandbox_payments::refund(const std::string& key, const std::string& charge,
                                domain::cents amount) {
  const boost::json::object body{{"key", key}, {"chargeKey", charge}, {"amountCents", amount}};
  const auto answer = send("POST", "/v1/refunds", boost::json::serialize(body));
  // There is no such charge, or more is asked back than it has: no repetition will change that.
  if (answer.status == 404 || answer.status == 409) return {refund_status::failed, {}};
  boost::system::error_code ec;
  const auto value = boost::json::parse(answer.body, ec);
  if (answer.status >= 300 || ec || !value.is_object())
    throw platform::unavailable(dependency, "status " + std::to_string(answer.status));
  const auto& o = value.get_object();
  const std::string_view state = o.at("state").as_string();
  return {state == "paid"     ? refund_status::paid
          : state == "failed" ? refund_status::failed
                              : refund_status::pending,
          std::string(o.at("id").as_string())};
}

}  // namespace sales

#include "contract/core_client.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "contract/service_token.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/trace.hpp"

namespace contract {
namespace {

// Between processes of ours it is real time that counts, whatever a test clock says.
platform::instant real_now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace

boost::json::object core_answer::json() const {
  boost::system::error_code ec;
  auto value = boost::json::parse(body, ec);
  if (ec || !value.is_object())
    throw platform::unavailable("core-api", "an answer that is not a JSON object");
  return std::move(value.get_object());
}

core_client::core_client(core_settings settings)
    : settings_(std::move(settings)), http_("core-api"), breaker_("core-api") {}

core_answer core_client::post(std::string_view path, const boost::json::object& body,
                              std::chrono::milliseconds limit) {
  return send("POST", path, boost::json::serialize(body), limit);
}

core_answer core_client::get(std::string_view path, std::chrono::milliseconds limit) {
  return send("GET", path, {}, limit);
}

core_answer core_client::send(std::string_view method, std::string_view path, std::string body,
                              std::chrono::milliseconds limit) {
  platform::http::client_request request;
  request.method = std::string(method);
  request.url = settings_.url + std::string(path);
  request.headers = {
      {"Authorization", make_service_token(settings_.caller, settings_.secret, real_now())},
      {"traceparent", platform::current_trace().id.empty() ? platform::trace::start().header()
                                                           : platform::current_trace().header()}};
  if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  request.body = std::move(body);
  request.timeout = limit;
  const auto answer = breaker_.run([&] { return http_.send(request); });
  if (answer.status >= 500)
    throw platform::unavailable("core-api", "status " + std::to_string(answer.status));
  return {answer.status, answer.body};
}

platform::http::response pass_on(const core_answer& a) {
  const bool problem = a.status >= 400;
  platform::http::response out{a.status,
                               problem ? "application/problem+json" : "application/json",
                               a.body,
                               {{"Cache-Control", "no-store"}}};
  if (const auto* seconds = retry_after(a.status)) out.headers.emplace_back("Retry-After", seconds);
  return out;
}

}  // namespace contract

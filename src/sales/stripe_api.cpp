#include "sales/stripe_api.hpp"

#include <boost/json/parse.hpp>

#include "platform/runtime/error.hpp"

namespace sales {
namespace {

namespace http = platform::http;
namespace json = boost::json;
using namespace std::chrono_literals;

constexpr const char* dependency = "payment-provider";

// For the log: never with our secret in it.
std::string words_of(const http::client_answer& a) {
  std::string out = "status " + std::to_string(a.status);
  if (const auto o = object_in(a.body)) {
    if (const auto* e = o->if_contains("error"); e != nullptr && e->is_object()) {
      for (const auto* name : {"type", "code", "param"})
        if (const auto t = text_in(e->get_object(), name); !t.empty()) out += ", " + t;
    }
  }
  if (const auto id = a.header("request-id"); !id.empty()) out += " (" + id + ")";
  return out;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

stripe_form& stripe_form::add(std::string_view name, std::string_view value) {
  if (!text_.empty()) text_ += '&';
  text_ += percent_encoded(name) + '=' + percent_encoded(value);
  return *this;
}

void stripe_makes_no_sense(const std::string& what) {
  throw platform::unavailable(dependency, "Stripe: " + what);
}

std::optional<json::object> object_in(std::string_view body) {
  boost::system::error_code ec;
  auto value = json::parse({body.data(), body.size()}, ec);
  if (ec || !value.is_object()) return {};
  return std::move(value.get_object());
}

std::string text_in(const json::object& o, std::string_view name) {
  const auto* v = o.if_contains(name);
  return v != nullptr && v->is_string() ? std::string(v->get_string()) : std::string();
}

std::string key_in(const json::object& o) {
  const auto* metadata = o.if_contains("metadata");
  return metadata != nullptr && metadata->is_object() ? text_in(metadata->get_object(), "key")
                                                      : std::string();
}

// 401, 403, 409 and 429 are no such answer: they change with the settings or by waiting.
bool stripe_refused(const http::client_answer& a) noexcept {
  return a.status == 400 || a.status == 402 || a.status == 404;
}

json::object stripe_said(const http::client_answer& a) {
  if (a.status != 200) stripe_makes_no_sense(words_of(a));
  auto o = object_in(a.body);
  if (!o) stripe_makes_no_sense("an answer without JSON");
  return *std::move(o);
}

stripe_api::stripe_api(std::string url, std::string secret_key)
    : url_(std::move(url)),
      secret_key_(std::move(secret_key)),
      http_(dependency, 1500ms),
      breaker_(dependency) {}

http::client_answer stripe_api::send(http::client_request r) {
  r.headers.emplace_back("Authorization", "Bearer " + secret_key_);
  r.headers.emplace_back("Stripe-Version", stripe_version);
  r.timeout = 4s;  // within a request's five
  return breaker_.run([&] {
    auto a = http_.send(r);
    if (a.status >= 300 && !stripe_refused(a)) stripe_makes_no_sense(words_of(a));
    return a;
  });
}

http::client_answer stripe_api::post(const std::string& path, const std::string& idempotency_key,
                                     std::string body) {
  http::client_request r;
  r.method = "POST";
  r.url = url_ + path;
  r.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
               {"Idempotency-Key", idempotency_key}};
  r.body = std::move(body);
  return send(std::move(r));
}

http::client_answer stripe_api::get(const std::string& path) {
  http::client_request r;
  r.url = url_ + path;
  return send(std::move(r));
}

}  // namespace sales

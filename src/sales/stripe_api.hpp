#pragma once
// Stripe's HTTP API as we speak it: one version, form bodies, a key with everything that is to
// happen once. Used by payments and by the invariants.

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/client.hpp"

namespace sales {

// The words and shapes are of this version; Stripe goes on speaking it to us.
inline constexpr std::string_view stripe_version = "2026-08-26.dahlia";

class stripe_api {
 public:
  stripe_api(std::string url, std::string secret_key);

  // Throw platform::unavailable("payment-provider") for all but yes and a final no (`refused`).
  [[nodiscard]] platform::http::client_answer post(const std::string& path,
                                                   const std::string& idempotency_key,
                                                   std::string body);
  [[nodiscard]] platform::http::client_answer get(const std::string& path);

 private:
  platform::http::client_answer send(platform::http::client_request r);

  std::string url_, secret_key_;
  platform::http::client http_;
  platform::http::breaker breaker_;
};

// It says no for good: no repetition will change that.
[[nodiscard]] bool stripe_refused(const platform::http::client_answer& a) noexcept;
// The body of a yes; throws platform::unavailable for all else.
[[nodiscard]] boost::json::object stripe_said(const platform::http::client_answer& a);
[[noreturn]] void stripe_makes_no_sense(const std::string& what);

// application/x-www-form-urlencoded, in Stripe's notation for members of members.
class stripe_form {
 public:
  stripe_form& add(std::string_view name, std::string_view value);
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  std::string text_;
};
[[nodiscard]] std::string percent_encoded(std::string_view text);

// What is there of an object that others wrote.
[[nodiscard]] std::optional<boost::json::object> object_in(std::string_view body);
[[nodiscard]] std::string text_in(const boost::json::object& o, std::string_view name);  // "": none
[[nodiscard]] std::string key_in(const boost::json::object& o);  // ours, in its metadata

}  // namespace sales

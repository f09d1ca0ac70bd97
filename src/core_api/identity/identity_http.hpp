#pragma once
// Identity on the wire: what /auth/* of all three APIs ends in. The same call serves Core's own
// public routes and the internal listener.

#include <span>

#include "contract/auth_http.hpp"
#include "core_api/identity/own_account.hpp"
#include "sales/customers.hpp"

namespace core_api {

class identity_http {
 public:
  // The keys are published; the first one signs.
  identity_http(identity& who, users& people, session_store& sessions, second_factors& factors,
                sales::customers& profiles, std::span<const platform::security::signing_key> keys,
                const platform::clock& clock);

  // "login", "refresh", …: the answer as Core gives it to a service.
  [[nodiscard]] contract::core_answer call(std::string_view what, const boost::json::object& body);

  // Internal listener.
  platform::http::response internal(
      platform::http::request& r);  // POST /internal/v1/sessions/{what}
  platform::http::response ended(platform::http::request& r);
  platform::http::response live(platform::http::request& r);
  platform::http::response jwks(platform::http::request& r);

 private:
  bool admitted(std::string_view what, const boost::json::object& body);
  contract::core_answer decide(std::string_view what, const boost::json::object& body);

  identity& who_;
  own_account own_;
  session_store& sessions_;
  sales::customers& profiles_;
  std::span<const platform::security::signing_key> keys_;
  const platform::clock& clock_;
};

}  // namespace core_api

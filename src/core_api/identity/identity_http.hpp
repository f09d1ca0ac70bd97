#pragma once
// Identity on the wire: what /auth/* of all three APIs ends in. The same call serves Core's own
// public routes and the internal listener.

#include "contract/auth_http.hpp"
#include "core_api/identity/identity.hpp"
#include "sales/customers.hpp"

namespace core_api {

class identity_http {
 public:
  identity_http(identity& who, users& people, session_store& sessions, sales::customers& profiles,
                const platform::security::signing_key& key, const platform::clock& clock);

  // "login", "refresh", …: the answer as Core gives it to a service.
  [[nodiscard]] contract::core_answer call(std::string_view what, const boost::json::object& body);

  // Internal listener.
  platform::http::response internal(
      platform::http::request& r);  // POST /internal/v1/sessions/{what}
  platform::http::response ended(platform::http::request& r);
  platform::http::response live(platform::http::request& r);
  platform::http::response jwks(platform::http::request& r);
  platform::http::response invite(platform::http::request& r);
  platform::http::response rename(platform::http::request& r);
  platform::http::response remove(platform::http::request& r);

  // For IT operators.
  platform::http::response list_users(platform::http::request& r);
  platform::http::response invite_user(platform::http::request& r);

 private:
  contract::core_answer decide(std::string_view what, const boost::json::object& body);

  identity& who_;
  users& people_;
  session_store& sessions_;
  sales::customers& profiles_;
  const platform::security::signing_key& key_;
  const platform::clock& clock_;
};

}  // namespace core_api

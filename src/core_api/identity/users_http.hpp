#pragma once
// Accounts on the wire: for IT operators, and for the other services on the internal listener.

#include "core_api/identity/identity.hpp"
#include "platform/http/message.hpp"

namespace core_api {

class users_http {
 public:
  users_http(identity& who, users& people, session_store& sessions, second_factors& factors,
             const platform::clock& clock)
      : who_(who), people_(people), sessions_(sessions), factors_(factors), clock_(clock) {}

  // For IT operators.
  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response invite_staff(platform::http::request& r);
  platform::http::response suspend(platform::http::request& r);
  platform::http::response restore(platform::http::request& r);
  platform::http::response sign_out(platform::http::request& r);
  platform::http::response take_factor_away(platform::http::request& r);

  // Internal listener.
  platform::http::response invite(platform::http::request& r);
  platform::http::response rename(platform::http::request& r);
  platform::http::response remove(platform::http::request& r);
  platform::http::response suspend_for(platform::http::request& r);
  platform::http::response restore_for(platform::http::request& r);

 private:
  identity& who_;
  users& people_;
  session_store& sessions_;
  second_factors& factors_;
  const platform::clock& clock_;
};

}  // namespace core_api

#pragma once
// Colleagues: seen by all employees; financial ones change roles and suspend, never their own.

#include "admin_api/people/account_states.hpp"
#include "backoffice/accounts.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class employees_http {
 public:
  employees_http(backoffice::accounts& accounts, contract::core_client& core,
                 const platform::clock& clock)
      : accounts_(accounts), core_(core), states_(core), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response change_role(platform::http::request& r);
  platform::http::response suspend(platform::http::request& r);
  platform::http::response restore(platform::http::request& r);

 private:
  platform::http::response change_state(platform::http::request& r, bool suspended);
  platform::http::response show(const platform::http::request& r, const std::string& id);

  backoffice::accounts& accounts_;
  contract::core_client& core_;
  account_states states_;
  const platform::clock& clock_;
};

}  // namespace admin_api

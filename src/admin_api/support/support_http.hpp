#pragma once
// Support requests as employees see them: found, answered (the customer gets an e-mail), closed.
// Core does it; here it is asked for, and noted who did.

#include "backoffice/accounts.hpp"
#include "backoffice/audit.hpp"
#include "backoffice/support.hpp"
#include "contract/core_client.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class support_http {
 public:
  support_http(platform::postgres::pool& db, backoffice::support& requests,
               backoffice::accounts& people, contract::core_client& core,
               const platform::clock& clock)
      : db_(db), requests_(requests), people_(people), core_(core), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response answer(platform::http::request& r);
  platform::http::response close(platform::http::request& r);
  platform::http::response reopen(platform::http::request& r);

 private:
  // Noted before it is done: an act that was not noted must not be possible.
  [[nodiscard]] platform::http::response act(platform::http::request& r, const char* what,
                                             boost::json::object body, const std::string& summary);

  platform::postgres::pool& db_;
  backoffice::support& requests_;
  backoffice::accounts& people_;
  contract::core_client& core_;
  const platform::clock& clock_;
};

}  // namespace admin_api

#pragma once
// The people of a supplier: its owner invites and removes the others through Core, which mails a
// link to set a password.

#include "backoffice/accounts.hpp"
#include "contract/core_client.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class team_http {
 public:
  team_http(backoffice::accounts& accounts, contract::core_client& core,
            const platform::clock& clock)
      : accounts_(accounts), core_(core), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response invite(platform::http::request& r);
  platform::http::response remove(platform::http::request& r);
  platform::http::response hand_over(platform::http::request& r);

 private:
  backoffice::accounts& accounts_;
  contract::core_client& core_;
  const platform::clock& clock_;
};

}  // namespace admin_api

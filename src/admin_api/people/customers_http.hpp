#pragma once
// Customers for employees: found, suspended, their details corrected. The profile is written by
// Core in its own document and comes back here by its event.

#include "admin_api/people/account_states.hpp"
#include "backoffice/accounts.hpp"
#include "backoffice/customer_accounts.hpp"
#include "platform/http/message.hpp"
#include "platform/postgres/pool.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class customers_http {
 public:
  customers_http(platform::postgres::pool& db, backoffice::customer_accounts& customers,
                 contract::core_client& core, const platform::clock& clock)
      : db_(db), customers_(customers), core_(core), states_(core), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response correct(platform::http::request& r);
  platform::http::response suspend(platform::http::request& r);
  platform::http::response restore(platform::http::request& r);

 private:
  platform::http::response change_state(platform::http::request& r, bool suspended);
  platform::http::response show(const std::string& id);

  platform::postgres::pool& db_;
  backoffice::customer_accounts& customers_;
  contract::core_client& core_;
  account_states states_;
  const platform::clock& clock_;
};

}  // namespace admin_api

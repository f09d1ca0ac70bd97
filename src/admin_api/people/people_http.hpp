#pragma once
// Suppliers and colleagues: listed, and invited through Core, which mails them a link to set a
// password.

#include "backoffice/accounts.hpp"
#include "backoffice/suppliers.hpp"
#include "contract/core_client.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class people_http {
 public:
  people_http(backoffice::suppliers& suppliers, backoffice::accounts& accounts,
              contract::core_client& core, const platform::clock& clock)
      : suppliers_(suppliers), accounts_(accounts), core_(core), clock_(clock) {}

  platform::http::response suppliers(platform::http::request& r);
  platform::http::response invite_supplier(platform::http::request& r);
  platform::http::response invite_employee(platform::http::request& r);

 private:
  backoffice::suppliers& suppliers_;
  backoffice::accounts& accounts_;
  contract::core_client& core_;
  const platform::clock& clock_;
};

}  // namespace admin_api

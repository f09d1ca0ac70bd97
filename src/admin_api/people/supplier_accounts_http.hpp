#pragma once
// A supplier for employees: its people, its details corrected, suspended with all its people,
// invited once more.

#include <functional>

#include "admin_api/people/account_states.hpp"
#include "backoffice/accounts.hpp"
#include "backoffice/suppliers.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class supplier_accounts_http {
 public:
  // `told` is called when there are events for Core.
  supplier_accounts_http(backoffice::suppliers& suppliers, backoffice::accounts& accounts,
                         contract::core_client& core, const platform::clock& clock,
                         std::function<void()> told)
      : suppliers_(suppliers),
        accounts_(accounts),
        core_(core),
        states_(core),
        clock_(clock),
        told_(std::move(told)) {}

  platform::http::response one(platform::http::request& r);
  platform::http::response correct(platform::http::request& r);
  platform::http::response suspend(platform::http::request& r);
  platform::http::response restore(platform::http::request& r);
  platform::http::response invite_again(platform::http::request& r);

 private:
  platform::http::response show(const backoffice::supplier& s);
  // Who of its people can sign in now.
  std::vector<std::string> active_people(const std::string& supplier);

  backoffice::suppliers& suppliers_;
  backoffice::accounts& accounts_;
  contract::core_client& core_;
  account_states states_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace admin_api

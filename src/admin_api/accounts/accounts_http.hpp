#pragma once
// Signing in to the Supplier and the Employee app, and the own account. Core keeps the credentials;
// whoever it lets in comes to be known here by name.

#include "backoffice/accounts.hpp"
#include "backoffice/suppliers.hpp"
#include "contract/auth_http.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class accounts_http {
 public:
  // `told` is called when there are events for Core.
  accounts_http(contract::auth_http& auth, backoffice::accounts& accounts,
                backoffice::suppliers& suppliers, contract::core_client& core,
                const platform::clock& clock, std::string customer_url, std::function<void()> told)
      : auth_(auth),
        accounts_(accounts),
        suppliers_(suppliers),
        core_(core),
        clock_(clock),
        customer_url_(std::move(customer_url)),
        told_(std::move(told)) {}

  platform::http::response login(platform::http::request& r);
  platform::http::response finish_setup(platform::http::request& r);
  platform::http::response accept_invitation(platform::http::request& r);
  platform::http::response me(platform::http::request& r);
  platform::http::response edit_me(platform::http::request& r);
  platform::http::response edit_supplier(platform::http::request& r);

 private:
  void came_in(const boost::json::object& session, bool takes_name);
  platform::http::response show(const platform::http::request& r);

  contract::auth_http& auth_;
  backoffice::accounts& accounts_;
  backoffice::suppliers& suppliers_;
  contract::core_client& core_;
  const platform::clock& clock_;
  std::string customer_url_;  // where public pages are
  std::function<void()> told_;
};

}  // namespace admin_api

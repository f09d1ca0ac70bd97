#pragma once
// A customer's account: registering, signing in, the profile.

#include "contract/auth_http.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/bookings.hpp"
#include "sales/customers.hpp"

namespace customer_api {

class account_http {
 public:
  account_http(contract::auth_http& auth, sales::customers& customers,
               sales::booking_store& bookings, const platform::clock& clock,
               std::function<void()> told)
      : auth_(auth),
        customers_(customers),
        bookings_(bookings),
        clock_(clock),
        told_(std::move(told)) {}

  platform::http::response register_customer(platform::http::request& r);
  platform::http::response login(platform::http::request& r);
  platform::http::response profile(platform::http::request& r);
  platform::http::response change_profile(platform::http::request& r);

 private:
  // Credentials live in Core, the profile here: a crash between the two is mended at the next
  // sign-in.
  void make_profile(const boost::json::object& session);
  platform::http::response show(const domain::customer& c);

  contract::auth_http& auth_;
  sales::customers& customers_;
  sales::booking_store& bookings_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace customer_api

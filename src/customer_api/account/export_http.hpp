#pragma once
// All that we know of a customer, as one file to take along.

#include "customer_api/support/support_http.hpp"
#include "customer_api/waiting/waiting_http.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/bookings.hpp"
#include "sales/customers.hpp"
#include "sales/reviews.hpp"

namespace customer_api {

class export_http {
 public:
  export_http(sales::customers& customers, sales::booking_store& bookings, waiting_http& waiting,
              sales::reviews& reviews, support_http& support, const platform::clock& clock)
      : customers_(customers),
        bookings_(bookings),
        waiting_(waiting),
        reviews_(reviews),
        support_(support),
        clock_(clock) {}

  platform::http::response all(platform::http::request& r);

 private:
  sales::customers& customers_;
  sales::booking_store& bookings_;
  waiting_http& waiting_;
  sales::reviews& reviews_;
  support_http& support_;
  const platform::clock& clock_;
};

}  // namespace customer_api

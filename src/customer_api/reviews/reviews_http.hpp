#pragma once
// The own review of a trip that has flown.

#include <functional>

#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/booking_flow.hpp"
#include "sales/customers.hpp"
#include "sales/reviews.hpp"

namespace customer_api {

class reviews_http {
 public:
  reviews_http(sales::reviews& reviews, sales::booking_flow& flow, sales::customers& customers,
               const platform::clock& clock, std::function<void()> told)
      : reviews_(reviews),
        flow_(flow),
        customers_(customers),
        clock_(clock),
        told_(std::move(told)) {}

  platform::http::response own(platform::http::request& r);
  platform::http::response write(platform::http::request& r);

 private:
  sales::reviews& reviews_;
  sales::booking_flow& flow_;
  sales::customers& customers_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace customer_api

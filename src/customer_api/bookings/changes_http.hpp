#pragma once
// What a customer does with a paid trip: see what giving it up would bring, give seats up, put it
// into a calendar.

#include "customer_api/bookings/bookings_http.hpp"

namespace customer_api {

class changes_http {
 public:
  changes_http(sales::booking_flow& flow, const bookings_http& shown, const platform::clock& clock,
               std::string public_url, std::function<void()> told)
      : flow_(flow),
        shown_(shown),
        clock_(clock),
        public_url_(std::move(public_url)),
        told_(std::move(told)) {}

  platform::http::response quote(platform::http::request& r);
  platform::http::response cancel(platform::http::request& r);
  platform::http::response calendar(platform::http::request& r);
  platform::http::response boarding_passes(platform::http::request& r);

 private:
  sales::booking_flow& flow_;
  const bookings_http& shown_;
  const platform::clock& clock_;
  std::string public_url_;
  std::function<void()> told_;
};

}  // namespace customer_api

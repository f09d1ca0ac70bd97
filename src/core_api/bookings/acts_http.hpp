#pragma once
// What employees do to a customer's booking: Admin API asks here, and the booking's own document
// decides, as it does when the customer asks.

#include "contract/booking_wire.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/booking_flow.hpp"

namespace core_api {

class acts_http {
 public:
  acts_http(sales::booking_flow& flow, sales::booking_store& bookings, const platform::clock& clock)
      : flow_(flow), bookings_(bookings), clock_(clock) {}

  // Seats for a customer who called, paid by bank transfer: held, named and begun to be paid, or
  // nothing at all.
  platform::http::response book(platform::http::request& r);
  platform::http::response quote(platform::http::request& r);
  platform::http::response cancel(platform::http::request& r);
  platform::http::response passengers(platform::http::request& r);
  // More than the rules give.
  platform::http::response refund(platform::http::request& r);
  // A bank transfer has come, or will not.
  platform::http::response transfer(platform::http::request& r);

 private:
  domain::result<domain::booking> name_and_pay(const domain::booking& held,
                                               contract::passengers_body list,
                                               domain::instant departs_at, domain::instant now);

  sales::booking_flow& flow_;
  sales::booking_store& bookings_;
  const platform::clock& clock_;
};

}  // namespace core_api

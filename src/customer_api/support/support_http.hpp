#pragma once
// A customer asks us something, about a booking or not, and reads our answers.

#include <boost/json/array.hpp>
#include <functional>

#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/booking_flow.hpp"
#include "sales/customers.hpp"
#include "sales/support.hpp"

namespace customer_api {

class support_http {
 public:
  support_http(sales::support& requests, sales::booking_flow& flow, sales::customers& customers,
               const platform::clock& clock, std::function<void()> told)
      : requests_(requests),
        flow_(flow),
        customers_(customers),
        clock_(clock),
        told_(std::move(told)) {}

  platform::http::response ask(platform::http::request& r);
  platform::http::response own(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response write(platform::http::request& r);
  [[nodiscard]] boost::json::array requests_of(const std::string& customer);

 private:
  sales::support& requests_;
  sales::booking_flow& flow_;
  sales::customers& customers_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace customer_api

#pragma once
// The waiting list as its customers see it. A place is named by its launch: one for each customer
// and launch.

#include <boost/json/array.hpp>

#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/waiting_list.hpp"

namespace customer_api {

class waiting_http {
 public:
  waiting_http(sales::waiting_list& list, sales::booking_flow& flow, sales::booking_store& bookings,
               const platform::clock& clock, std::function<void()> told)
      : list_(list), flow_(flow), bookings_(bookings), clock_(clock), told_(std::move(told)) {}

  platform::http::response join(platform::http::request& r);
  // Places and offers.
  platform::http::response own(platform::http::request& r);
  [[nodiscard]] boost::json::array places_of(const std::string& customer);
  platform::http::response decline(platform::http::request& r);
  platform::http::response leave(platform::http::request& r);

 private:
  [[nodiscard]] std::vector<domain::booking> offers_to(const std::string& customer);

  sales::waiting_list& list_;
  sales::booking_flow& flow_;
  sales::booking_store& bookings_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace customer_api

#pragma once
// Erasing the own account: refused while something is open, then for good. The profile goes at
// once; Core forgets the rest.

#include "contract/auth_http.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/calendar_links.hpp"
#include "sales/customers.hpp"
#include "sales/waiting_list.hpp"

namespace customer_api {

class erasure_http {
 public:
  struct ports {
    contract::auth_http& auth;
    sales::customers& customers;
    sales::booking_store& bookings;
    sales::launch_store& launches;
    sales::waiting_list& waiting;
    sales::calendar_links& calendars;
    const platform::clock& clock;
    std::function<void()> told;
  };
  explicit erasure_http(ports p) : p_(std::move(p)) {}

  platform::http::response erase(platform::http::request& r);

 private:
  [[nodiscard]] std::vector<domain::booking> open_bookings(const std::string& customer);

  ports p_;
};

}  // namespace customer_api

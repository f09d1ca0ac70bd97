#pragma once
// A customer's trips as a calendar that follows each change, under an address that only they know
// and may end.

#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/bookings.hpp"
#include "sales/calendar_links.hpp"
#include "sales/customers.hpp"

namespace customer_api {

class subscription_http {
 public:
  subscription_http(sales::calendar_links& links, sales::booking_store& bookings,
                    sales::customers& customers, const platform::clock& clock,
                    std::string public_url)
      : links_(links),
        bookings_(bookings),
        customers_(customers),
        clock_(clock),
        public_url_(std::move(public_url)) {}

  platform::http::response show(platform::http::request& r);
  platform::http::response begin(platform::http::request& r);
  platform::http::response end(platform::http::request& r);
  platform::http::response feed(platform::http::request& r);

 private:
  [[nodiscard]] platform::http::response told(
      const std::optional<sales::calendar_link>& link) const;

  sales::calendar_links& links_;
  sales::booking_store& bookings_;
  sales::customers& customers_;
  const platform::clock& clock_;
  std::string public_url_;
};

}  // namespace customer_api

#pragma once
// E-mails about new launches end with one click in the mail (RFC 8058), without signing in.

#include <functional>

#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/customers.hpp"

namespace customer_api {

class unsubscribe_http {
 public:
  unsubscribe_http(sales::customers& customers, const platform::clock& clock, std::string secret,
                   std::function<void()> told)
      : customers_(customers), clock_(clock), secret_(std::move(secret)), told_(std::move(told)) {}

  // A mail program's own button asks by POST, whatever the body; done twice is done once.
  platform::http::response stop(platform::http::request& r);
  // A person is asked on a page: programs that look at links must not end anything.
  platform::http::response page(platform::http::request& r);

 private:
  sales::customers& customers_;
  const platform::clock& clock_;
  std::string secret_;
  std::function<void()> told_;
};

}  // namespace customer_api

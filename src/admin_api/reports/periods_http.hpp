#pragma once
// Months of the books, and closing them.

#include "backoffice/periods.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class periods_http {
 public:
  periods_http(backoffice::periods& periods, const platform::clock& clock)
      : periods_(periods), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response close(platform::http::request& r);

 private:
  backoffice::periods& periods_;
  const platform::clock& clock_;
};

}  // namespace admin_api

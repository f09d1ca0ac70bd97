#pragma once
// Bookings as the books have them, for employees.

#include "backoffice/bookings.hpp"
#include "platform/http/message.hpp"

namespace admin_api {

class bookings_http {
 public:
  explicit bookings_http(backoffice::bookings& bookings) : bookings_(bookings) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);

 private:
  backoffice::bookings& bookings_;
};

}  // namespace admin_api

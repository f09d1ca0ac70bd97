#pragma once
// Bookings as the books have them, for employees.

#include <boost/json/value.hpp>

#include "backoffice/bookings.hpp"
#include "contract/core_client.hpp"
#include "platform/http/message.hpp"

namespace admin_api {

class bookings_http {
 public:
  bookings_http(backoffice::bookings& bookings, contract::core_client& core)
      : bookings_(bookings), core_(core) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);

 private:
  // All that a search finds, for a spreadsheet.
  platform::http::response file(const backoffice::booking_filter& f);
  // What was written to whom about it; nothing while Core does not answer.
  boost::json::value emails_of(const std::string& booking);

  backoffice::bookings& bookings_;
  contract::core_client& core_;
};

}  // namespace admin_api

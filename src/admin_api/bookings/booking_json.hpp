#pragma once
// Bookings as employees and suppliers see them.

#include <boost/json/object.hpp>

#include "backoffice/bookings.hpp"

namespace admin_api {

[[nodiscard]] boost::json::object booking_json(const backoffice::booking_row& b);
// Without its e-mails, which Core has.
[[nodiscard]] boost::json::object booking_json(const backoffice::booking_detail& d);

}  // namespace admin_api

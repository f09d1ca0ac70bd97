#pragma once
// A booking as its customer sees it.

#include <boost/json/object.hpp>

#include "domain/booking.hpp"
#include "sales/launches.hpp"

namespace customer_api {

// `current` is the launch as it is now, if it is known; else the booking's own facts stand.
[[nodiscard]] boost::json::object booking_json(const domain::booking& b,
                                               const sales::launch* current);
[[nodiscard]] boost::json::object document_json(const domain::document_facts& d);

}  // namespace customer_api

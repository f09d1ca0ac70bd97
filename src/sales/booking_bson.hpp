#pragma once
// Bookings as documents of MongoDB Customer, collection `bookings`.

#include "domain/booking.hpp"
#include "platform/mongo/bson.hpp"

namespace sales {

// Without _id, version, outbox and pending.
[[nodiscard]] platform::mongo::doc booking_to_bson(const domain::booking& b);
[[nodiscard]] domain::booking booking_from_bson(platform::mongo::view v);

}  // namespace sales

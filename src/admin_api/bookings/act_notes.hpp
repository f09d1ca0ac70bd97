#pragma once
// What the audit keeps of an employee's act on a booking: who has its seats before and after.
// Of passengers only the names.

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contract/booking_wire.hpp"
#include "domain/booking.hpp"

namespace admin_api {

struct seats_note {
  boost::json::value before, after;
};

// `given_up`: ids of passengers; none: all that are kept.
[[nodiscard]] seats_note note_of_cancellation(
    const std::vector<domain::passenger>& passengers,
    const std::optional<std::vector<std::string>>& given_up);
[[nodiscard]] seats_note note_of_exchange(const std::vector<domain::passenger>& passengers,
                                          const contract::passengers_body& wish);

}  // namespace admin_api

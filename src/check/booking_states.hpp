#pragma once
// Which states of a booking have seats that are paid for.

#include "domain/booking.hpp"

namespace check {

[[nodiscard]] inline bool has_sold_seats(const domain::booking& b) noexcept {
  using domain::booking_state;
  return b.state == booking_state::confirmed || b.state == booking_state::cancelling ||
         b.state == booking_state::forfeited || b.state == booking_state::flown;
}

}  // namespace check

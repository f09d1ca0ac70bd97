#include "sales/bookings.hpp"

namespace sales {

std::optional<domain::instant> due_at(const domain::booking& b) noexcept {
  using domain::booking_state;
  switch (b.state) {
    case booking_state::held: return b.held_until;
    // The provider tells by webhook; who hears nothing for a while asks.
    case booking_state::paying: return b.changed_at + std::chrono::seconds{20};
    case booking_state::cancelling: return b.changed_at;
    default: return b.ask_at;
  }
}

}  // namespace sales

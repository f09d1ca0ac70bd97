#include "sales/bookings.hpp"

#include <algorithm>

namespace sales {

namespace {

std::optional<domain::instant> due_in_its_state(const domain::booking& b) noexcept {
  using domain::booking_state;
  switch (b.state) {
    case booking_state::held: return domain::remind_at(b).value_or(b.held_until);
    // The provider tells by webhook; who hears nothing for a while asks. A transfer nobody tells.
    case booking_state::paying:
      return b.by_bank_transfer() ? b.pay_by : b.changed_at + std::chrono::seconds{20};
    case booking_state::cancelling: return b.changed_at;
    default: return b.ask_at;
  }
}

}  // namespace

std::optional<domain::instant> due_at(const domain::booking& b) noexcept {
  const auto due = due_in_its_state(b);
  if (!due || !b.ask_at) return due ? due : b.ask_at;
  return std::min(*due, *b.ask_at);
}

}  // namespace sales

#pragma once
// What a supplier pays us.

#include <string_view>

#include "domain/money.hpp"

namespace domain {

// Per mille of a successful launch's revenue: 1 % for a supplier's first two, 0.8 % after. Stored,
// never recomputed.
[[nodiscard]] constexpr int fee_rate_per_mille(int successful_launches_before) noexcept {
  return successful_launches_before < 2 ? 10 : 8;
}
// Why it is this rate, for people.
[[nodiscard]] constexpr std::string_view fee_reason(int rate_per_mille) noexcept {
  return rate_per_mille == fee_rate_per_mille(0) ? "one of the first two successful launches"
                                                 : "from the third successful launch on";
}
// Rounded down to the cent.
[[nodiscard]] constexpr cents success_fee(cents revenue, int rate_per_mille) noexcept {
  return revenue / 1000 * rate_per_mille + revenue % 1000 * rate_per_mille / 1000;
}
// For an aborted launch.
inline constexpr cents abort_fee = 100'000;

}  // namespace domain

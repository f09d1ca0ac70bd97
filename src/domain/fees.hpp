#pragma once
// What a supplier pays us.

#include "domain/money.hpp"

namespace domain {

// Per mille of a successful launch's revenue: 1 % for a supplier's first two, 0.8 % after. Stored,
// never recomputed.
[[nodiscard]] constexpr int fee_rate_per_mille(int successful_launches_before) noexcept {
  return successful_launches_before < 2 ? 10 : 8;
}
// For an aborted launch.
inline constexpr cents abort_fee = 100'000;

}  // namespace domain

#pragma once
// What a customer gets back, by the time left before departure. Frozen on the booking when the hold
// is made.

#include <array>
#include <optional>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/money.hpp"

namespace domain {

struct refund_tier {
  int percent;
  int months_before_departure;  // inclusive at the instant
};

// A year or more before departure 90 % back, three months or more 70 %, else nothing.
inline constexpr std::array<refund_tier, 2> refund_tiers{{{90, 12}, {70, 3}}};

using refund_policy = std::vector<refund_tier>;
[[nodiscard]] inline refund_policy current_refund_policy() {
  return {refund_tiers.begin(), refund_tiers.end()};
}

[[nodiscard]] inline int refund_percent(const refund_policy& policy, instant departs_at,
                                        instant now) {
  for (const auto& tier : policy) {
    if (now <= months_before(departs_at, tier.months_before_departure)) return tier.percent;
  }
  return 0;
}

}  // namespace domain

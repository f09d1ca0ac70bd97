#pragma once
// Money: whole cents of one currency (USD). Never a floating point number.

#include <cstdint>
#include <string_view>

namespace domain {

using cents = std::int64_t;
inline constexpr std::string_view currency = "USD";

// Accepted price of one seat: 0.01 to 100,000,000 USD.
inline constexpr cents lowest_price = 1, highest_price = 10'000'000'000;

// Rounded down to the cent. Taken per seat, so that seats cancelled one by one or together give the
// same. Parts per thousand, because the supplier's fee may be 0.8 %. `amount` up to 9 * 10^15
// cents.
[[nodiscard]] constexpr cents per_mille(cents amount, int parts) noexcept {
  return amount / 1000 * parts + amount % 1000 * parts / 1000;
}
[[nodiscard]] constexpr cents percent(cents amount, int parts) noexcept {
  return per_mille(amount, parts * 10);
}

}  // namespace domain

#pragma once
// Calendar arithmetic in UTC. "A year before", "three months before" clamp to the last day of a
// shorter month.

#include <chrono>

namespace domain {

using instant = std::chrono::sys_time<std::chrono::milliseconds>;
using day = std::chrono::year_month_day;

[[nodiscard]] constexpr day plus_months(day d, std::chrono::months m) noexcept {
  const day moved = d + m;
  return moved.ok() ? moved : day{moved.year() / moved.month() / std::chrono::last};
}

// The same time of day, so many calendar months earlier.
[[nodiscard]] constexpr instant months_before(instant at, int months) noexcept {
  const auto date = std::chrono::floor<std::chrono::days>(at);
  return std::chrono::sys_days{plus_months(day{date}, -std::chrono::months{months})} + (at - date);
}
[[nodiscard]] constexpr instant months_after(instant at, int months) noexcept {
  return months_before(at, -months);
}

[[nodiscard]] constexpr day day_of(instant at) noexcept {
  return day{std::chrono::floor<std::chrono::days>(at)};
}

// Completed years on a day. Born on 29 February counts as 1 March in common years.
[[nodiscard]] constexpr int completed_years(day born, day on) noexcept {
  const int years = static_cast<int>(on.year()) - static_cast<int>(born.year());
  const day birthday{on.year(), born.month(), born.day()};
  const auto from = birthday.ok() ? std::chrono::sys_days{birthday}
                                  : std::chrono::sys_days{on.year() / std::chrono::March / 1};
  return std::chrono::sys_days{on} >= from ? years : years - 1;
}

}  // namespace domain

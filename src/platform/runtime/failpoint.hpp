#pragma once
// Named points at which a test build can be made to end itself (as kill -9 would) or to drop a
// guard.
//   ASTRO_CRASH_AT=hold.after_seats[:n]   end the process the n-th time it comes by
//   ASTRO_CRASH_FILE=path                 the same, while it runs: "hold.after_seats n" in that
//   file ASTRO_FAULT=no_seat_guard             take a guard away: the negative control of a fault
//   test
// Release builds have neither: the functions are empty.

#include <string_view>

namespace platform {

#ifdef ASTRO_FAILPOINTS
void crash_point(std::string_view name);
[[nodiscard]] bool fault(std::string_view name);
#else
inline void crash_point(std::string_view) {}
[[nodiscard]] constexpr bool fault(std::string_view) {
  return false;
}
#endif

}  // namespace platform

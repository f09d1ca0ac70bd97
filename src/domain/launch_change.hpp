#pragma once
// What happens to a launch after it was offered: edited, delayed, aborted, or reported as flown.
// A supplier or an employee asks; the launch document decides with these rules, because only it
// knows the seats.

#include <optional>
#include <string>
#include <string_view>

#include "domain/master_data.hpp"
#include "domain/refusal.hpp"

namespace domain {

enum class launch_act { edit, delay, abort, success };
enum class launch_reason { weather, technical, financial };

[[nodiscard]] std::string_view name_of(launch_act a) noexcept;
[[nodiscard]] std::string_view name_of(launch_reason r) noexcept;
[[nodiscard]] std::optional<launch_act> launch_act_named(std::string_view name) noexcept;
[[nodiscard]] std::optional<launch_reason> launch_reason_named(std::string_view name) noexcept;

struct launch_change {
  std::string id;  // "lc_…": the same change is decided once
  launch_act act = launch_act::edit;
  std::optional<launch_reason> reason;  // of a delay and an abort
  launch_master after;                  // as the launch shall be; its version is the next one
};

struct seats_of_launch {
  int capacity = 0;
  int free = 0;  // neither sold nor held nor kept for the waiting list
  int sold = 0;  // sold and forfeited; holds do not count
  [[nodiscard]] int taken() const noexcept { return capacity - free; }
};

// The guards that must still hold when the change is written.
struct launch_guard {
  bool no_seat_taken = false;
  int free_at_least = 0;       // a smaller capacity takes free seats away
  bool seats_as_read = false;  // decided by counting what is sold
};
[[nodiscard]] launch_guard guard_of(const launch_master& before, const launch_change& c) noexcept;

// Nothing: the change may be made.
[[nodiscard]] std::optional<refusal> why_not(const launch_master& before, const launch_change& c,
                                             const seats_of_launch& seats, instant now);

// Departure, spaceport, destination and head start are what customers chose: only before the first
// seat is taken.
[[nodiscard]] bool needs_no_seat_taken(const launch_master& before,
                                       const launch_change& c) noexcept;
// Whether an edit is for the launch document to decide; a new price or a larger capacity is not.
[[nodiscard]] bool needs_decision(const launch_master& before, const launch_master& after) noexcept;
// Bookings have to follow: their launch's state, date or rocket has changed.
[[nodiscard]] bool concerns_bookings(const launch_master& before,
                                     const launch_master& after) noexcept;

// The launch as an act leaves it, its version one higher. `departs_at` counts for a delay only.
[[nodiscard]] launch_master after_act(launch_master l, launch_act act,
                                      std::optional<launch_reason> reason, instant departs_at,
                                      instant now);

}  // namespace domain

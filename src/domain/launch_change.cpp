#include "domain/launch_change.hpp"

#include <array>

namespace domain {
namespace {

constexpr std::array<std::string_view, 4> acts{"edit", "delay", "abort", "success"};
constexpr std::array<std::string_view, 3> reasons{"weather", "technical", "financial"};

std::optional<refusal> why_no_edit(const launch_master& before, const launch_change& c,
                                   const seats_of_launch& seats, instant now) {
  if (before.departs_at <= now) return refusal{no::not_possible_in_this_state};
  const auto& l = c.after;
  if (needs_no_seat_taken(before, c) && seats.taken() > 0) return refusal{no::seats_taken};
  if (seats.free + l.capacity - before.capacity < 0)
    return refusal{no::seats_taken, {{"taken", seats.taken()}}};
  // The rocket may have become smaller since this was asked.
  if (l.capacity > l.rocket.capacity || l.destination.range > l.rocket.range)
    return refusal{no::rocket_does_not_fit};
  return {};
}

std::optional<refusal> why_no_abort(const launch_master& before, const launch_change& c,
                                    const seats_of_launch& seats, instant now) {
  if (c.reason != launch_reason::financial) return {};
  if (now < financial_abort_from(before.departs_at)) return refusal{no::financial_abort_too_early};
  const int needed = seats_to_go(seats.capacity);
  if (seats.sold >= needed)
    return refusal{no::enough_seats_sold, {{"sold", seats.sold}, {"needed", needed}}};
  return {};
}

}  // namespace

std::string_view name_of(launch_act a) noexcept {
  return acts[static_cast<std::size_t>(a)];
}
std::string_view name_of(launch_reason r) noexcept {
  return reasons[static_cast<std::size_t>(r)];
}

std::optional<launch_act> launch_act_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (acts[i] == name) return static_cast<launch_act>(i);
  }
  return {};
}

std::optional<launch_reason> launch_reason_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    if (reasons[i] == name) return static_cast<launch_reason>(i);
  }
  return {};
}

bool needs_no_seat_taken(const launch_master& before, const launch_change& c) noexcept {
  const auto& after = c.after;
  return c.act == launch_act::edit &&
         (before.departs_at != after.departs_at || before.spaceport.id != after.spaceport.id ||
          before.destination.id != after.destination.id ||
          before.vip_head_start_hours != after.vip_head_start_hours);
}

bool needs_decision(const launch_master& before, const launch_master& after) noexcept {
  return after.capacity < before.capacity || before.rocket.id != after.rocket.id ||
         needs_no_seat_taken(before, {{}, launch_act::edit, {}, after});
}

bool concerns_bookings(const launch_master& before, const launch_master& after) noexcept {
  return before.status != after.status || before.departs_at != after.departs_at ||
         before.rocket.id != after.rocket.id;
}

launch_guard guard_of(const launch_master& before, const launch_change& c) noexcept {
  launch_guard g;
  g.no_seat_taken = needs_no_seat_taken(before, c);
  if (c.act == launch_act::edit) g.free_at_least = std::max(0, before.capacity - c.after.capacity);
  g.seats_as_read = c.act == launch_act::abort && c.reason == launch_reason::financial;
  return g;
}

std::optional<refusal> why_not(const launch_master& before, const launch_change& c,
                               const seats_of_launch& seats, instant now) {
  if (!ahead(before.status)) return refusal{no::not_possible_in_this_state};
  switch (c.act) {
    case launch_act::edit: return why_no_edit(before, c, seats, now);
    case launch_act::delay:
      if (c.after.departs_at <= before.departs_at || c.after.departs_at <= now)
        return refusal{no::departure_not_later};
      return {};
    case launch_act::abort: return why_no_abort(before, c, seats, now);
    case launch_act::success:
      if (now < before.departs_at) return refusal{no::not_departed};
      return {};
  }
  return {};
}

launch_master after_act(launch_master l, launch_act act, std::optional<launch_reason> reason,
                        instant departs_at, instant now) {
  ++l.version;
  switch (act) {
    case launch_act::edit: break;
    case launch_act::delay:
      l.date_history.push_back(
          {l.departs_at, std::string(reason ? name_of(*reason) : std::string_view{}), now});
      l.departs_at = departs_at;
      l.status = launch_status::delayed;
      break;
    case launch_act::abort: l.status = launch_status::aborted; break;
    case launch_act::success: l.status = launch_status::succeeded; break;
  }
  return l;
}

}  // namespace domain

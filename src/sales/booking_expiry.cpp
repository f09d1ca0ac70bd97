// Holds whose time is over: the part of booking_flow that gives their seats back.
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/log.hpp"
#include "sales/booking_flow.hpp"

namespace sales {

using domain::booking_state;
using platform::crash_point;

namespace {

// Its seats are sold or gone: what is held under its name was taken by a retry of its key that
// crashed before it saw that, or by a payment that came too late.
bool holds_nothing(const domain::booking& b) {
  return b.state != booking_state::held && b.state != booking_state::paying;
}

// Late money took seats for a booking that somebody else had settled in this moment. An expired one
// may be about to be confirmed, as long as a request may live.
bool sold_to_nobody(const std::optional<domain::booking>& b, const entry& e, domain::instant now) {
  if (!b || b->state == booking_state::cancelled) return true;
  return b->state == booking_state::expired && e.until + std::chrono::hours{1} < now;
}

}  // namespace

// Holds whose time is over still keep seats until somebody takes them away; a full launch does not
// wait for that.
bool booking_flow::expire_overdue(const launch_with_entries& l, domain::instant now) {
  bool freed = false;
  for (const auto& e : l.entries) {
    if (e.state != entry_state::held || e.until >= now) continue;
    const auto b = p_.bookings.find(e.booking);
    if (b && b->state == booking_state::held)
      freed = expire(*b, now).state == booking_state::expired || freed;
    else if (b ? holds_nothing(*b) : !e.offered)
      freed = p_.launches.give_back(l.launch.master.id, e, true, now) || freed;
  }
  return freed;
}

int booking_flow::release_orphans(domain::instant since, domain::instant now) {
  int released = 0;
  for (const auto& l : p_.launches.changed_with_entries(since - orphans_live_within))
    released += release_orphans(l, since, now);
  return released;
}

int booking_flow::release_orphans(const launch_with_entries& l, domain::instant since,
                                  domain::instant now) {
  int released = 0;
  for (const auto& e : l.entries) {
    const bool sold = e.state == entry_state::sold, overdue = e.until < now;
    // Of those sold only the youngest: the others were looked at long ago.
    if (sold && (!overdue || e.until < since - 2 * orphans_live_within)) continue;
    const auto b = p_.bookings.find(e.booking);
    // An offer waits for its booking, however long that takes.
    const bool awaited = !overdue || e.offered;
    const bool wanted = sold ? !sold_to_nobody(b, e, now) : b ? !holds_nothing(*b) : awaited;
    if (!wanted && p_.launches.give_back(l.launch.master.id, e, overdue, now)) ++released;
  }
  return released;
}

domain::booking booking_flow::remind(domain::booking b, domain::instant now) {
  b.reminded_of = b.held_until;
  return write(std::move(b), domain::event_kind::booking_expiring, now);
}

domain::booking booking_flow::expire(domain::booking b, domain::instant now) {
  if (b.state != booking_state::held) return b;
  const auto l = p_.launches.find_with_entries(b.launch.id);
  const auto* mine = l ? l->find(b.id) : nullptr;
  // A payment is between its two writes, or ended there: the booking's version decides which.
  const bool payment_begun = mine != nullptr && mine->state == entry_state::paying;
  if (mine != nullptr && mine->state == entry_state::sold) return b;
  if (mine != nullptr && !payment_begun && !p_.launches.give_back(b.launch.id, *mine, true, now))
    return b;  // renewed or paid in this moment
  if (!payment_begun) crash_point("expire.after_launch");
  b.state = booking_state::expired;
  if (payment_begun) b.ask_at = now;  // to be looked at until the seats are back
  const bool has_row = !b.attempts.empty();
  b = write(std::move(b),
            has_row ? std::optional(domain::event_kind::booking_expired) : std::nullopt, now);
  if (!payment_begun || b.state != booking_state::expired) return b;
  crash_point("expire.after_booking");
  return release_left_over(std::move(b), now);
}

// Expired, and its seats may not be back yet.
domain::booking booking_flow::release_left_over(domain::booking b, domain::instant now) {
  const auto l = p_.launches.find_with_entries(b.launch.id);
  const auto* mine = l ? l->find(b.id) : nullptr;
  if (mine != nullptr && mine->state != entry_state::sold &&
      !p_.launches.give_back(b.launch.id, *mine, false, now))
    return b;
  if (b.asks_left > 0) return b;  // its closed attempts are asked about as well
  b.ask_at.reset();
  return write(std::move(b), std::nullopt, now);
}

}  // namespace sales

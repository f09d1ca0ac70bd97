// What happens to a booking when something happens to its launch: abort, success, another date,
// another rocket. And who flies.
#include "domain/exchange.hpp"
#include "platform/runtime/failpoint.hpp"
#include "sales/booking_flow.hpp"

namespace sales {

using domain::booking_state;
using domain::event_kind;
using domain::launch_status;
using domain::no;
using domain::refusal;
using platform::crash_point;

std::optional<domain::booking> booking_flow::follow_launch(const std::string& booking,
                                                           domain::instant now) {
  // Another writer may come between the look and the write: then look again.
  for (int attempt = 0; attempt < 10; ++attempt) {
    auto b = p_.bookings.find(booking);
    if (!b) return {};
    const auto l = p_.launches.find(b->launch.id);
    if (!l) throw std::runtime_error("booking " + booking + " has no launch " + b->launch.id);
    const auto version = b->version;
    // What was asked before is finished first; seats that have moved already stay moved.
    auto after = b->state == booking_state::cancelling ? finish_cancelling(*std::move(b), now)
                                                       : followed(*std::move(b), *l, now);
    if (after.version == version) return after;  // nothing is left to do
  }
  throw std::runtime_error("booking " + booking + " changes faster than it can follow its launch");
}

domain::booking booking_flow::followed(domain::booking b, const launch& l, domain::instant now) {
  switch (l.master.status) {
    case launch_status::aborted: return aborted(std::move(b), now);
    case launch_status::succeeded: return flown(std::move(b), now);
    case launch_status::scheduled:
    case launch_status::delayed: return changed(std::move(b), l, now);
  }
  return b;
}

domain::booking booking_flow::aborted(domain::booking b, domain::instant now) {
  switch (b.state) {
    case booking_state::cancelled:
    case booking_state::expired:
    case booking_state::aborted:
    case booking_state::flown:
    case booking_state::cancelling: return b;
    case booking_state::paying: return abort_payment(std::move(b), now);
    case booking_state::held:
    case booking_state::confirmed:
    case booking_state::forfeited: break;
  }
  domain::abort(b, now);
  const bool has_row = !b.attempts.empty();
  auto written =
      write(std::move(b), has_row ? std::optional(event_kind::booking_aborted) : std::nullopt, now);
  crash_point("abort.after_booking");
  return written;
}

domain::booking booking_flow::abort_payment(domain::booking b, domain::instant now) {
  if (!give_up(b, now)) return b;
  const auto& last = b.attempts.back();
  if (last.method == domain::by_card) {
    const auto c = p_.provider.cancel(last.key);
    if (c.status == domain::charge_status::paid) {
      const money m{last.key, b.total(), c.reference};
      return abort_paid(std::move(b), m, now);
    }
    domain::ask_again_later(b, now);
  }
  domain::abort(b, now);
  auto written = write(std::move(b), event_kind::booking_aborted, now);
  crash_point("abort.after_booking");
  return written;
}

domain::booking booking_flow::flown(domain::booking b, domain::instant now) {
  if (b.state != booking_state::confirmed) return b;
  b.state = booking_state::flown;
  b.launch.status = launch_status::succeeded;
  auto written = write(std::move(b), event_kind::booking_flown, now);
  crash_point("success.after_booking");
  return written;
}

// A held or paying customer has not accepted the new date: the quoted one stands until then.
domain::booking booking_flow::changed(domain::booking b, const launch& l, domain::instant now) {
  if (b.state != booking_state::confirmed) return b;
  const bool date = b.launch.departs_at != l.master.departs_at;
  const bool rocket = b.launch.rocket != l.master.rocket.name;
  if (!date && !rocket) return b;
  b.launch = facts_of(l);
  ++b.sequence;
  auto written = write(
      std::move(b), date ? event_kind::booking_delayed : event_kind::booking_rocket_changed, now);
  crash_point("delay.after_booking");
  return written;
}

domain::result<domain::booking> booking_flow::set_passengers(const std::string& customer,
                                                             const std::string& id,
                                                             std::vector<domain::passenger> list,
                                                             domain::instant now) {
  auto found = find(customer, id);
  if (!found) return found;
  auto b = *found;
  if (b.state == booking_state::confirmed) return exchange(std::move(b), std::move(list), now);
  if (b.state != booking_state::held) return refusal{no::booking_not_held};
  if (b.held_until < now) return refusal{no::hold_expired};
  for (auto& p : list) p.id = p_.passenger_id();
  b.passengers = std::move(list);
  return write_or_conflict(std::move(b), event_kind::booking_changed, now);
}

domain::result<domain::booking> booking_flow::exchange(domain::booking b,
                                                       std::vector<domain::passenger> list,
                                                       domain::instant now) {
  const auto l = p_.launches.find(b.launch.id);
  if (!l) return refusal{no::launch_not_found};
  if (!domain::swap_open(l->master.departs_at, now)) return refusal{no::swap_closed};
  const auto changes = domain::exchange_passengers(b, std::move(list));
  if (!changes) return changes.error();
  if (*changes == 0) return b;
  return write_or_conflict(std::move(b), event_kind::booking_passengers_changed, now);
}

void booking_flow::forget_sensitive_data(const std::string& booking, domain::instant now) {
  edit(booking, now, [](domain::booking& b) {
    domain::forget_sensitive_data(b);
    return true;
  });
}

void booking_flow::erase_people(const std::string& booking, domain::instant now) {
  edit(booking, now, domain::erase_people, event_kind::booking_changed);
}

}  // namespace sales

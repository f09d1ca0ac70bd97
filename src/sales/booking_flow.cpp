#include "sales/booking_flow.hpp"

#include "contract/snapshots.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"

namespace sales {

using domain::booking_state;
using domain::no;
using domain::refusal;

domain::launch_facts facts_of(const launch& l) {
  const auto& m = l.master;
  return {m.id,
          m.slug,
          m.rocket.name,
          m.spaceport.name,
          m.spaceport.time_zone,
          m.destination.name,
          m.supplier_name,
          m.supplier_id,
          m.destination.range,
          m.status,
          m.departs_at};
}

domain::result<domain::booking> booking_flow::find(const std::string& customer,
                                                   const std::string& id) {
  auto b = p_.bookings.find(id);
  if (!b || b->customer_id != customer) return refusal{no::booking_not_found};
  return *std::move(b);
}

domain::booking booking_flow::advance(domain::booking b, domain::instant now) {
  if (b.state == booking_state::expired && b.ask_at) b = release_left_over(std::move(b), now);
  if (b.asks_left > 0 && b.ask_at && *b.ask_at <= now) b = ask_closed_attempts(std::move(b), now);
  auto charged = charge{};
  if (b.state == booking_state::paying && !b.by_bank_transfer()) {
    try {
      charged = p_.provider.ask(b.last_attempt()->key);
    } catch (const platform::unavailable& e) {
      // Unknown is an answer too: wait, and ask again at the next pass.
      platform::log::warning("payment provider does not answer",
                             {{"booking", b.id}, {"error", e.what()}});
      return b;
    }
  }
  switch (domain::next_step(b, charged.status, now)) {
    case domain::step::wait:
      // Not stored; whoever came back from the provider's page without paying finds the way again.
      if (!charged.redirect_url.empty()) b.attempts.back().redirect_url = charged.redirect_url;
      return b;
    case domain::step::remind: return remind(std::move(b), now);
    case domain::step::expire: return expire(std::move(b), now);
    case domain::step::confirm: {
      const money m{b.last_attempt()->key, b.total(), charged.reference};
      return confirm(std::move(b), m, now);
    }
    case domain::step::back_to_held: return back_to_held(std::move(b), charged, now);
    case domain::step::cancel_at_provider: return cancel_overdue(std::move(b), now);
    case domain::step::release: return release_transfer(std::move(b), now);
    case domain::step::finish_cancelling: return finish_cancelling(std::move(b), now);
  }
  return b;
}

std::optional<contract::event> booking_flow::event_of(const domain::booking& b,
                                                      std::optional<domain::event_kind> tell,
                                                      domain::instant now) const {
  // From its first payment on a booking has a row, which must hear of every change.
  if (!tell && !b.attempts.empty()) tell = domain::event_kind::booking_changed;
  if (!tell) return {};
  const auto customer = p_.customer(b.customer_id);
  if (!customer) throw std::runtime_error("booking " + b.id + " has no customer " + b.customer_id);
  auto as_written = b;
  ++as_written.version;
  return contract::make_event(*tell, b.id, as_written.version, now,
                              contract::to_json({as_written, *customer}));
}

bool booking_flow::put(domain::booking& b, std::optional<domain::event_kind> tell,
                       domain::instant now) {
  b.changed_at = now;
  return p_.bookings.update(b, event_of(b, tell, now));
}

void booking_flow::edit(const std::string& booking, domain::instant now,
                        const std::function<bool(domain::booking&)>& change,
                        std::optional<domain::event_kind> tell) {
  auto b = p_.bookings.find(booking);
  if (!b) throw std::runtime_error("there is no booking " + booking);
  if (!change(*b)) return;
  // Before its first try to pay a booking has no row that would follow.
  if (!put(*b, b->attempts.empty() ? std::nullopt : tell, now))
    throw std::runtime_error("booking " + booking + " was written by somebody else meanwhile");
}

domain::booking booking_flow::write(domain::booking b, std::optional<domain::event_kind> tell,
                                    domain::instant now) {
  if (put(b, tell, now)) return b;
  auto there = p_.bookings.find(b.id);
  if (!there) throw std::runtime_error("booking " + b.id + " has vanished");
  return *std::move(there);
}

domain::result<domain::booking> booking_flow::write_or_conflict(domain::booking b,
                                                                domain::event_kind tell,
                                                                domain::instant now) {
  const bool has_row = !b.attempts.empty();
  if (!put(b, has_row ? std::optional(tell) : std::nullopt, now))
    return refusal{no::version_conflict};
  return b;
}

}  // namespace sales

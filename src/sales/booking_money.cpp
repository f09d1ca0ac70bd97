// Money that comes when it is not expected: late, twice, or for a launch that is no more. It always
// ends in seats or in a repayment, and employees always hear of it.
#include "platform/runtime/error.hpp"
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/log.hpp"
#include "sales/booking_flow.hpp"

namespace sales {

using domain::booking_state;
using domain::event_kind;
using domain::incident_kind;
using domain::payment_state;
using domain::repayment_reason;
using platform::crash_point;

void booking_flow::note_paid(domain::booking& b, const money& m) {
  auto* a = b.attempt_of(m.key);
  if (a == nullptr) throw std::logic_error("booking " + b.id + " has no attempt " + m.key);
  a->state = payment_state::paid;
  a->provider_reference = m.reference;
}

domain::booking booking_flow::heard_of(domain::booking b, const std::string& key,
                                       domain::instant now) {
  const auto* a = b.attempt_of(key);
  if (a == nullptr || a->method != domain::by_card) return b;
  if (b.state == booking_state::paying && b.last_attempt()->key == key)
    return advance(std::move(b), now);
  if (a->state == payment_state::paid) return b;
  const auto c = p_.provider.ask(key);
  if (c.status != domain::charge_status::paid) return b;
  const money m{key, b.total(), c.reference};
  return settle(std::move(b), m, now);
}

domain::booking booking_flow::ask_closed_attempts(domain::booking b, domain::instant now) {
  std::vector<std::string> keys;
  for (const auto& a : b.attempts) {
    // The one under way has its own step.
    if (b.state == booking_state::paying && a.key == b.last_attempt()->key) continue;
    if (a.method == domain::by_card &&
        (a.state == payment_state::declined || a.state == payment_state::cancelled))
      keys.push_back(a.key);
  }
  try {
    for (const auto& key : keys) b = heard_of(b, key, now);
  } catch (const platform::unavailable& e) {
    platform::log::warning("payment provider does not answer",
                           {{"booking", b.id}, {"error", e.what()}});
    return b;
  }
  domain::asked_again(b, now);
  p_.bookings.note_asked(b);
  return b;
}

domain::booking booking_flow::settle(domain::booking b, const money& m, domain::instant now) {
  const auto* a = b.attempt_of(m.key);
  if (a == nullptr || a->state == payment_state::paid) return b;
  switch (b.state) {
    // An earlier attempt that was said to be declined: the seats are still here.
    case booking_state::held: return confirm(std::move(b), m, now);
    case booking_state::paying: return settle_paying(std::move(b), m, now);
    case booking_state::expired: return seats_again_or_money_back(std::move(b), m, now);
    case booking_state::cancelled:
    case booking_state::aborted:
      return money_back(std::move(b), m, repayment_reason::late, incident_kind::late_money_repaid,
                        now);
    case booking_state::confirmed:
    case booking_state::cancelling:
    case booking_state::forfeited:
    case booking_state::flown:
      return money_back(std::move(b), m, repayment_reason::doubled, incident_kind::double_money,
                        now);
  }
  return b;
}

// An earlier attempt, while another one is under way: only one of them may stand.
domain::booking booking_flow::settle_paying(domain::booking b, const money& m,
                                            domain::instant now) {
  auto& last = b.attempts.back();
  if (last.key == m.key) return confirm(std::move(b), m, now);
  if (last.method == domain::by_card) {
    const auto other = p_.provider.cancel(last.key);
    if (other.status == domain::charge_status::paid) {
      const money first{last.key, b.total(), other.reference};
      return settle(confirm(std::move(b), first, now), m, now);
    }
  }
  last.state = payment_state::cancelled;
  domain::ask_again_later(b, now);
  return confirm(std::move(b), m, now);
}

domain::booking booking_flow::seats_again_or_money_back(domain::booking b, const money& m,
                                                        domain::instant now) {
  if (m.amount < b.total()) {
    b.state = booking_state::expired;
    return money_back(std::move(b), m, repayment_reason::late, incident_kind::late_money_repaid,
                      now);
  }
  const auto limit = domain::seat_limit(domain::is_vip(p_.bookings.trips_of(b.customer_id)));
  auto taken = p_.launches.take_again({b.launch.id, b.id, b.customer_id, b.seats, limit, true,
                                       b.price, b.launch.departs_at, now, now});
  if (!taken) {
    const auto l = p_.launches.find_with_entries(b.launch.id);
    const auto* mine = l ? l->find(b.id) : nullptr;
    if (mine != nullptr && mine->state == entry_state::sold)
      taken = l->launch;  // a crash came between the two writes
  }
  crash_point("late.after_launch");
  if (!taken) {
    b.state = booking_state::expired;
    return money_back(std::move(b), m, repayment_reason::late, incident_kind::late_money_repaid,
                      now);
  }
  domain::report(b, incident_kind::late_money_seated, m.key, m.amount, now);
  const auto id = b.id;
  auto written = write_confirmed(std::move(b), m, *taken, now);
  // An abort that came between the two writes has found an expired booking and passed on.
  return follow_launch(id, now).value_or(written);
}

domain::booking booking_flow::money_back(domain::booking b, const money& m, repayment_reason why,
                                         incident_kind kind, domain::instant now) {
  note_paid(b, m);
  domain::owe(b, why, m.key, m.amount, now);
  domain::report(b, kind, m.key, m.amount, now);
  platform::log::warning("money came that is given back",
                         {{"booking", b.id}, {"charge", m.key}, {"why", domain::name_of(kind)}});
  auto written = write(std::move(b), event_kind::booking_attention, now);
  crash_point("late.after_booking");
  return written;
}

// Paid in the moment of the abort.
domain::booking booking_flow::abort_paid(domain::booking b, const money& m, domain::instant now) {
  note_paid(b, m);
  b.paid_by = m.key;
  for (auto& p : b.passengers) p.paid = b.price;
  domain::abort(b, now);
  if (m.amount > b.total())
    domain::owe(b, repayment_reason::overpaid, m.key, m.amount - b.total(), now);
  auto written = write(std::move(b), event_kind::booking_aborted, now);
  crash_point("abort.after_booking");
  return written;
}

void booking_flow::incident_seen(const std::string& booking, const std::string& incident,
                                 domain::instant now) {
  edit(booking, now, [&](domain::booking& b) { return domain::see_to(b, incident); });
}

}  // namespace sales

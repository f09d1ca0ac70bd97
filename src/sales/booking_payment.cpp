// Paying by card or bank transfer, up to the confirmation.
#include "platform/runtime/failpoint.hpp"
#include "sales/booking_flow.hpp"

namespace sales {

using domain::booking_state;
using domain::no;
using domain::payment_state;
using domain::refusal;
using platform::crash_point;

domain::result<domain::booking> booking_flow::pay(const pay_request& r, domain::instant now) {
  auto found = find(r.customer, r.booking);
  if (!found) return found;
  auto b = *found;
  if (b.state == booking_state::paying && b.last_attempt()->method == r.method) {
    // The same request again.
    if (b.last_attempt()->state != payment_state::pending) return refusal{no::hold_expired};
    return ask_provider_to_charge(std::move(b), r);
  }
  if (b.state == booking_state::confirmed) return b;
  if (b.state == booking_state::expired) return refusal{no::hold_expired};
  if (b.state != booking_state::held) return refusal{no::booking_not_held};
  const bool complete = b.passengers.size() == static_cast<std::size_t>(b.seats);
  if (!complete) return refusal{no::passengers_missing};
  const auto customer = p_.customer(r.customer);
  if (!customer || !customer->billing_complete()) return refusal{no::billing_details_missing};
  const auto l = p_.launches.find(b.launch.id);
  if (!l) return refusal{no::launch_not_found};
  if (!domain::ahead(l->master.status)) return refusal{no::not_on_sale};
  if (l->master.departs_at != r.departs_at) return refusal{no::launch_changed};
  const auto largest = p_.provider.largest_charge();
  const auto open = domain::payment_options_for(b.total(), largest, l->master.departs_at, now);
  if (r.method == domain::by_card && !open.card)
    return refusal{no::card_limit, {{"limitCents", largest.value_or(0)}}};
  if (r.method == domain::by_transfer && !open.transfer) return refusal{no::transfer_closed};
  auto started = start_payment(std::move(b), *l, r.method, now);
  if (!started) return started;
  return ask_provider_to_charge(*std::move(started), r);
}

domain::result<domain::booking> booking_flow::start_payment(domain::booking b, const launch& l,
                                                            const std::string& method,
                                                            domain::instant now) {
  const bool card = method == domain::by_card;
  const domain::instant deadline =
      card ? now + domain::card_time
           : now + std::chrono::days{domain::transfer_due + domain::transfer_grace};
  if (!p_.launches.begin_payment(b.launch.id, b.id, b.seats, deadline, now)) {
    // Overdue, or a request of ours ended between the two writes: then the entry is `paying` and we
    // go on.
    const auto there = p_.launches.find_with_entries(b.launch.id);
    const auto* mine = there ? there->find(b.id) : nullptr;
    if (mine == nullptr || mine->state != entry_state::paying || mine->seats != b.seats)
      return refusal{no::hold_expired};
  }
  crash_point("pay.after_launch");
  const int number = static_cast<int>(b.attempts.size()) + 1;
  b.launch = facts_of(l);  // the date and state that the customer has accepted
  b.state = booking_state::paying;
  b.pay_by = deadline;
  // Written before the provider is called: whatever happens then, the key to ask by is known.
  b.attempts.push_back(
      {number, b.id + ":" + std::to_string(number), method, payment_state::pending, {}, {}, now});
  using domain::event_kind;
  auto written = write(
      std::move(b), card ? event_kind::booking_paying : event_kind::booking_transfer_awaited, now);
  crash_point("pay.after_booking");
  // Somebody wrote in between, a reminder perhaps: asked again it goes on with the same seats.
  if (written.state == booking_state::held) return refusal{no::version_conflict};
  if (written.state != booking_state::paying) return refusal{no::booking_not_held};
  return written;
}

domain::booking booking_flow::ask_provider_to_charge(domain::booking b, const pay_request& r) {
  auto& attempt = b.attempts.back();
  if (attempt.method != domain::by_card) return b;
  const auto c = p_.provider.create({attempt.key, b.total(),
                                     domain::reference_of(b.id) + ": " + std::to_string(b.seats) +
                                         " × " + b.launch.rocket + " to " + b.launch.destination,
                                     r.return_url, r.webhook_url});
  crash_point("pay.after_provider");
  // This may have taken long: a payment that was given up meanwhile must not be made after all.
  const auto there = p_.bookings.find(b.id);
  if (!there) throw std::runtime_error("booking " + b.id + " has vanished");
  const auto& last = there->attempts.back();
  const bool wanted = there->state == booking_state::paying && last.key == attempt.key &&
                      last.state == payment_state::pending;
  if (!wanted && p_.provider.cancel(attempt.key).status != domain::charge_status::paid)
    return *there;
  // Not stored: whoever needs the address asks with the same key again.
  attempt.redirect_url = c.redirect_url;
  return b;
}

domain::booking booking_flow::confirm(domain::booking b, const money& m, domain::instant now) {
  auto sold = p_.launches.sell(b.launch.id, b.id, b.seats, now);
  if (!sold) {
    const auto l = p_.launches.find_with_entries(b.launch.id);
    if (!l) throw std::runtime_error("booking " + b.id + " has no launch");
    const auto* mine = l->find(b.id);
    // Its seats had gone, and its key took others for another wish; that request ended before it
    // saw whose key it was.
    const bool stray =
        mine != nullptr && mine->state == entry_state::held && mine->seats != b.seats;
    if (stray) {
      if (!p_.launches.give_back(b.launch.id, *mine, false, now)) return b;
      mine = nullptr;
    }
    if (mine != nullptr && mine->state == entry_state::sold)
      sold = l->launch;  // a crash came between the two writes
    else if (!domain::ahead(l->launch.master.status))
      return abort_paid(std::move(b), m, now);
    else if (mine == nullptr)
      return seats_again_or_money_back(std::move(b), m, now);
    else
      return b;  // the entry has moved in this moment: the next pass looks again
  }
  crash_point("confirm.after_launch");
  return write_confirmed(std::move(b), m, *sold, now);
}

domain::booking booking_flow::write_confirmed(domain::booking b, const money& m, const launch& l,
                                              domain::instant now) {
  const auto id = b.id;
  note_paid(b, m);
  b.state = booking_state::confirmed;
  b.confirmed_at = now;
  b.paid_by = m.key;
  for (auto& p : b.passengers) p.paid = b.price;
  if (m.amount > b.total()) {
    domain::owe(b, domain::repayment_reason::overpaid, m.key, m.amount - b.total(), now);
    domain::report(b, domain::incident_kind::overpaid, m.key, m.amount - b.total(), now);
  }
  const bool changed = facts_of(l).departs_at != b.launch.departs_at;
  auto written = write(std::move(b), domain::event_kind::booking_confirmed, now);
  crash_point("confirm.after_booking");
  if (!changed) return written;
  return follow_launch(id, now).value_or(written);
}

domain::booking booking_flow::back_to_held(domain::booking b, const charge& failed,
                                           domain::instant now) {
  const auto until = domain::held_again_until(b.held_until, now);
  bool seats_gone = false;
  if (!p_.launches.hold_again(b.launch.id, b.id, until, now)) {
    // Its seats went back with the payment's deadline, and then the process ended.
    const auto l = p_.launches.find_with_entries(b.launch.id);
    if (l && l->find(b.id) == nullptr) seats_gone = true;
  }
  crash_point("decline.after_launch");
  b.attempts.back().state = failed.status == domain::charge_status::declined
                                ? payment_state::declined
                                : payment_state::cancelled;
  b.attempts.back().provider_reference = failed.reference;
  domain::ask_again_later(b, now);
  b.state = seats_gone ? booking_state::expired : booking_state::held;
  if (!seats_gone) b.held_until = until;
  using domain::event_kind;
  auto written =
      write(std::move(b), seats_gone ? event_kind::booking_expired : event_kind::booking_held, now);
  crash_point("decline.after_booking");
  return written;
}

// The booking says so first: a request that is still on its way to the provider looks at the
// booking afterwards, and cancels what it made. False: another writer has come, b is what is there.
bool booking_flow::give_up(domain::booking& b, domain::instant now) {
  if (b.attempts.back().state == payment_state::cancelled) return true;
  b.attempts.back().state = payment_state::cancelled;
  b = write(std::move(b), domain::event_kind::booking_changed, now);
  crash_point("overdue.after_intent");
  return b.state == booking_state::paying && b.attempts.back().state == payment_state::cancelled;
}

// Past its deadline: first no money can come any more, then the seats go back.
domain::booking booking_flow::cancel_overdue(domain::booking b, domain::instant now) {
  if (!give_up(b, now)) return b;
  const auto c = p_.provider.cancel(b.last_attempt()->key);
  if (c.status == domain::charge_status::paid) {
    const money m{b.last_attempt()->key, b.total(), c.reference};
    return confirm(std::move(b), m, now);
  }
  crash_point("overdue.after_provider");
  domain::ask_again_later(b, now);
  return release(std::move(b), booking_state::expired, payment_state::cancelled,
                 domain::event_kind::booking_expired, now);
}

domain::booking booking_flow::release_transfer(domain::booking b, domain::instant now) {
  return release(std::move(b), booking_state::expired, payment_state::cancelled,
                 domain::event_kind::booking_transfer_failed, now);
}

// A payment that comes to nothing: its seats go back.
domain::booking booking_flow::release(domain::booking b, booking_state then, payment_state how,
                                      domain::event_kind tell, domain::instant now) {
  const auto l = p_.launches.find_with_entries(b.launch.id);
  const auto* mine = l ? l->find(b.id) : nullptr;
  if (mine != nullptr && (mine->state == entry_state::sold ||
                          !p_.launches.give_back(b.launch.id, *mine, false, now))) {
    return b;
  }
  crash_point("overdue.after_launch");
  b.state = then;
  b.attempts.back().state = how;
  auto written = write(std::move(b), tell, now);
  crash_point("overdue.after_booking");
  return written;
}

domain::result<domain::booking> booking_flow::transfer_failed(const std::string& booking,
                                                              const std::string& key,
                                                              domain::instant now) {
  auto b = p_.bookings.find(booking);
  if (!b || b->attempt_of(key) == nullptr) return refusal{no::booking_not_found};
  if (b->attempt_of(key)->state == payment_state::declined) return *b;  // told again
  if (b->state != booking_state::paying || b->last_attempt()->key != key ||
      !b->by_bank_transfer()) {
    return refusal{no::not_possible_in_this_state};
  }
  for (auto& p : b->passengers) p.state = domain::passenger_state::cancelled;
  return release(*std::move(b), booking_state::cancelled, payment_state::declined,
                 domain::event_kind::booking_transfer_failed, now);
}

domain::result<domain::booking> booking_flow::transfer_completed(const std::string& booking,
                                                                 const money& m,
                                                                 domain::instant now) {
  auto b = p_.bookings.find(booking);
  if (!b) return refusal{no::booking_not_found};
  const auto* a = b->attempt_of(m.key);
  if (a == nullptr || a->method != domain::by_transfer) return refusal{no::booking_not_found};
  if (a->state == payment_state::paid) return *b;  // told again
  if (m.amount < b->total() && b->state == booking_state::paying) {
    domain::report(*b, domain::incident_kind::underpaid, m.key, m.amount, now);
    return write(*std::move(b), domain::event_kind::booking_attention, now);
  }
  return settle(*std::move(b), m, now);
}

}  // namespace sales

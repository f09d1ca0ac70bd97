#include "sales/booking_flow.hpp"

#include "contract/snapshots.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/log.hpp"
#include "platform/security/uuid.hpp"

namespace sales {

using domain::booking_state;
using domain::no;
using domain::refusal;
using platform::crash_point;

namespace {

// The name space of booking ids (RFC 9562 version 5); never to be changed, or retries would book
// twice.
constexpr std::string_view booking_names = "6f0d5f0a-3f55-5d0e-9b0c-7a1f4b1d2c3e";

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

bool passengers_complete(const domain::booking& b) {
  return b.passengers.size() == static_cast<std::size_t>(b.seats);
}

}  // namespace

std::string booking_id(std::string_view customer, std::string_view key) {
  return "b_" + platform::security::uuid_v5_hex(booking_names,
                                                std::string(customer) + "/" + std::string(key));
}

// ---- hold

std::optional<launch> booking_flow::take(const hold_request& r, const std::string& id, bool vip,
                                         domain::instant now) {
  return p_.launches.take({r.launch, id, r.customer, r.seats, domain::seat_limit(vip), vip, r.price,
                           r.departs_at, now + domain::hold_time, now});
}

domain::result<domain::booking> booking_flow::hold(const hold_request& r, domain::instant now) {
  const auto id = booking_id(r.customer, r.key);
  if (const auto taken = take(r, id, false, now)) return created(r, id, *taken, now);

  // Refused, or this is a retry. Everything below is the rare path and may look around.
  auto l = p_.launches.find_with_entries(r.launch);
  if (!l) return refusal{no::launch_not_found};
  if (const auto* there = l->find(id)) return repeated(r, id, *l, *there, now);
  const bool vip = domain::is_vip(p_.bookings.trips_of(r.customer));
  if (vip) {
    if (const auto taken = take(r, id, true, now)) return created(r, id, *taken, now);
  }
  if (l->launch.available < r.seats && expire_overdue(*l, now)) {
    if (const auto taken = take(r, id, vip, now)) return created(r, id, *taken, now);
    l = p_.launches.find_with_entries(r.launch);
    if (!l) return refusal{no::launch_not_found};
  }
  if (const auto earlier = p_.bookings.find(id)) {
    if (earlier->launch.id == r.launch && earlier->seats == r.seats) return *earlier;
    return refusal{no::key_reused};
  }
  return why_not(r, *l, domain::seat_limit(vip), vip, now);
}

// The key has seats on this launch already: its booking is answered, or written if a crash came
// before it.
domain::result<domain::booking> booking_flow::repeated(const hold_request& r, const std::string& id,
                                                       const launch_with_entries& l,
                                                       const entry& there, domain::instant now) {
  if (const auto earlier = p_.bookings.find(id)) {
    if (earlier->seats == r.seats && earlier->price == r.price) return *earlier;
    return refusal{no::key_reused};
  }
  if (there.seats != r.seats) return refusal{no::key_reused};
  return created(r, id, l.launch, now);
}

// The seats are taken: the booking is written, or found if this request comes again.
domain::result<domain::booking> booking_flow::created(const hold_request& r, const std::string& id,
                                                      const launch& l, domain::instant now) {
  crash_point("hold.after_seats");
  domain::booking b;
  b.id = id;
  b.customer_id = r.customer;
  b.seats = r.seats;
  b.price = r.price;
  b.policy = domain::current_refund_policy();
  b.launch = facts_of(l);
  b.created_at = b.changed_at = now;
  b.held_until = now + domain::hold_time;
  if (p_.bookings.insert(b)) {
    crash_point("hold.after_booking");
    return b;
  }
  const auto earlier = p_.bookings.find(id);
  if (!earlier) throw std::logic_error("booking " + id + " exists and cannot be found");
  const bool same =
      earlier->launch.id == r.launch && earlier->seats == r.seats && earlier->price == r.price;
  const bool alive =
      earlier->state != booking_state::expired && earlier->state != booking_state::cancelled;
  if (!same || !alive) {
    // The key's booking is another one or over: what was just taken for it goes back.
    const auto now_there = p_.launches.find_with_entries(r.launch);
    const auto* mine = now_there ? now_there->find(id) : nullptr;
    if (mine != nullptr && mine->state == entry_state::held &&
        !p_.launches.give_back(r.launch, *mine, false, now)) {
      platform::log::warning("seats of a repeated key were moved on by somebody else",
                             {{"booking", id}});
    }
  }
  if (!same) return refusal{no::key_reused};
  return *earlier;
}

domain::refusal booking_flow::why_not(const hold_request& r, const launch_with_entries& l,
                                      int limit, bool vip, domain::instant now) const {
  const auto& m = l.launch.master;
  if (!domain::on_sale(m.status, m.departs_at, now) || (!vip && now < open_to_all(m)))
    return {no::not_on_sale};
  if (m.price != r.price || m.departs_at != r.departs_at) return {no::launch_changed};
  const auto mine = l.customer_seats.find(r.customer);
  const auto taken = mine == l.customer_seats.end() ? 0 : mine->second;
  if (taken + r.seats > limit) return {no::seat_limit, {{"limit", limit}, {"taken", taken}}};
  return {no::sold_out, {{"availableSeats", l.launch.available}}};
}

// ---- while held

domain::result<domain::booking> booking_flow::find(const std::string& customer,
                                                   const std::string& id) {
  auto b = p_.bookings.find(id);
  if (!b || b->customer_id != customer) return refusal{no::booking_not_found};
  return *std::move(b);
}

domain::result<domain::booking> booking_flow::renew(const std::string& customer,
                                                    const std::string& id, domain::instant now) {
  auto found = find(customer, id);
  if (!found) return found;
  auto b = *found;
  if (b.state != booking_state::held) return refusal{no::booking_not_held};
  if (b.renewals_left == 0) return refusal{no::no_renewals_left};
  const auto until = now + domain::hold_time;
  if (!p_.launches.renew(b.launch.id, b.id, until, now)) return refusal{no::hold_expired};
  crash_point("renew.after_launch");
  b.held_until = until;
  --b.renewals_left;
  return write(std::move(b), std::nullopt, now);
}

domain::result<domain::booking> booking_flow::give_back(const std::string& customer,
                                                        const std::string& id,
                                                        domain::instant now) {
  auto found = find(customer, id);
  if (!found) return found;
  auto b = *found;
  if (b.state == booking_state::expired) return b;  // the same wish again
  if (b.state != booking_state::held) return refusal{no::booking_not_held};
  const auto l = p_.launches.find_with_entries(b.launch.id);
  const auto* mine = l ? l->find(b.id) : nullptr;
  if (mine != nullptr && (mine->state != entry_state::held ||
                          !p_.launches.give_back(b.launch.id, *mine, false, now))) {
    return refusal{no::booking_not_held};  // a payment has begun in this moment
  }
  crash_point("give_back.after_launch");
  b.state = booking_state::expired;
  const bool has_row = !b.attempts.empty();
  return write(std::move(b),
               has_row ? std::optional(domain::event_kind::booking_expired) : std::nullopt, now);
}

domain::result<domain::booking> booking_flow::set_passengers(const std::string& customer,
                                                             const std::string& id,
                                                             std::vector<domain::passenger> list,
                                                             domain::instant now) {
  auto found = find(customer, id);
  if (!found) return found;
  auto b = *found;
  if (b.state != booking_state::held) return refusal{no::booking_not_held};
  if (b.held_until < now) return refusal{no::hold_expired};
  for (auto& p : list) p.id = p_.passenger_id();
  b.passengers = std::move(list);
  b.changed_at = now;
  if (!p_.bookings.update(b, event_of(b, std::nullopt, now))) return refusal{no::version_conflict};
  return b;
}

// ---- pay

domain::result<domain::booking> booking_flow::pay(const pay_request& r, domain::instant now) {
  auto found = find(r.customer, r.booking);
  if (!found) return found;
  auto b = *found;
  if (b.state == booking_state::paying) {  // the same request again
    if (b.attempts.back().state != domain::payment_state::pending) return refusal{no::hold_expired};
    return ask_provider_to_charge(std::move(b), r);
  }
  if (b.state == booking_state::confirmed) return b;
  if (b.state == booking_state::expired) return refusal{no::hold_expired};
  if (b.state != booking_state::held) return refusal{no::booking_not_held};
  if (!passengers_complete(b)) return refusal{no::passengers_missing};
  const auto customer = p_.customer(r.customer);
  if (!customer || !customer->billing_complete()) return refusal{no::billing_details_missing};
  const auto l = p_.launches.find(b.launch.id);
  if (!l) return refusal{no::launch_not_found};
  const auto& m = l->master;
  if (m.status != domain::launch_status::scheduled && m.status != domain::launch_status::delayed) {
    return refusal{no::not_on_sale};
  }
  if (m.departs_at != r.departs_at) return refusal{no::launch_changed};
  auto started = start_payment(std::move(b), *l, now);
  if (!started) return started;
  return ask_provider_to_charge(*std::move(started), r);
}

domain::result<domain::booking> booking_flow::start_payment(domain::booking b, const launch& l,
                                                            domain::instant now) {
  const auto deadline = now + domain::card_time;
  if (!p_.launches.begin_payment(b.launch.id, b.id, deadline, now)) {
    // Overdue, or a request of ours ended between the two writes: then the entry is `paying` and we
    // go on.
    const auto there = p_.launches.find_with_entries(b.launch.id);
    const auto* mine = there ? there->find(b.id) : nullptr;
    if (mine == nullptr || mine->state != entry_state::paying) return refusal{no::hold_expired};
  }
  crash_point("pay.after_launch");
  const int number = static_cast<int>(b.attempts.size()) + 1;
  b.launch = facts_of(l);  // the date and state that the customer has accepted
  b.state = booking_state::paying;
  b.pay_by = deadline;
  // Written before the provider is called: whatever happens then, the key to ask by is known.
  b.attempts.push_back({number,
                        b.id + ":" + std::to_string(number),
                        "card",
                        domain::payment_state::pending,
                        {},
                        {},
                        now});
  b.changed_at = now;
  auto written = write(std::move(b), domain::event_kind::booking_paying, now);
  crash_point("pay.after_booking");
  if (written.state != booking_state::paying) return refusal{no::booking_not_held};
  return written;
}

domain::booking booking_flow::ask_provider_to_charge(domain::booking b, const pay_request& r) {
  auto& attempt = b.attempts.back();
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
                      last.state == domain::payment_state::pending;
  if (!wanted && p_.provider.cancel(attempt.key).status != domain::charge_status::paid)
    return *there;
  // Not stored: whoever needs the address asks with the same key again.
  attempt.redirect_url = c.redirect_url;
  return b;
}

// ---- what comes next

domain::booking booking_flow::advance(domain::booking b, domain::instant now) {
  if (b.state == booking_state::expired && b.ask_at) return release_left_over(std::move(b), now);
  auto charged = charge{};
  if (b.state == booking_state::paying) {
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
    case domain::step::release:
    case domain::step::finish_cancelling: return b;  // nothing comes into these states yet
    case domain::step::expire: return expire(std::move(b), now);
    case domain::step::confirm: return confirm(std::move(b), charged, now);
    case domain::step::back_to_held: return back_to_held(std::move(b), charged, now);
    case domain::step::cancel_at_provider: return cancel_overdue(std::move(b), now);
  }
  return b;
}

domain::booking booking_flow::confirm(domain::booking b, const charge& paid, domain::instant now) {
  if (!p_.launches.sell(b.launch.id, b.id, now)) {
    const auto l = p_.launches.find_with_entries(b.launch.id);
    const auto* mine = l ? l->find(b.id) : nullptr;
    if (mine == nullptr || mine->state != entry_state::sold) {
      return needs_person(std::move(b), "paid, but its seats are gone", now);
    }
  }
  crash_point("confirm.after_launch");
  b.state = booking_state::confirmed;
  b.confirmed_at = now;
  b.paid_by = b.attempts.back().key;
  b.attempts.back().state = domain::payment_state::paid;
  b.attempts.back().provider_reference = paid.reference;
  for (auto& p : b.passengers) p.paid = b.price;
  auto written = write(std::move(b), domain::event_kind::booking_confirmed, now);
  crash_point("confirm.after_booking");
  return written;
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
                                ? domain::payment_state::declined
                                : domain::payment_state::cancelled;
  b.attempts.back().provider_reference = failed.reference;
  if (seats_gone) {
    b.state = booking_state::expired;
    return write(std::move(b), domain::event_kind::booking_expired, now);
  }
  b.state = booking_state::held;
  b.held_until = until;
  return write(std::move(b), domain::event_kind::booking_held, now);
}

// Past its deadline: first the booking says so, then no money can come any more, then the seats go
// back. In this order, because a request that is still on its way to the provider looks at the
// booking afterwards, and cancels what it made.
domain::booking booking_flow::cancel_overdue(domain::booking b, domain::instant now) {
  if (b.attempts.back().state != domain::payment_state::cancelled) {
    b.attempts.back().state = domain::payment_state::cancelled;
    b = write(std::move(b), domain::event_kind::booking_paying, now);
    if (b.state != booking_state::paying ||
        b.attempts.back().state != domain::payment_state::cancelled)
      return b;
    crash_point("overdue.after_booking");
  }
  const auto c = p_.provider.cancel(b.last_attempt()->key);
  if (c.status == domain::charge_status::paid) return confirm(std::move(b), c, now);
  crash_point("overdue.after_provider");
  const auto l = p_.launches.find_with_entries(b.launch.id);
  const auto* mine = l ? l->find(b.id) : nullptr;
  if (mine != nullptr && !p_.launches.give_back(b.launch.id, *mine, false, now)) return b;
  crash_point("overdue.after_launch");
  b.state = booking_state::expired;
  return write(std::move(b), domain::event_kind::booking_expired, now);
}

domain::booking booking_flow::needs_person(domain::booking b, const char* why,
                                           domain::instant now) {
  platform::log::critical("a booking needs attention", {{"booking", b.id}, {"why", why}});
  if (b.needs_attention) return b;
  b.needs_attention = true;
  return write(std::move(b), domain::event_kind::booking_paying, now);
}

std::optional<contract::event> booking_flow::event_of(const domain::booking& b,
                                                      std::optional<domain::event_kind> tell,
                                                      domain::instant now) const {
  // From its first payment on a booking has a row, which must hear of every change.
  if (!tell && !b.attempts.empty()) tell = domain::event_kind::booking_held;
  if (!tell) return {};
  const auto customer = p_.customer(b.customer_id);
  if (!customer) throw std::runtime_error("booking " + b.id + " has no customer " + b.customer_id);
  auto as_written = b;
  ++as_written.version;
  return contract::make_event(*tell, b.id, as_written.version, now,
                              contract::to_json({as_written, *customer}));
}

domain::booking booking_flow::write(domain::booking b, std::optional<domain::event_kind> tell,
                                    domain::instant now) {
  b.changed_at = now;
  if (p_.bookings.update(b, event_of(b, tell, now))) return b;
  auto there = p_.bookings.find(b.id);
  if (!there) throw std::runtime_error("booking " + b.id + " has vanished");
  return *std::move(there);
}

}  // namespace sales

// Taking seats, keeping them a little longer, giving them back.
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/log.hpp"
#include "platform/security/uuid.hpp"
#include "sales/booking_flow.hpp"

namespace sales {

using domain::booking_state;
using domain::no;
using domain::refusal;
using platform::crash_point;

namespace {

// The name space of booking ids (RFC 9562 version 5); never to be changed, or retries would book
// twice.
constexpr std::string_view booking_names = "6f0d5f0a-3f55-5d0e-9b0c-7a1f4b1d2c3e";

// A row exists once a payment was tried; only then has PostgreSQL something to hear.
std::optional<domain::event_kind> if_it_has_a_row(const domain::booking& b, domain::event_kind k) {
  return b.attempts.empty() ? std::nullopt : std::optional(k);
}

}  // namespace

std::string booking_id(std::string_view customer, std::string_view key) {
  return "b_" + platform::security::uuid_v5_hex(booking_names,
                                                std::string(customer) + "/" + std::string(key));
}

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
      earlier->state == booking_state::held || earlier->state == booking_state::paying;
  if (!same || !alive) {
    // The key's booking is another one or over: what was just taken for it goes back.
    const auto now_there = p_.launches.find_with_entries(r.launch);
    const auto* mine = now_there ? now_there->find(id) : nullptr;
    if (mine != nullptr && mine->state == entry_state::held && mine->seats == r.seats &&
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

domain::result<domain::booking> booking_flow::renew(const std::string& customer,
                                                    const std::string& id, domain::instant now) {
  auto found = find(customer, id);
  if (!found) return found;
  auto b = *found;
  if (b.state != booking_state::held) return refusal{no::booking_not_held};
  if (b.renewals_left == 0 || b.offered) return refusal{no::no_renewals_left};
  const auto until = now + domain::hold_time;
  if (!p_.launches.renew(b.launch.id, b.id, until, now)) return refusal{no::hold_expired};
  crash_point("renew.after_launch");
  b.held_until = until;
  --b.renewals_left;
  // Somebody wrote in between, a reminder perhaps: asked again it goes on.
  if (!put(b, std::nullopt, now)) return refusal{no::version_conflict};
  return b;
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
  const auto tell = if_it_has_a_row(b, domain::event_kind::booking_expired);
  return write(std::move(b), tell, now);
}

}  // namespace sales

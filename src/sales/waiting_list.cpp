#include "sales/waiting_list.hpp"

#include <algorithm>

#include "contract/snapshots.hpp"
#include "platform/runtime/failpoint.hpp"

namespace sales {

using domain::no;
using domain::refusal;
using platform::crash_point;

namespace {

std::optional<waiting_place> place_of(const launch_with_entries& l, const std::string& customer) {
  for (std::size_t i = 0; i < l.waiters.size(); ++i) {
    if (l.waiters[i].customer == customer)
      return waiting_place{static_cast<int>(i) + 1, l.launch.waiting, l.waiters[i]};
  }
  return {};
}

// Each joining has its own booking, should it come to one.
std::string offered_booking(const std::string& launch, const waiter& w) {
  return booking_id(w.customer, "offer/" + launch + "/" + std::to_string(w.number));
}

int seats_of(const launch_with_entries& l, const std::string& customer) {
  const auto it = l.customer_seats.find(customer);
  return it == l.customer_seats.end() ? 0 : static_cast<int>(it->second);
}

domain::instant offered_until(const launch& l, domain::instant now) {
  return std::min(now + domain::offer_time, domain::sale_ends(l.master.departs_at));
}

}  // namespace

domain::result<waiting_place> waiting_list::join(const std::string& launch, const waiter& w,
                                                 domain::instant now) {
  const bool joined = p_.launches.join(launch, w, now).has_value();
  crash_point("waiting.after_join");
  const auto l = p_.launches.find_with_entries(launch);
  if (!l) return refusal{no::launch_not_found};
  if (const auto place = place_of(*l, w.customer)) {
    if (place->who.seats == w.seats && place->who.all == w.all) return *place;
    return refusal{no::version_conflict};
  }
  if (joined) return refusal{no::not_waiting};  // left, or was offered seats, in this moment
  const auto& m = l->launch.master;
  if (!domain::on_sale(m.status, m.departs_at, now)) return refusal{no::not_on_sale};
  if (l->launch.available >= w.seats)
    return refusal{no::seats_available, {{"availableSeats", l->launch.available}}};
  if (l->launch.waiting >= most_waiting) return refusal{no::waiting_list_full};
  return refusal{no::version_conflict};
}

domain::result<waiting_place> waiting_list::find(const std::string& launch,
                                                 const std::string& customer) {
  const auto l = p_.launches.find_with_entries(launch);
  if (!l) return refusal{no::launch_not_found};
  const auto place = place_of(*l, customer);
  if (!place) return refusal{no::not_waiting};
  return *place;
}

std::vector<std::pair<std::string, waiting_place>> waiting_list::places_of(
    const std::string& customer) {
  std::vector<std::pair<std::string, waiting_place>> places;
  for (const auto& l : p_.launches.waited_for_by(customer)) {
    if (const auto place = place_of(l, customer)) places.emplace_back(l.launch.master.id, *place);
  }
  return places;
}

domain::result<bool> waiting_list::leave(const std::string& launch, const std::string& customer,
                                         domain::instant now) {
  if (p_.launches.leave(launch, customer, now)) {
    crash_point("waiting.after_leave");
    return true;
  }
  if (!p_.launches.find(launch)) return refusal{no::launch_not_found};
  return false;
}

int waiting_list::offer_seats(domain::instant now) {
  int offered = 0;
  for (auto& l : p_.launches.with_seats_to_offer()) offered += offer_seats_of(std::move(l), now);
  return offered;
}

int waiting_list::offer_seats_of(launch_with_entries l, domain::instant now) {
  const auto id = l.launch.master.id;
  const auto& m = l.launch.master;
  int offered = 0;
  if (domain::on_sale(m.status, m.departs_at, now)) {
    const auto waiters = l.waiters;
    for (const auto& w : waiters) {
      if (l.launch.offerable == 0) return offered;
      if (!offer_to(w, l, now)) continue;
      ++offered;
      auto there = p_.launches.find_with_entries(id);
      if (!there) return offered;
      l = *std::move(there);
    }
  }
  // Whoever joins or frees seats in this moment changes the version: then the next pass looks.
  if (l.launch.offerable > 0 && p_.launches.put_on_sale(l.launch, now))
    crash_point("waiting.after_sale");
  return offered;
}

// False when these seats are not for this one: too few, beyond the limit, or gone from the list.
bool waiting_list::offer_to(const waiter& w, const launch_with_entries& l, domain::instant now) {
  const auto limit = domain::seat_limit(domain::is_vip(p_.bookings.trips_of(w.customer)));
  const int room =
      std::min(l.launch.offerable + l.launch.available, limit - seats_of(l, w.customer));
  const int seats = std::min(w.seats, room);
  if (seats < 1 || (w.all && seats < w.seats) || !p_.customer(w.customer)) return false;
  const int freed = std::min(seats, l.launch.offerable);
  const auto until = offered_until(l.launch, now);
  const seat_offer o{l.launch.master.id,
                     offered_booking(l.launch.master.id, w),
                     w,
                     seats,
                     limit,
                     freed,
                     seats - freed,
                     until,
                     now};
  const auto taken = p_.launches.offer(o);
  if (!taken) return false;
  crash_point("offer.after_launch");
  write_offer({o.booking, w.customer, seats, 0, limit, entry_state::held, until, 0, true}, *taken,
              now);
  return true;
}

// The offer as a booking, and the event that tells its customer; a retry finds it there.
void waiting_list::write_offer(const entry& e, const launch& l, domain::instant now) {
  const auto customer = p_.customer(e.customer);
  if (!customer) throw std::runtime_error("offer " + e.booking + " has no customer " + e.customer);
  domain::booking b;
  b.id = e.booking;
  b.customer_id = e.customer;
  b.seats = e.seats;
  b.price = l.master.price;
  b.policy = domain::current_refund_policy();
  b.launch = facts_of(l);
  b.created_at = b.changed_at = now;
  b.held_until = e.until;
  b.renewals_left = 0;
  b.offered = true;
  const auto told = contract::make_event(domain::event_kind::booking_offered, b.id, b.version, now,
                                         contract::to_json({b, *customer}));
  if (p_.bookings.insert(b, told)) crash_point("offer.after_booking");
}

int waiting_list::end_lists(domain::instant now) {
  int ended = 0;
  // Whoever leaves in this moment changes the version: then the next pass looks.
  for (const auto& l : p_.launches.waited_for_in_vain(now)) {
    if (p_.launches.end_waiting(l, now)) ++ended;
  }
  return ended;
}

int waiting_list::finish_offers(const launch_with_entries& l, domain::instant now) {
  int finished = 0;
  for (const auto& e : l.entries) {
    if (!e.offered || e.state != entry_state::held || p_.bookings.find(e.booking)) continue;
    if (finish_offer(e, l.launch, now)) ++finished;
  }
  return finished;
}

bool waiting_list::finish_offer(entry e, const launch& l, domain::instant now) {
  const auto& m = l.master;
  if (!domain::on_sale(m.status, m.departs_at, now) || !p_.customer(e.customer)) {
    (void)p_.launches.give_back(m.id, e, false, now);
    return false;
  }
  if (e.until < now) {
    const auto until = offered_until(l, now);
    if (!p_.launches.offer_anew(m.id, e, until, now)) return false;
    e.until = until;
  }
  write_offer(e, l, now);
  return true;
}

}  // namespace sales

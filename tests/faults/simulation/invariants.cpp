// What must hold in a simulated world after every single write, and when all is done.

#include <array>

#include "contract/snapshots.hpp"
#include "faults/simulation/world.hpp"

namespace simulation {

using domain::booking_state;
using domain::charge_status;
using sales::entry_state;

namespace {

bool has_sold_seats(booking_state s) {
  return s == booking_state::confirmed || s == booking_state::cancelling ||
         s == booking_state::forfeited || s == booking_state::flown;
}

// The picture of docs/life-of-a-booking.md.
bool may_become(booking_state from, booking_state to) {
  using enum booking_state;
  if (from == to) return true;
  switch (from) {
    case held: return to == paying || to == expired || to == aborted;
    case paying:
      return to == confirmed || to == held || to == expired || to == cancelled || to == aborted;
    case confirmed: return to == cancelling || to == flown || to == aborted;
    case cancelling: return to == confirmed || to == cancelled || to == forfeited || to == aborted;
    case forfeited: return to == aborted || to == flown;
    case expired: return to == confirmed;  // late money finds its seats again
    case cancelled:
    case aborted:
    case flown: return false;
  }
  return false;
}

std::string named(const domain::booking& b) {
  return "booking " + b.id + " (" + std::string(domain::name_of(b.state)) + ")";
}

}  // namespace

void world::violated(const std::string& what) {
  say("!! " + what);
  out_.violations.push_back(what);
}

void world::check_step() {
  for (const auto& id : launches_.changed) check_launch(*launches_.look(id));
  launches_.changed.clear();
  for (const auto& id : bookings_.changed) check_booking(bookings_.known.at(id));
  bookings_.changed.clear();
  if (!provider_.key_misused.empty())
    violated("I5: key " + provider_.key_misused + " was sent with another amount");
}

void world::check_launch(const sales::launch_with_entries& l) {
  const auto& launch = l.launch;
  std::int64_t taken = 0;
  std::map<std::string, std::int64_t> by_customer, limit;
  for (const auto& e : l.entries) {
    taken += e.seats;
    by_customer[e.customer] += e.seats;
    limit[e.customer] = std::max<std::int64_t>(limit[e.customer], e.limit);
    if (e.seats <= 0 || e.forfeited < 0 || e.forfeited > e.seats)
      violated("I1: an entry of " + std::to_string(e.seats) + " seats on " + launch.master.id);
    const auto b = bookings_.known.find(e.booking);
    const auto state = b == bookings_.known.end() ? booking_state::held : b->second.now.state;
    if (e.state == entry_state::sold && state != booking_state::paying &&
        state != booking_state::expired && state != booking_state::aborted &&
        !has_sold_seats(state))
      violated("I3: entry " + e.booking + " is sold, its booking is " +
               std::string(domain::name_of(state)));
  }
  if (launch.available < 0 || launch.offerable < 0)
    violated("I1: " + launch.master.id + " has " + std::to_string(launch.available) +
             " free seats");
  if (launch.master.capacity != launch.available + launch.offerable + taken)
    violated("I1: " + launch.master.id + ": capacity " + std::to_string(launch.master.capacity) +
             ", free " + std::to_string(launch.available) + ", taken " + std::to_string(taken));
  for (const auto& [customer, n] : l.customer_seats) {
    if (n != by_customer[customer])
      violated("I2: " + customer + " is noted with " + std::to_string(n) + " seats, has " +
               std::to_string(by_customer[customer]));
    if (n > 0 && n > limit[customer])
      violated("I2: " + customer + " has more than " + std::to_string(limit[customer]) + " seats");
  }
}

void world::check_booking(line_to_bookings::history& h) {
  const auto& b = h.now;
  if (!may_become(h.before.state, b.state))
    violated(named(b) + " was " + std::string(domain::name_of(h.before.state)));
  if (b.price != h.before.price || b.launch.id != h.before.launch.id ||
      b.customer_id != h.before.customer_id || b.policy.size() != h.before.policy.size())
    violated(named(b) + " changed what is frozen");
  if (b.attempts.size() < h.before.attempts.size())
    violated(named(b) + " forgot an attempt to pay");
  if (!b.attempts.empty() && h.told_version != b.version)
    violated("I9: version " + std::to_string(b.version) + " of " + named(b) +
             " was told to nobody, its row stays at " + std::to_string(h.told_version));
  if (has_sold_seats(b.state)) {
    const auto l = launches_.look(b.launch.id);
    const auto* e = l->find(b.id);
    if (b.state == booking_state::confirmed && (e == nullptr || e->state != entry_state::sold))
      violated("I3: " + named(b) + " has no sold seats");
    const auto charged = provider_.charges.find(b.last_attempt()->key);
    if (charged == provider_.charges.end() || charged->second.status != charge_status::paid)
      violated("I5: " + named(b) + " was never paid");
  }
}

// A refused hold takes nothing, unless another try of the same key did.
void world::refused(const wish& w, const domain::refusal&) {
  const auto& tried = tries_.at(w.booking);
  if (tried.running > 1 || tried.answered || tried.lost) return;
  const auto l = launches_.look(w.hold.launch);
  if (l && l->find(w.booking) != nullptr)
    violated("I4: " + w.booking + " was refused and holds seats");
}

void world::check_end() {
  for (const auto& l : launches_.look_at_all()) {
    check_launch(l);
    for (const auto& e : l.entries) {
      const auto b = bookings_.known.find(e.booking);
      if (e.state != entry_state::sold || b == bookings_.known.end() ||
          !has_sold_seats(b->second.now.state))
        violated("I3: in the end entry " + e.booking + " is " +
                 std::string(sales::name_of(e.state)) + ", its booking " +
                 (b == bookings_.known.end() ? "missing" : named(b->second.now)));
    }
  }
  for (const auto& [id, h] : bookings_.known) {
    const auto& b = h.now;
    if (b.state == booking_state::held || b.state == booking_state::paying ||
        b.state == booking_state::cancelling)
      violated("in the end " + named(b) + " is still under way");
    check_money(b);
    if (b.attempts.empty()) continue;
    if (contract::to_json({b, customer_of(b.customer_id)}) != h.told)
      violated("I9: what was told last of " + named(b) + " is not what it is");
  }
}

void world::check_money(const domain::booking& b) {
  domain::cents came = 0, kept = 0;
  for (const auto& a : b.attempts) {
    const auto charged = provider_.charges.find(a.key);
    if (charged != provider_.charges.end() && charged->second.status == charge_status::paid)
      came += charged->second.amount;
  }
  for (const auto& p : b.passengers) kept += p.paid - p.refunded;
  for (const auto& r : b.repayments) kept += r.amount;  // owed back
  if (came != kept)
    violated("I5: " + std::to_string(came) + " came for " + named(b) + ", it keeps " +
             std::to_string(kept));
  // This provider never takes money that it has said would not come: who has paid has paid in time.
  for (const auto& i : b.incidents)
    violated(named(b) + ": " + std::string(domain::name_of(i.kind)));
}

}  // namespace simulation

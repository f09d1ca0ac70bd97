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
    case held:
      return to == paying || to == expired || to == aborted ||
             to == confirmed;  // money of an attempt that was said to be declined
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
    if (b != bookings_.known.end()) check_seats(b->second.now, e);
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
  if (b.state != booking_state::cancelling && has_sold_seats(b.state)) {
    const auto l = launches_.look(b.launch.id);
    const auto* e = l->find(b.id);
    if (e == nullptr)
      violated("I3: " + named(b) + " has no seats");
    else
      check_seats(b, *e);
    if (came_under(b.paid_by) < b.total()) violated("I5: " + named(b) + " was never paid");
  }
  check_refunds(b);
}

// Settled bookings and their entries agree at every moment.
void world::check_seats(const domain::booking& b, const sales::entry& e) {
  if (b.state == booking_state::cancelling || !has_sold_seats(b.state)) return;
  if (e.state != entry_state::sold || e.seats != b.seats_taken() ||
      e.forfeited != b.seats_forfeited())
    violated("I3: " + named(b) + " has " + std::to_string(b.seats_taken()) + " seats and " +
             std::to_string(b.seats_forfeited()) + " forfeited, its entry is " +
             std::string(sales::name_of(e.state)) + " with " + std::to_string(e.seats) + " and " +
             std::to_string(e.forfeited));
}

domain::cents world::came_under(const std::string& key) const {
  if (const auto t = transfers_.find(key); t != transfers_.end()) return t->second;
  const auto c = provider_.charges.find(key);
  if (c == provider_.charges.end() || c->second.status != charge_status::paid) return 0;
  return c->second.amount;
}

// I7: one refund for a cancellation, of the right tier, and never more than came in.
void world::check_refunds(const domain::booking& b) {
  std::map<std::string, domain::cents> back;
  std::map<std::string, int> refunds;
  for (const auto& r : b.repayments) {
    back[r.charge] += r.amount;
    if (!r.cancellation.empty()) ++refunds[r.cancellation];
    if (r.amount <= 0) violated("I7: a refund of nothing for " + named(b));
  }
  for (const auto& [key, amount] : back) {
    if (amount > came_under(key))
      violated("I7: " + std::to_string(amount) + " goes back of " +
               std::to_string(came_under(key)) + " under " + key);
  }
  for (const auto& c : b.cancellations) {
    const bool applied = b.state != booking_state::cancelling || c.id != b.cancellations.back().id;
    const auto n = static_cast<domain::cents>(c.passengers.size());
    if (refunds[c.id] != (applied && c.amount > 0 ? 1 : 0))
      violated("I7: " + std::to_string(refunds[c.id]) + " refunds for cancellation " + c.id);
    if ((c.percent != 90 && c.percent != 70 && c.percent != 0) ||
        c.amount != domain::percent(b.price, c.percent) * n)
      violated("I7: " + std::to_string(c.amount) + " back for " + c.id);
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

void world::check_launch_end(const sales::launch_with_entries& l) {
  check_launch(l);
  const auto status = l.launch.master.status;
  const bool aborted = status == domain::launch_status::aborted;
  const bool over = aborted || status == domain::launch_status::succeeded;
  for (const auto& e : l.entries) {
    const auto b = bookings_.known.find(e.booking);
    if (b == bookings_.known.end())
      violated("I3: in the end entry " + e.booking + " has no booking");
    else if (over && b->second.now.state == booking_state::aborted)
      continue;  // its seats are nobody's any more
    else if (aborted || e.state != entry_state::sold || !has_sold_seats(b->second.now.state))
      violated("I3: in the end entry " + e.booking + " is " + std::string(sales::name_of(e.state)) +
               ", " + named(b->second.now));
  }
  if (l.launch.offerable > 0)
    violated("in the end " + std::to_string(l.launch.offerable) + " seats of " +
             l.launch.master.id + " are offered to nobody");
}

void world::check_end() {
  for (const auto& l : launches_.look_at_all()) check_launch_end(l);
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
  for (const auto& a : b.attempts) came += came_under(a.key);
  for (const auto& p : b.passengers) kept += p.paid - p.refunded;
  if (b.state == booking_state::aborted && kept != 0)
    violated("I5: " + named(b) + " keeps " + std::to_string(kept));
  for (const auto& r : b.repayments) kept += r.amount;  // owed back
  if (came != kept)
    violated("I5: " + std::to_string(came) + " came for " + named(b) + ", it keeps " +
             std::to_string(kept));
  using domain::incident_kind;
  for (const auto& i : b.incidents) {
    // Most providers never take money that they have said would not come: who has paid has paid
    // in time. What came by transfer may be late or of another amount.
    const bool by_card = provider_.charges.count(i.charge) != 0;
    if (i.kind == incident_kind::seats_gone || (by_card && !late_money_))
      violated(named(b) + ": " + std::string(domain::name_of(i.kind)));
    if (!b.needs_attention) violated(named(b) + " has an incident that nobody sees");
  }
}

}  // namespace simulation

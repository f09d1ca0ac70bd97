// Seats and the waiting list in memory: the guards of mongo_seats.cpp and mongo_waiting.cpp.
#include <algorithm>
#include <stdexcept>

#include "platform/runtime/failpoint.hpp"
#include "sales/memory_launches.hpp"

namespace sales {
namespace {

std::int64_t taken_by(const launch_with_entries& l, const std::string& customer) {
  const auto it = l.customer_seats.find(customer);
  return it == l.customer_seats.end() ? 0 : it->second;
}

void free_seats(launch& l, int seats) noexcept {
  (l.waiting > 0 ? l.offerable : l.available) += seats;
}

}  // namespace

launch_with_entries* memory_launches::there(const std::string& launch) {
  const auto it = launches_.find(launch);
  return it == launches_.end() ? nullptr : &it->second;
}

std::optional<launch> memory_launches::put_entry(launch_with_entries& l, const entry& e,
                                                 domain::instant now) {
  l.customer_seats[e.customer] += e.seats;
  l.entries.push_back(e);
  return touch(l.launch.master.id, now);
}

std::optional<launch> memory_launches::take(const seat_request& r) {
  const std::scoped_lock lock(guard_);
  auto* l = there(r.launch);
  if (l == nullptr) return {};
  const auto& m = l->launch.master;
  const bool open =
      domain::on_sale(m.status, m.departs_at, r.now) && (r.vip || open_to_all(m) <= r.now);
  if (!open || m.price != r.price || m.departs_at != r.departs_at ||
      (l->launch.available < r.seats && !platform::fault("no_seat_guard")) ||
      l->find(r.booking) != nullptr || taken_by(*l, r.customer) + r.seats > r.limit) {
    return {};
  }
  l->launch.available -= r.seats;
  return put_entry(
      *l, {r.booking, r.customer, r.seats, 0, r.limit, entry_state::held, r.until, 0, false},
      r.now);
}

std::optional<launch> memory_launches::take_again(const seat_request& r) {
  const std::scoped_lock lock(guard_);
  auto* l = there(r.launch);
  if (l == nullptr) return {};
  const auto& m = l->launch.master;
  if (!domain::on_sale(m.status, m.departs_at, r.now) || l->launch.available < r.seats ||
      l->find(r.booking) != nullptr || taken_by(*l, r.customer) + r.seats > r.limit) {
    return {};
  }
  l->launch.available -= r.seats;
  return put_entry(
      *l, {r.booking, r.customer, r.seats, 0, r.limit, entry_state::sold, r.now, 0, false}, r.now);
}

std::optional<launch> memory_launches::begin_payment(const std::string& launch,
                                                     const std::string& booking, int seats,
                                                     domain::instant deadline,
                                                     domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto* e = entry_in(launch, booking, entry_state::held);
  if (e == nullptr || e->seats != seats || e->until < now ||
      !domain::ahead(there(launch)->launch.master.status))
    return {};
  e->state = entry_state::paying;
  e->until = deadline;
  return touch(launch, now);
}

std::optional<launch> memory_launches::sell(const std::string& launch, const std::string& booking,
                                            int seats, domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto* e = entry_in(launch, booking, entry_state::paying);
  if (e == nullptr) e = entry_in(launch, booking, entry_state::held);
  if (e == nullptr || e->seats != seats || !domain::ahead(there(launch)->launch.master.status))
    return {};
  e->state = entry_state::sold;
  return touch(launch, now);
}

bool memory_launches::hold_again(const std::string& launch, const std::string& booking,
                                 domain::instant until, domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto* e = entry_in(launch, booking, entry_state::paying);
  if (e == nullptr) return false;
  e->state = entry_state::held;
  e->until = until;
  touch(launch, now);
  return true;
}

bool memory_launches::renew(const std::string& launch, const std::string& booking,
                            domain::instant until, domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto* e = entry_in(launch, booking, entry_state::held);
  if (e == nullptr || e->until < now) return false;
  e->until = until;
  touch(launch, now);
  return true;
}

bool memory_launches::offer_anew(const std::string& launch, const entry& as_read,
                                 domain::instant until, domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto* e = entry_in(launch, as_read.booking, entry_state::held);
  if (e == nullptr || e->until != as_read.until) return false;
  e->until = until;
  touch(launch, now);
  return true;
}

bool memory_launches::give_back(const std::string& launch, const entry& e, bool overdue,
                                domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto* mine = entry_in(launch, e.booking, e.state);
  if (mine == nullptr || mine->seats != e.seats || mine->customer != e.customer ||
      (overdue && mine->until >= now)) {
    return false;
  }
  auto& l = launches_.at(launch);
  free_seats(l.launch, e.seats);
  l.customer_seats[e.customer] -= e.seats;
  std::erase_if(l.entries, [&](const entry& x) { return x.booking == e.booking; });
  touch(launch, now);
  return true;
}

launch_store::given_up memory_launches::cancel_seats(const give_up& g, domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto& l = launches_.at(g.launch);
  const auto e = std::find_if(l.entries.begin(), l.entries.end(),
                              [&](const auto& x) { return x.booking == g.booking; });
  // Gone, applied before, or gone and held again by a retry of the booking's key.
  if (e == l.entries.end() || e->step >= g.step || e->state != entry_state::sold)
    return given_up::done;
  if (e->step != g.step - 1 || e->seats - e->forfeited < g.seats)
    throw std::runtime_error("entry " + g.booking + " does not fit its cancellation");
  if (!domain::ahead(l.launch.master.status)) return given_up::closed;
  e->step = g.step;
  if (g.refundable) {
    free_seats(l.launch, g.seats);
    l.customer_seats[e->customer] -= g.seats;
    e->seats -= g.seats;
    if (e->seats == 0) l.entries.erase(e);
  } else {
    e->forfeited += g.seats;
  }
  touch(g.launch, now);
  return given_up::done;
}

std::optional<launch> memory_launches::join(const std::string& id, const waiter& w,
                                            domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto* l = there(id);
  if (l == nullptr) return {};
  const auto& m = l->launch.master;
  const bool waits = std::any_of(l->waiters.begin(), l->waiters.end(),
                                 [&](const auto& x) { return x.customer == w.customer; });
  if (!domain::on_sale(m.status, m.departs_at, now) || l->launch.available >= w.seats || waits ||
      l->launch.waiting >= most_waiting) {
    return {};
  }
  l->waiters.push_back(w);
  l->waiters.back().number = l->launch.version;
  ++l->launch.waiting;
  return touch(id, now);
}

bool memory_launches::leave(const std::string& launch, const std::string& customer,
                            domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto* l = there(launch);
  if (l == nullptr ||
      std::erase_if(l->waiters, [&](const auto& w) { return w.customer == customer; }) == 0) {
    return false;
  }
  --l->launch.waiting;
  touch(launch, now);
  return true;
}

std::optional<launch> memory_launches::offer(const seat_offer& o) {
  const std::scoped_lock lock(guard_);
  auto* l = there(o.launch);
  if (l == nullptr) return {};
  const auto& m = l->launch.master;
  const auto w = std::find_if(l->waiters.begin(), l->waiters.end(), [&](const auto& x) {
    return x.customer == o.waiter.customer && x.number == o.waiter.number;
  });
  if (!domain::on_sale(m.status, m.departs_at, o.now) || w == l->waiters.end() ||
      l->launch.offerable < o.from_offerable || l->launch.available < o.from_available ||
      l->find(o.booking) != nullptr || taken_by(*l, o.waiter.customer) + o.seats > o.limit) {
    return {};
  }
  l->waiters.erase(w);
  --l->launch.waiting;
  l->launch.offerable -= o.from_offerable;
  l->launch.available -= o.from_available;
  return put_entry(
      *l, {o.booking, o.waiter.customer, o.seats, 0, o.limit, entry_state::held, o.until, 0, true},
      o.now);
}

bool memory_launches::put_on_sale(const launch& as_read, domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto* l = there(as_read.master.id);
  if (l == nullptr || l->launch.version != as_read.version) return false;
  l->launch.available += l->launch.offerable;
  l->launch.offerable = 0;
  touch(as_read.master.id, now);
  return true;
}

std::vector<launch_with_entries> memory_launches::with_seats_to_offer() {
  const std::scoped_lock lock(guard_);
  std::vector<launch_with_entries> out;
  for (const auto& [id, l] : launches_) {
    if (l.launch.offerable > 0) out.push_back(l);
  }
  return out;
}

bool memory_launches::end_waiting(const launch& as_read, domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto* l = there(as_read.master.id);
  if (l == nullptr || l->launch.version != as_read.version || l->launch.waiting == 0) return false;
  l->waiters.clear();
  l->launch.waiting = 0;
  touch(as_read.master.id, now);
  return true;
}

std::vector<launch> memory_launches::waited_for_in_vain(domain::instant now) {
  const std::scoped_lock lock(guard_);
  std::vector<launch> out;
  for (const auto& [id, l] : launches_) {
    const auto& m = l.launch.master;
    if (l.launch.waiting > 0 && !domain::on_sale(m.status, m.departs_at, now))
      out.push_back(l.launch);
  }
  return out;
}

std::vector<launch_with_entries> memory_launches::waited_for_by(const std::string& customer) {
  const std::scoped_lock lock(guard_);
  std::vector<launch_with_entries> out;
  for (const auto& [id, l] : launches_) {
    if (std::any_of(l.waiters.begin(), l.waiters.end(),
                    [&](const auto& w) { return w.customer == customer; }))
      out.push_back(l);
  }
  return out;
}

}  // namespace sales

// What suppliers and employees do in a simulated world.

#include "faults/simulation/world.hpp"

namespace simulation {

using namespace std::chrono;
using namespace std::chrono_literals;

// What needs no decision is copied as it is.
void world::supplier_edits() {
  auto& m = masters_.at(dice_.one_of(launch_ids_));
  if (asked_.count(m.id) != 0) return;
  auto wanted = m;
  if (dice_.chance(500))
    wanted.capacity += dice_.between(1, 3);
  else
    wanted.price += 7;
  ++wanted.version;
  if (launches_.put(wanted, now()) != sales::launch_store::applied::yes) return;
  say("+ " + m.id + ": capacity " + std::to_string(wanted.capacity) + ", price " +
      std::to_string(wanted.price));
  m = wanted;
}

// Asked in PostgreSQL, one at a time; the launch document decides.
void world::supplier_acts() {
  using domain::launch_act;
  const auto& m = masters_.at(dice_.one_of(launch_ids_));
  if (asked_.count(m.id) != 0) return;
  domain::launch_change c;
  c.id = "lc_" + std::to_string(++keys_);
  const int which = dice_.below(100);
  if (which < 45) {
    c.act = launch_act::delay;
    c.reason = domain::launch_reason::weather;
    c.after =
        domain::after_act(m, c.act, c.reason, m.departs_at + days{dice_.between(1, 60)}, now());
  } else if (which < 75) {
    c.after = m;
    if (dice_.chance(500))
      c.after.capacity = dice_.between(1, 12);
    else
      c.after.rocket.name = "Rocket " + std::to_string(keys_);
    ++c.after.version;
  } else {
    c.act = which < 90 ? launch_act::abort : launch_act::success;
    if (c.act == launch_act::abort)
      c.reason =
          dice_.chance(500) ? domain::launch_reason::technical : domain::launch_reason::financial;
    c.after = domain::after_act(m, c.act, c.reason, m.departs_at, now());
  }
  say("+ " + m.id + ": " + std::string(domain::name_of(c.act)) + " is asked, as version " +
      std::to_string(c.after.version));
  asked_[m.id] = c;
}

void world::decide() {
  if (asked_.empty()) return;
  start("decide " + asked_.begin()->first, [this, c = asked_.begin()->second] { decide_now(c); });
}

// A job that is run until it is done: the same change again gets the same answer.
void world::decide_now(const domain::launch_change& c) {
  const auto answer = launches_.decide(c, now());
  const auto waits = asked_.find(c.after.id);
  if (waits == asked_.end() || waits->second.id != c.id) return;  // done by another worker
  asked_.erase(waits);
  if (answer.what != sales::decision::answer::yes) return;
  masters_[c.after.id] = c.after;
  if (c.act != domain::launch_act::edit || dice_.chance(500)) to_follow_.insert(c.after.id);
  if (c.act == domain::launch_act::edit) to_follow_.insert(c.after.id);
}

void world::follow() {
  if (to_follow_.empty()) return;
  start("follow " + *to_follow_.begin(), [this, id = *to_follow_.begin()] { follow_now(id); });
}

// One pass over the launch's entries; the launch is followed when a pass has left nobody behind.
void world::follow_now(const std::string& launch) {
  const auto version = masters_.at(launch).version;
  const auto l = launches_.find_with_entries(launch);
  bool all = true;
  for (const auto& e : l->entries) {
    try {
      all = flow_.follow_launch(e.booking, now()).has_value() && all;
    } catch (const platform::unavailable&) {
      all = false;
    }
  }
  if (all && masters_.at(launch).version == version) to_follow_.erase(launch);
}

// What has come in under a transfer; told until the booking has decided.
void world::employee_looks_at_account() {
  const auto* b = any_booking();
  if (b == nullptr || !b->by_bank_transfer()) return;
  const auto& key = b->last_attempt()->key;
  // The account is looked at by one at a time, and the rest of a sum may come while it is waited
  // for.
  if (looked_at_.count(key) != 0) return;
  auto& came = transfers_[key];
  const bool waited_for = b->last_attempt()->state == domain::payment_state::pending;
  if (came == 0 || (came < b->total() && waited_for && dice_.chance(500))) {
    const int how = dice_.below(10);
    came = how == 0 ? b->total() - 1 : how == 1 ? b->total() + 5 : b->total();
  }
  looked_at_.insert(key);
  start("transfer " + key + " has come", [this, id = b->id, key, came] {
    (void)flow_.transfer_completed(id, {key, came, "statement"}, now());
    looked_at_.erase(key);  // who ended without an answer is told again in the end
  });
}

void world::employee_gives_transfer_up() {
  const auto* b = any_booking();
  if (b == nullptr || !b->by_bank_transfer()) return;
  start("transfer " + b->last_attempt()->key + " failed",
        [this, id = b->id, key = b->last_attempt()->key] {
          (void)flow_.transfer_failed(id, key, now());
        });
}

// The provider repeats its webhooks until they are taken, and jobs are run until they are done.
void world::tell_all() {
  for (const auto& [id, c] : std::map(asked_)) decide_now(c);
  for (const auto& id : std::set(to_follow_)) follow_now(id);
  std::vector<std::pair<std::string, std::string>> attempts;
  for (const auto& [id, h] : bookings_.known) {
    for (const auto& a : h.now.attempts) attempts.emplace_back(id, a.key);
  }
  for (const auto& [id, key] : attempts) {
    hear_of(id, key);
    const auto came = transfers_.find(key);
    if (came != transfers_.end())
      (void)flow_.transfer_completed(id, {key, came->second, "statement"}, now());
  }
}

}  // namespace simulation

// What customers do in a simulated world, and travellers at the provider's pages, and the
// completer.

#include "faults/simulation/world.hpp"

namespace simulation {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::booking_state;
using domain::charge_status;

void world::somebody_acts() {
  struct act {
    int weight;
    bool always;  // in every world; the others only where the seed says so
    void (world::*go)();
  };
  static constexpr act acts[] = {
      {12, true, &world::hold},
      {14, true, &world::journey},
      {18, true, &world::name_passengers},
      {18, true, &world::pay},
      {12, true, &world::traveller_decides},
      {8, true, &world::webhook},
      {4, false, &world::renew},
      {5, false, &world::give_back},
      {6, true, &world::completer},
      {8, true, &world::time_passes},
      {4, false, &world::supplier_edits},
      {3, false, &world::supplier_acts},
      {6, false, &world::decide},
      {6, false, &world::follow},
      {9, false, &world::cancel},
      {6, false, &world::wait_for_seats},
      {2, false, &world::leave},
      {6, false, &world::pay_by_transfer},
      {5, false, &world::employee_looks_at_account},
      {2, false, &world::employee_gives_transfer_up},
  };
  int total = 0;
  unsigned bit = 0;
  const act* allowed[std::size(acts)];
  std::size_t count = 0;
  for (const auto& a : acts) {
    if (!a.always && (acts_ >> bit++ & 1U) == 0) continue;
    total += a.weight;
    allowed[count++] = &a;
  }
  int at = dice_.below(total);
  for (std::size_t n = 0; n < count; ++n) {
    if (at < allowed[n]->weight) return (this->*allowed[n]->go)();
    at -= allowed[n]->weight;
  }
}

const domain::booking* world::any_booking() {
  if (bookings_.known.empty()) return nullptr;
  auto it = bookings_.known.begin();
  std::advance(it, dice_.below(static_cast<int>(bookings_.known.size())));
  return &it->second.now;
}

// A new wish; or an earlier one again, as after a lost answer; or its key for something else.
void world::hold() {
  if (!wishes_.empty() && dice_.chance(250)) {
    auto again = dice_.one_of(wishes_).hold;
    if (dice_.chance(200)) {
      again.seats = dice_.between(1, 4);
      wishes_.push_back({again, sales::booking_id(again.customer, again.key)});
      return hold_with(wishes_.size() - 1);
    }
    return hold_with(static_cast<std::size_t>(dice_.below(static_cast<int>(wishes_.size()))));
  }
  hold_with(new_wish());
}

std::size_t world::new_wish() {
  sales::hold_request r;
  r.customer = dice_.one_of(customers_);
  const auto& m = masters_.at(dice_.one_of(launch_ids_));
  r.launch = m.id;
  r.key = "k" + std::to_string(++keys_);
  r.seats = dice_.between(1, dice_.chance(100) ? 7 : 4);
  r.price = m.price;
  r.departs_at = m.departs_at;
  wishes_.push_back({r, sales::booking_id(r.customer, r.key)});
  return wishes_.size() - 1;
}

namespace {

// Notes that a try of a key is under way, and when it ends without an answer.
template <class Tries>
struct attempt {
  explicit attempt(Tries& t) : all(t) { ++all.running; }
  ~attempt() {
    --all.running;
    if (!answered) all.lost = true;
  }
  attempt(const attempt&) = delete;
  attempt& operator=(const attempt&) = delete;

  Tries& all;
  bool answered = false;
};

}  // namespace

void world::hold_with(std::size_t number) {
  const auto& r = wishes_[number].hold;
  start("hold " + wishes_[number].booking + " of " + r.customer + ": " + std::to_string(r.seats) +
            " on " + r.launch,
        [this, number] { (void)try_hold(number); });
}

std::optional<domain::booking> world::try_hold(std::size_t number) {
  const auto& w = wishes_[number];
  attempt mine(tries_[w.booking]);
  const auto answer = flow_.hold(w.hold, now());
  mine.answered = true;
  if (!answer) {
    refused(w, answer.error());
    return {};
  }
  mine.all.answered = true;
  if (bookings_.known.count(answer->id) == 0)
    violated("I4: booking " + answer->id + " was answered and does not exist");
  return *answer;
}

void world::write_names(const domain::booking& b) {
  std::vector<domain::passenger> list(static_cast<std::size_t>(b.seats_kept()));
  for (auto& p : list) p.full_name = "Bo Buyer " + std::to_string(dice_.below(3));
  (void)flow_.set_passengers(b.customer_id, b.id, list, now());
}

void world::start_payment(const domain::booking& b) {
  const auto seen = masters_.at(b.launch.id).departs_at;
  const auto answer = flow_.pay({b.customer_id, b.id, seen, "r", "w"}, now());
  if (answer && !answer->attempts.empty() && !answer->last_attempt()->redirect_url.empty())
    provider_.charges.at(answer->last_attempt()->key).shown = true;
}

// The whole way without a detour.
void world::journey() {
  const auto number = new_wish();
  start("journey " + wishes_[number].booking, [this, number] {
    const auto b = try_hold(number);
    if (!b) return;
    write_names(*b);
    start_payment(*b);
  });
}

void world::pay_by_transfer() {
  const auto* b = any_booking();
  if (b == nullptr) return;
  start("transfer for " + b->id, [this, b = *b] {
    const auto seen = masters_.at(b.launch.id).departs_at;
    (void)flow_.pay({b.customer_id, b.id, seen, "r", "w", std::string(domain::by_transfer)}, now());
  });
}

// A quote, a moment to think, and the confirmation with its figures; or an earlier one again.
void world::cancel() {
  const auto* b = any_booking();
  if (b == nullptr) return;
  start("cancel " + b->id, [this, b = *b] {
    auto& mine = cancels_[b.id];
    if (mine && dice_.chance(300)) return (void)flow_.cancel(b.customer_id, b.id, *mine, now());
    std::vector<std::string> some;
    if (dice_.chance(500) && !b.passengers.empty()) {
      auto all = b.passengers;
      some.push_back(dice_.one_of(all).id);
    }
    const auto q = flow_.quote(b.customer_id, b.id, some, now());
    if (!q) return;
    mine = domain::cancel_request{
        "c" + std::to_string(++keys_), some, q->percent, q->amount, "", b.customer_id};
    (void)flow_.cancel(b.customer_id, b.id, *mine, now());
  });
}

void world::wait_for_seats() {
  sales::waiter w;
  w.customer = dice_.one_of(customers_);
  w.seats = dice_.between(1, 4);
  w.all = dice_.chance(500);
  w.joined_at = now();
  start(w.customer + " waits for seats",
        [this, w, launch = dice_.one_of(launch_ids_)] { (void)waiting_.join(launch, w, now()); });
}

void world::leave() {
  start("leave the list",
        [this, customer = dice_.one_of(customers_), launch = dice_.one_of(launch_ids_)] {
          (void)waiting_.leave(launch, customer, now());
        });
}

void world::name_passengers() {
  const auto* b = any_booking();
  if (b == nullptr) return;
  start("passengers of " + b->id, [this, b = *b] { write_names(b); });
}

void world::pay() {
  const auto* b = any_booking();
  if (b == nullptr) return;
  start("pay " + b->id, [this, b = *b] { start_payment(b); });
}

void world::renew() {
  const auto* b = any_booking();
  if (b == nullptr) return;
  start("renew " + b->id, [this, b = *b] { (void)flow_.renew(b.customer_id, b.id, now()); });
}

void world::give_back() {
  const auto* b = any_booking();
  if (b == nullptr) return;
  start("give back " + b->id,
        [this, b = *b] { (void)flow_.give_back(b.customer_id, b.id, now()); });
}

void world::traveller_decides() {
  if (provider_.charges.empty()) return;
  auto it = provider_.charges.begin();
  std::advance(it, dice_.below(static_cast<int>(provider_.charges.size())));
  if (!it->second.shown) return;
  // Some providers take money that they have said would not come.
  if (late_money_ && dice_.chance(150)) {
    say("+ late money for " + it->first);
    return provider_.pay_late(it->first);
  }
  const auto what = dice_.chance(750) ? charge_status::paid : charge_status::declined;
  say(std::string(what == charge_status::paid ? "+ approve " : "+ decline ") + it->first);
  provider_.decide(it->first, what);
}

// Told once, twice or never; or the customer looks at the page, which does the same.
void world::webhook() {
  const auto* b = any_booking();
  if (b == nullptr) return;
  if (b->attempts.empty() || dice_.chance(300)) {
    return start("look at " + b->id, [this, id = b->id] {
      if (auto there = bookings_.find(id)) (void)flow_.advance(*std::move(there), now());
    });
  }
  auto attempts = b->attempts;
  start("webhook for " + b->id,
        [this, id = b->id, key = dice_.one_of(attempts).key] { hear_of(id, key); });
}

void world::hear_of(const std::string& id, const std::string& key) {
  if (auto there = bookings_.find(id)) (void)flow_.heard_of(*std::move(there), key, now());
}

void world::completer() {
  start("completer", [this] { complete_all(); });
}

void world::complete_all() {
  for (const auto& b : bookings_.due(now(), 200)) {
    try {
      (void)flow_.advance(b, now());
    } catch (const platform::unavailable& e) {
      say("  later: " + b.id + " (" + e.what() + ")");
    }
  }
  const auto at = now();
  for (const auto& l : launches_.changed_with_entries(completed_at_ - sales::orphans_live_within)) {
    (void)flow_.release_orphans(l, completed_at_, at);
    (void)waiting_.finish_offers(l, at);
  }
  (void)waiting_.offer_seats(at);
  (void)waiting_.end_lists(at);
  completed_at_ = at;
}

void world::time_passes() {
  static constexpr milliseconds steps[] = {1ms, 1s, 20s, 31s, 2min, 5min, 14min, 15min, 16min};
  now_ += dice_.chance(30) ? milliseconds{hours{24 * dice_.between(1, 200)}}
                           : steps[dice_.below(static_cast<int>(std::size(steps)))];
  provider_.down = dice_.chance(100);
  // Requests have deadlines of seconds; what hangs for most of a hold's life is gone.
  std::erase_if(operations_, [&](const operation& o) { return o.began + 10min < now_; });
}

}  // namespace simulation

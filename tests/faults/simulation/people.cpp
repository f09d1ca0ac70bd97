// What the people of a simulated world do: customers, travellers at the provider's pages,
// suppliers, and the completer.

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
      {4, false, &world::supplier_edits},
      {8, true, &world::time_passes},
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
  const auto answer = flow_.hold(w.hold, now_);
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
  std::vector<domain::passenger> list(static_cast<std::size_t>(b.seats));
  for (auto& p : list) p.full_name = "Bo Buyer";
  (void)flow_.set_passengers(b.customer_id, b.id, list, now_);
}

void world::start_payment(const domain::booking& b) {
  const auto seen = masters_.at(b.launch.id).departs_at;
  const auto answer = flow_.pay({b.customer_id, b.id, seen, "r", "w"}, now_);
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
  start("renew " + b->id, [this, b = *b] { (void)flow_.renew(b.customer_id, b.id, now_); });
}

void world::give_back() {
  const auto* b = any_booking();
  if (b == nullptr) return;
  start("give back " + b->id, [this, b = *b] { (void)flow_.give_back(b.customer_id, b.id, now_); });
}

void world::traveller_decides() {
  if (provider_.charges.empty()) return;
  auto it = provider_.charges.begin();
  std::advance(it, dice_.below(static_cast<int>(provider_.charges.size())));
  if (!it->second.shown) return;
  const auto what = dice_.chance(750) ? charge_status::paid : charge_status::declined;
  say(std::string(what == charge_status::paid ? "+ approve " : "+ decline ") + it->first);
  provider_.decide(it->first, what);
}

// Told once, twice or never; or the customer looks at the page, which does the same.
void world::webhook() {
  const auto* b = any_booking();
  if (b == nullptr) return;
  start("webhook for " + b->id, [this, id = b->id] {
    if (auto there = bookings_.find(id)) (void)flow_.advance(*std::move(there), now_);
  });
}

void world::completer() {
  start("completer", [this] { complete_all(); });
}

void world::complete_all() {
  for (const auto& b : bookings_.due(now_, 200)) {
    try {
      (void)flow_.advance(b, now_);
    } catch (const platform::unavailable& e) {
      say("  later: " + b.id + " (" + e.what() + ")");
    }
  }
  const auto at = now_;
  (void)flow_.release_orphans(completed_at_, at);
  completed_at_ = at;
}

void world::supplier_edits() {
  auto& m = masters_.at(dice_.one_of(launch_ids_));
  auto wanted = m;
  switch (dice_.below(3)) {
    case 0: wanted.capacity = dice_.between(1, 12); break;
    case 1: wanted.price += 7; break;
    default: wanted.departs_at += days{dice_.between(1, 60)};
  }
  ++wanted.version;
  if (launches_.put(wanted, now_) != sales::launch_store::applied::yes) return;
  say("+ " + m.id + ": capacity " + std::to_string(wanted.capacity) + ", price " +
      std::to_string(wanted.price));
  m = wanted;
}

void world::time_passes() {
  static constexpr milliseconds steps[] = {1ms, 1s, 20s, 31s, 2min, 5min, 14min, 15min, 16min};
  now_ += dice_.chance(30) ? milliseconds{hours{24 * dice_.between(1, 200)}}
                           : steps[dice_.below(static_cast<int>(std::size(steps)))];
  provider_.down = dice_.chance(100);
  // Requests have deadlines; what hangs longer than any of them is a process that is gone.
  std::erase_if(operations_, [&](const operation& o) { return o.began + 1h < now_; });
}

}  // namespace simulation

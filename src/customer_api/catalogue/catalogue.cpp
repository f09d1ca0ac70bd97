#include "customer_api/catalogue/catalogue.hpp"

#include <algorithm>

#include "platform/runtime/log.hpp"

namespace customer_api {
namespace {

using steady = std::chrono::steady_clock;

// A pass that takes long (many large launches changed, a slow server) is followed by a longer
// pause, so that looking takes little of the server's time.
constexpr std::chrono::milliseconds poll{500}, longest_poll{900}, learning_pause{50};
// Longer than a write may take and clocks may differ.
constexpr std::chrono::seconds overlap{5}, full_each{60};
// Launches that left longer ago are read from the database when somebody asks.
constexpr std::chrono::hours kept_after_departure{24 * 60};

}  // namespace

catalogue::catalogue(sales::launch_store& launches, sales::places& places,
                     const platform::clock& clock)
    : launches_(launches), places_(places), clock_(clock) {}

catalogue::~catalogue() {
  {
    const std::scoped_lock lock(guard_);
    stop_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void catalogue::start() {
  full_pass();
  thread_ = std::thread([this] { follow(); });
}

std::shared_ptr<const snapshot> catalogue::now() const {
  const std::scoped_lock lock(guard_);
  return snapshot_;
}

std::shared_ptr<const place_lists> catalogue::places() const {
  const std::scoped_lock lock(guard_);
  return place_lists_;
}

void catalogue::learn(const sales::launch& l) {
  {
    const std::scoped_lock lock(guard_);
    auto& newest = learned_[l.master.id];
    if (newest.version < l.version) newest = l;
  }
  changed_.notify_one();
}

void catalogue::follow() {
  auto next_look = steady::now() + poll;
  for (;;) {
    {
      std::unique_lock lock(guard_);
      if (changed_.wait_for(lock, learning_pause, [this] { return stop_; })) return;
      changed_.wait_until(lock, next_look, [this] { return stop_ || !learned_.empty(); });
      if (stop_) return;
    }
    take_learned();
    if (steady::now() < next_look) continue;
    const auto began = steady::now();
    look_again();
    const auto ended = steady::now();
    next_look = ended + std::clamp<steady::duration>(9 * (ended - began), poll, longest_poll);
  }
}

void catalogue::look_again() {
  try {
    const auto now = clock_.now();
    const bool jumped = now < last_look_ || now - last_full_ > full_each;
    if (jumped)
      full_pass();
    else
      pass_over_changes();
    if (failing_) platform::log::info("catalogue: the database is back");
    failing_ = false;
  } catch (const std::exception& e) {
    if (!failing_)
      platform::log::warning("catalogue: going on with what is known", {{"error", e.what()}});
    failing_ = true;
  }
}

void catalogue::take_learned() {
  std::unordered_map<std::string, sales::launch> news;
  {
    const std::scoped_lock lock(guard_);
    news.swap(learned_);
  }
  if (news.empty()) return;
  for (const auto& [id, l] : news) keep(l, last_look_);
  publish(last_look_);
}

void catalogue::keep(const sales::launch& l, domain::instant now) {
  auto& there = known_[l.master.id];
  if (!there || there->launch.version < l.version) there = make_listed(l, now);
}

void catalogue::full_pass() {
  const auto now = clock_.now();
  auto lists = std::make_shared<place_lists>();
  lists->spaceports = places_.spaceports();
  lists->destinations = places_.destinations();
  known_.clear();
  for (const auto& l : launches_.changed_since(std::nullopt)) {
    if (l.master.departs_at + kept_after_departure < now) continue;
    known_[l.master.id] = make_listed(l, now);
  }
  {
    const std::scoped_lock lock(guard_);
    place_lists_ = std::move(lists);
  }
  last_look_ = last_full_ = now;
  publish(now);
}

void catalogue::pass_over_changes() {
  const auto now = clock_.now();
  for (const auto& l : launches_.changed_since(last_look_ - overlap)) keep(l, now);
  last_look_ = now;
  publish(now);
}

void catalogue::publish(domain::instant as_of) {
  std::vector<std::shared_ptr<const listed>> all;
  all.reserve(known_.size());
  for (const auto& [id, l] : known_) all.push_back(l);
  auto fresh = std::make_shared<const snapshot>(std::move(all), as_of);
  const std::scoped_lock lock(guard_);
  snapshot_ = std::move(fresh);
}

}  // namespace customer_api

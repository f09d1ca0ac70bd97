#include "customer_api/catalogue/catalogue.hpp"

#include "platform/runtime/log.hpp"

namespace customer_api {
namespace {

constexpr std::chrono::milliseconds poll{500}, shortest_pause{50};
constexpr std::chrono::seconds overlap{10}, full_each{60};
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
  watcher_.reset();
  if (thread_.joinable()) thread_.join();
}

void catalogue::start(platform::mongo::database& db) {
  full_pass();
  watcher_ = std::make_unique<platform::mongo::watcher>(db, std::vector<std::string>{"launches"},
                                                        [this] { wake(); });
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

void catalogue::wake() {
  {
    const std::scoped_lock lock(guard_);
    wanted_ = true;
  }
  changed_.notify_one();
}

void catalogue::follow() {
  bool failing = false;
  for (;;) {
    {
      std::unique_lock lock(guard_);
      if (changed_.wait_for(lock, shortest_pause, [this] { return stop_; })) return;
      if (changed_.wait_for(lock, poll - shortest_pause, [this] { return stop_ || wanted_; }) &&
          stop_)
        return;
      wanted_ = false;
    }
    try {
      const auto now = clock_.now();
      const bool jumped = now < last_look_ || now - last_full_ > full_each;
      if (jumped)
        full_pass();
      else
        pass_over_changes();
      if (failing) platform::log::info("catalogue: the database is back");
      failing = false;
    } catch (const std::exception& e) {
      if (!failing)
        platform::log::warning("catalogue: going on with what is known", {{"error", e.what()}});
      failing = true;
    }
  }
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
  for (const auto& l : launches_.changed_since(last_look_ - overlap)) {
    auto& there = known_[l.master.id];
    if (!there || there->launch.version != l.version) there = make_listed(l, now);
  }
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

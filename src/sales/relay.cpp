#include "sales/relay.hpp"

#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/log.hpp"

namespace sales {
namespace {

constexpr std::chrono::milliseconds sweep{500};
constexpr std::size_t batch = 50;

}  // namespace

relay::relay(platform::mongo::database& db, contract::core_client& core)
    : outbox_(db), core_(core) {
  thread_ = std::thread([this] { run(); });
}

relay::~relay() {
  {
    const std::scoped_lock lock(guard_);
    stop_ = true;
  }
  wanted_.notify_all();
  thread_.join();
}

void relay::wake() {
  {
    const std::scoped_lock lock(guard_);
    woken_ = true;
  }
  wanted_.notify_one();
}

void relay::run() {
  bool failing = false;
  for (;;) {
    {
      std::unique_lock lock(guard_);
      wanted_.wait_for(lock, sweep, [this] { return stop_ || woken_; });
      if (stop_) return;
      woken_ = false;
    }
    try {
      carry();
      if (failing) platform::log::info("outbox: events flow again");
      failing = false;
    } catch (const std::exception& e) {
      if (!failing) platform::log::warning("outbox: events wait", {{"error", e.what()}});
      failing = true;
    }
  }
}

void relay::carry() {
  for (;;) {
    const auto waiting = outbox_.waiting(batch);
    if (waiting.empty()) return;
    std::vector<contract::event> events;
    for (const auto& w : waiting) events.push_back(w.event);
    contract::deliver(core_, events);
    platform::crash_point("relay.after_core");
    for (const auto& w : waiting) outbox_.done(w);
    platform::crash_point("relay.after_done");
  }
}

}  // namespace sales

#include "backoffice/relay.hpp"

#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/log.hpp"

namespace backoffice {
namespace {

constexpr std::chrono::milliseconds sweep{500};
constexpr std::size_t batch = 50;

}  // namespace

relay::relay(platform::postgres::pool& db, contract::core_client& core) : outbox_(db), core_(core) {
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
    const auto events = outbox_.waiting(batch);
    if (events.empty()) return;
    contract::deliver(core_, events);
    platform::crash_point("relay.after_core");
    std::vector<std::string> ids;
    for (const auto& e : events) ids.push_back(e.id);
    outbox_.done(ids);
    platform::crash_point("relay.after_done");
  }
}

}  // namespace backoffice

#include "contract/relay.hpp"

#include "platform/runtime/log.hpp"

namespace contract {
namespace {

constexpr std::chrono::milliseconds sweep{500};

}  // namespace

relay::relay(std::function<void()> carry) : carry_(std::move(carry)) {
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
      carry_();
      if (failing) platform::log::info("outbox: events flow again");
      failing = false;
    } catch (const std::exception& e) {
      if (!failing) platform::log::warning("outbox: events wait", {{"error", e.what()}});
      failing = true;
    }
  }
}

}  // namespace contract

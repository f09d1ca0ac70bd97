#pragma once
// Carries events from an outbox to Core: at once when woken, every half second in any case. Several
// relays may run; Core takes an event any number of times.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace contract {

class relay {
 public:
  // `carry` hands over what waits, from a thread of its own; what it throws is said once in the log
  // and tried again.
  explicit relay(std::function<void()> carry);
  ~relay();
  relay(const relay&) = delete;
  relay& operator=(const relay&) = delete;

  void wake();

 private:
  void run();

  std::function<void()> carry_;
  std::mutex guard_;
  std::condition_variable wanted_;
  bool woken_ = false, stop_ = false;
  std::thread thread_;
};

}  // namespace contract

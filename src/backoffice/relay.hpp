#pragma once
// Carries events from the outbox to Core: at once when woken, every half second in any case.
// Several relays may run; Core takes an event any number of times.

#include <condition_variable>
#include <mutex>
#include <thread>

#include "backoffice/outbox.hpp"
#include "contract/core_client.hpp"

namespace backoffice {

class relay {
 public:
  relay(platform::postgres::pool& db, contract::core_client& core);
  ~relay();
  relay(const relay&) = delete;
  relay& operator=(const relay&) = delete;

  void wake();

 private:
  void run();
  void carry();

  outbox outbox_;
  contract::core_client& core_;
  std::mutex guard_;
  std::condition_variable wanted_;
  bool woken_ = false, stop_ = false;
  std::thread thread_;
};

}  // namespace backoffice

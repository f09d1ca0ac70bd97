#pragma once
// Errors of this process, carried to Core's log store so that operators find them in one place.
// Bounded: when Core is away for long the oldest wait, the newest are counted as dropped; every
// line stands on stdout in any case.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "contract/core_client.hpp"
#include "platform/runtime/clock.hpp"
#include "platform/runtime/log.hpp"

namespace contract {

class log_shipper {
 public:
  static constexpr std::size_t most_waiting = 10'000;

  // Takes over platform::log::forward for severities error and critical.
  log_shipper(core_client& core, const platform::clock& clock, std::string process);
  ~log_shipper();
  log_shipper(const log_shipper&) = delete;
  log_shipper& operator=(const log_shipper&) = delete;

  [[nodiscard]] std::size_t dropped() const;

 private:
  void take(const platform::log_line& line);
  void run();
  void ship(std::deque<boost::json::object>& batch);

  core_client& core_;
  const platform::clock& clock_;
  std::string process_;
  mutable std::mutex guard_;
  std::condition_variable filled_;
  std::deque<boost::json::object> waiting_;
  std::size_t dropped_ = 0;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace contract

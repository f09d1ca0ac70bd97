#pragma once
// Leases jobs from Core and has them run there, a few at a time; sends the clock's ticks. Opens no
// database. Any number of schedulers may run: leases and tick ids keep them apart.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "contract/core_client.hpp"
#include "domain/job.hpp"
#include "platform/runtime/clock.hpp"

namespace job_scheduler {

class scheduler {
 public:
  scheduler(contract::core_client& core, const platform::clock& clock, unsigned workers);
  ~scheduler();
  scheduler(const scheduler&) = delete;
  scheduler& operator=(const scheduler&) = delete;

  [[nodiscard]] bool core_answers() const noexcept { return core_answers_; }
  [[nodiscard]] std::int64_t finished() const noexcept { return finished_; }

 private:
  struct lease {
    std::string id;
    std::int64_t fence = 0;
    std::atomic<bool> held{true};
  };
  void work(std::chrono::milliseconds first, std::chrono::milliseconds idle);
  void tick();
  void keep_leases();
  bool pause(std::chrono::milliseconds time);

  [[nodiscard]] bool run_one();
  void run(lease& l);
  void finish(const lease& l, const std::string& outcome, const std::string& error, bool permanent);

  contract::core_client& core_;
  const platform::clock& clock_;
  std::string name_;
  std::atomic<bool> core_answers_{false};
  std::atomic<std::int64_t> finished_{0};
  std::mutex guard_;
  std::condition_variable stopping_;
  std::vector<lease*> leases_;  // of the workers, while they run
  bool stop_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace job_scheduler

#pragma once
// Runs a leased job: one handler for each kind. Handlers are safe to run twice; long ones work in
// slices.

#include <functional>
#include <map>
#include <stdexcept>
#include <string>

#include "core_api/jobs/job_queue.hpp"

namespace core_api {

// Trying again would not help: the job is dead at once and an operator sees why.
class permanent_failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct slice {
  bool done = true;
  std::string cursor = {};  // where the next slice goes on
};

struct run_outcome {
  enum class what { done, more, failed, lost_lease } result = what::done;
  std::string error;
  bool permanent = false;
};

class job_runner {
 public:
  using handler = std::function<slice(const job&)>;

  explicit job_runner(job_queue& jobs) : jobs_(jobs) {}
  void on(domain::job_kind kind, handler h) { handlers_[kind] = std::move(h); }
  [[nodiscard]] run_outcome run(const std::string& id, std::int64_t fence);

 private:
  job_queue& jobs_;
  std::map<domain::job_kind, handler> handlers_;
};

}  // namespace core_api

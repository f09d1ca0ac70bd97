#pragma once
// What is asked to be done with a launch, carried out: the launch document decides, PostgreSQL has
// the answer, and every booking of the launch follows.

#include "backoffice/launch_changes.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/launches.hpp"

namespace core_api {

class launch_acts {
 public:
  struct ports {
    backoffice::launch_changes& changes;
    sales::launch_store& launches;
    const platform::clock& clock;
  };
  explicit launch_acts(ports p) : p_(p) {}

  void register_with(job_runner& runner);
  // Whatever is still open of this change is done; any number of times, by anybody.
  void decide(const std::string& change);

 private:
  ports p_;
};

}  // namespace core_api

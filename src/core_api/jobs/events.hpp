#pragma once
// Events come in, jobs come out: first the jobs (each id once), the event last, so that a crash
// between leaves an event that is sent again and finds its jobs there.

#include "contract/events.hpp"
#include "core_api/jobs/job_queue.hpp"

namespace core_api {

class events {
 public:
  events(platform::mongo::database& db, job_queue& jobs) : db_(db), jobs_(jobs) {}

  // Any number of times. Throws platform::json::invalid for a kind that is not known.
  void accept(const std::vector<contract::event>& list, platform::instant now);

 private:
  platform::mongo::database& db_;
  job_queue& jobs_;
};

}  // namespace core_api

#pragma once
// Jobs on the wire: leased and run by Job Scheduler, watched and moved by IT operators.

#include "core_api/jobs/events.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_api/logs/log_store.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace core_api {

class jobs_http {
 public:
  jobs_http(job_queue& jobs, events& incoming, job_runner& runner, log_store& log,
            const platform::clock& clock)
      : jobs_(jobs), events_(incoming), runner_(runner), log_(log), clock_(clock) {}

  // Internal listener.
  platform::http::response accept_events(platform::http::request& r);
  platform::http::response lease(platform::http::request& r);
  platform::http::response heartbeat(platform::http::request& r);
  platform::http::response run(platform::http::request& r);
  platform::http::response complete(platform::http::request& r);
  platform::http::response fail(platform::http::request& r);
  platform::http::response cron(platform::http::request& r);

  // For IT operators.
  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response run_now(platform::http::request& r);
  platform::http::response retry(platform::http::request& r);
  platform::http::response cancel(platform::http::request& r);
  platform::http::response kinds(platform::http::request& r);
  platform::http::response pause(platform::http::request& r);
  platform::http::response resume(platform::http::request& r);

 private:
  // `told`: what the log says of it.
  platform::http::response act(platform::http::request& r, const char* told,
                               bool (job_queue::*what)(const std::string&, platform::instant));
  void note(const std::string& what, const platform::http::request& r, boost::json::object fields);

  job_queue& jobs_;
  events& events_;
  job_runner& runner_;
  log_store& log_;
  const platform::clock& clock_;
};

}  // namespace core_api

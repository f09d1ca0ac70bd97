#pragma once
// What is asked to be done with a launch, carried out: the launch document decides, PostgreSQL has
// the answer, and every booking of the launch follows.

#include "backoffice/bookings.hpp"
#include "backoffice/launch_changes.hpp"
#include "backoffice/launch_fees.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/booking_flow.hpp"

namespace core_api {

class launch_acts {
 public:
  struct ports {
    job_queue& jobs;
    backoffice::launch_changes& changes;
    backoffice::launch_fees& fees;
    backoffice::bookings& rows;
    sales::launch_store& launches;
    sales::booking_flow& flow;
    const platform::clock& clock;
  };
  explicit launch_acts(ports p) : p_(p) {}

  void register_with(job_runner& runner);
  // Whatever is still open of this change is done; any number of times, by anybody.
  void decide(const std::string& change);

 private:
  slice follow(const job& j);
  // How many of these have not followed yet.
  int follow(const std::vector<std::string>& bookings, bool rows_too);
  void finish(const backoffice::launch_change& c, int left, int pass, int total);
  // A mail job, once for each subject; its payload names `member`.
  void mail_about(domain::job_kind kind, const std::string& subject, const char* member,
                  const std::string& id);
  void start_pass(const std::string& change, int pass, domain::instant at);

  ports p_;
};

}  // namespace core_api

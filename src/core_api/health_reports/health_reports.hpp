#pragma once
// Health reports that were made, collection `health_reports` of MongoDB Core: the job that makes
// them every morning, and the e-mails to operators who chose them. Times are of the real world, as
// those of the samples are.

#include <optional>
#include <string>
#include <vector>

#include "core_api/backups/backups.hpp"
#include "core_api/health_reports/health_report.hpp"
#include "core_api/identity/users.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_api/notifications/mails.hpp"
#include "core_api/reconciliation/reports.hpp"

namespace core_api {

class health_reports {
 public:
  struct ports {
    platform::mongo::database& core;
    health_samples& samples;
    log_hours& log;
    job_queue& jobs;
    notifications& written;
    users& people;
    core_api::reports& reconciliations;
    core_api::backups& backups;
    const platform::clock& clock;
  };
  health_reports(ports p, public_addresses at, std::string version)
      : p_(p), at_(std::move(at)), version_(std::move(version)) {}

  void register_with(job_runner& runner);
  // Yesterday's and last week's, each made once and e-mailed once.
  slice make_due();

  [[nodiscard]] std::vector<health_report> list();  // newest first, without their facts
  // Also "today": what there is so far, made now and kept nowhere.
  [[nodiscard]] std::optional<health_report> find(const std::string& id);
  [[nodiscard]] std::vector<platform::mail::attachment> files(const std::string& id);

 private:
  void make(const report_period& period, platform::instant now);
  void tell(const health_report& r);
  [[nodiscard]] health_report made_of(const report_period& period, platform::instant now);
  [[nodiscard]] std::int64_t count(const char* collection, const char* state, const char* when,
                                   const report_period& period);

  ports p_;
  public_addresses at_;
  std::string version_;
};

// What an operator chooses: "never", "daily" or "weekly".
[[nodiscard]] bool is_report_choice(std::string_view text) noexcept;

}  // namespace core_api

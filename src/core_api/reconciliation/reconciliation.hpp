#pragma once
// Compares both databases and mends what differs, through the same upserts and state machine as
// everyday work; never deletes. Nightly, by hand, and for one booking a minute after each of its
// events.

#include <map>
#include <set>

#include "core_api/jobs/job_runner.hpp"
#include "core_api/logs/log_store.hpp"
#include "core_api/sync/sync.hpp"
#include "sales/customers.hpp"

namespace core_api {

struct discrepancy {
  std::string entity;  // "booking" or "launch"
  std::string id, found, action;
  platform::instant at{};
};

struct reconciliation_report {
  std::string id, scope;  // scope: all, bookings, launches
  std::string state = "running";
  platform::instant started_at{};
  std::optional<platform::instant> finished_at;
  std::int64_t expected = 0;  // bookings when it began
  std::int64_t processed = 0, repaired = 0;
  std::map<std::string, std::int64_t> found;  // by class
  bool stopped = false;
};

class reconciliation {
 public:
  struct ports {
    platform::mongo::database& core;
    job_queue& jobs;
    core_api::sync& sync;
    backoffice::bookings& rows;
    backoffice::launches& masters;
    sales::launch_store& launches;
    sales::mongo_bookings& bookings;
    sales::customers& customers;
    sales::booking_flow& flow;
    log_store& log;
    const platform::clock& clock;
    std::int64_t most_repairs = 100;  // or 1 % of the bookings, whichever is more
  };
  explicit reconciliation(ports p) : p_(p) {}

  void register_with(job_runner& runner);

  // A report that runs as a job; its id.
  std::string start(const std::string& scope, const std::vector<std::string>& ids);
  [[nodiscard]] std::optional<reconciliation_report> find(const std::string& id);
  [[nodiscard]] std::vector<reconciliation_report> list();
  [[nodiscard]] std::vector<discrepancy> changes(const std::string& report);

 private:
  slice run(const job& j);
  slice check_one_booking(const job& j);

  void compare_bookings(const std::vector<domain::booking>& page, reconciliation_report& r);
  void compare_launches(const std::vector<domain::launch_master>& page, reconciliation_report& r);
  void compare_row(const domain::booking& b, const backoffice::booking_version* row,
                   reconciliation_report& r);
  void compare_papers(const domain::booking& b, const backoffice::booking_papers& there,
                      reconciliation_report& r);
  void compare_entry(const domain::booking& b, const sales::launch_with_entries* l,
                     reconciliation_report& r);
  void compare_charges(const domain::booking& b, reconciliation_report& r);
  void find_extra_rows(const std::vector<backoffice::booking_version>& page,
                       reconciliation_report& r);
  void check_seats(const sales::launch_with_entries& l, reconciliation_report& r);
  void repair_booking(const domain::booking& b);
  void note(reconciliation_report& r, discrepancy d, bool repaired);
  void save(const reconciliation_report& r);
  void finish(reconciliation_report& r);
  // Too much differs: something larger is wrong, and a person must look before more is written.
  [[nodiscard]] bool too_much(const reconciliation_report& r) const;
  [[nodiscard]] reconciliation_report begin(const std::string& id, const std::string& scope);

  ports p_;
};

}  // namespace core_api

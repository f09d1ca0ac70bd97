#pragma once
// Compares both databases and mends what differs, through the same upserts and state machine as
// everyday work; never deletes. Nightly, by hand, and for one booking a minute after each of its
// events. What is found is looked at again after some seconds, before it counts.

#include "core_api/jobs/job_runner.hpp"
#include "core_api/logs/log_store.hpp"
#include "core_api/reconciliation/reports.hpp"
#include "core_api/sync/sync.hpp"
#include "sales/customers.hpp"
#include "sales/support.hpp"

namespace core_api {

class reconciliation {
 public:
  struct ports {
    core_api::reports& reports;
    job_queue& jobs;
    core_api::sync& sync;
    backoffice::bookings& rows;
    backoffice::launches& masters;
    sales::launch_store& launches;
    sales::mongo_bookings& bookings;
    sales::booking_flow& flow;
    sales::customers& customers;
    sales::payment_provider& provider;
    log_store& log;
    const platform::clock& clock;
    sales::reviews& reviews;
    backoffice::reviews& review_rows;
    sales::support& support;
    backoffice::support& support_rows;
    backoffice::suppliers& suppliers;
    sales::places& places;
    sales::pictures& pictures;
  };
  // More repairs than this, or than one in a hundred bookings, are not made: something larger is
  // wrong, and a person must look first.
  static constexpr std::int64_t most_repairs = 100;

  // What is found is looked at again after `pause`: whatever was between two writes has ended then.
  explicit reconciliation(ports p, std::int64_t repairs = most_repairs,
                          std::chrono::milliseconds pause = std::chrono::seconds{5})
      : p_(p),
        compare_({p.rows, p.masters, p.launches, p.bookings, p.provider, p.clock, p.reviews,
                  p.review_rows, p.support_rows, p.suppliers, p.places, p.pictures}),
        most_repairs_(repairs),
        pause_(pause) {}

  void register_with(job_runner& runner);

  // A report that runs as a job; its id.
  std::string start(const std::string& scope, const std::vector<std::string>& ids,
                    const std::string& by = {});
  // One slice of it.
  slice run(const job& j);

 private:
  [[nodiscard]] reconciliation_report begin(const std::string& id, const std::string& scope,
                                            const std::string& by);
  // What to look at in one slice; where the next one goes on, empty: the phase is over.
  std::string look_at_bookings(reconciliation_report& r, const std::string& after);
  std::string look_at_launches(reconciliation_report& r, const std::string& after);
  std::string look_at_reviews(reconciliation_report& r, const std::string& after);
  std::string look_at_support(reconciliation_report& r, const std::string& after);
  std::string look_at_profiles(reconciliation_report& r, const std::string& after);
  std::string look_at_rows(reconciliation_report& r, const std::string& after);
  std::string look_again(reconciliation_report& r, const std::string& after);
  void look_at_some(reconciliation_report& r, const std::vector<std::string>& ids);
  [[nodiscard]] std::vector<domain::supplier_profile> profiles_of(
      const std::vector<std::string>& ids);
  [[nodiscard]] std::vector<discrepancy> differences_of(const std::vector<domain::booking>& page);
  [[nodiscard]] std::vector<discrepancy> still_there(const std::vector<discrepancy>& suspects);

  // What was done; empty: only a person can.
  std::string mend(const discrepancy& d);
  std::string mend_booking(const std::string& id);
  std::string settle(const std::string& booking, const std::string& key);
  std::string release(const std::string& launch, const std::string& booking);
  void finish(reconciliation_report& r);
  slice check_one_booking(const job& j);

  ports p_;
  comparison compare_;
  std::int64_t most_repairs_;
  std::chrono::milliseconds pause_;
};

}  // namespace core_api

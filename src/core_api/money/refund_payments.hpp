#pragma once
// Pays out what bookings owe back, through the payment provider, and tells the booking how far that
// is.

#include "backoffice/bookings.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/mongo_bookings.hpp"
#include "sales/payment_provider.hpp"

namespace core_api {

class refund_payments {
 public:
  struct ports {
    job_queue& jobs;
    backoffice::refunds& refunds;
    sales::mongo_bookings& bookings;
    sales::payment_provider& provider;
    const platform::clock& clock;
  };
  explicit refund_payments(ports p) : p_(p) {}

  void register_with(job_runner& runner);
  // A booking's refunds as its rows have them: what can be paid is, what the booking does not know
  // yet is noted beside it. Any number of times.
  void carry_on(const domain::booking& b, const std::vector<backoffice::refund_state>& states);

 private:
  void pay(const std::string& id);
  void note_state(const std::string& id);

  ports p_;
};

}  // namespace core_api

#pragma once
// What customers are told without an event of a booking: a new launch, to VIPs who wish so; money
// that was paid back; the answer to what they asked.

#include "backoffice/customers.hpp"
#include "backoffice/refunds.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_api/notifications/mails.hpp"
#include "sales/customers.hpp"

namespace core_api {

class customer_news {
 public:
  struct ports {
    notifications& written;
    backoffice::customers& customers;
    backoffice::refunds& refunds;
    sales::customers& profiles;
    const platform::clock& clock;
  };
  // `secret`: shared with Customer API, which takes what ends these mails.
  customer_news(ports p, public_addresses at, std::string secret)
      : p_(p), at_(std::move(at)), secret_(std::move(secret)) {}

  void register_with(job_runner& runner);

 private:
  slice new_launch(const job& j);
  slice refund_paid(const job& j);
  slice support_answer(const job& j);

  ports p_;
  public_addresses at_;
  std::string secret_;
};

}  // namespace core_api

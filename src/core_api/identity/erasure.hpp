#pragma once
// What is left to do when a customer has erased the profile: the people of past bookings, the
// mails, the credentials. Documents keep their recipient, as the law wants.

#include "core_api/identity/identity.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_api/notifications/notifications.hpp"
#include "core_api/notifications/suppressions.hpp"
#include "sales/booking_flow.hpp"
#include "sales/reviews.hpp"
#include "sales/support.hpp"

namespace core_api {

class erasure {
 public:
  struct ports {
    identity& who;
    users& people;
    notifications& written;
    suppressions& suppressed;
    sales::booking_store& bookings;
    sales::launch_store& launches;
    sales::booking_flow& flow;
    sales::reviews& reviews;
    sales::support& support;
    const platform::clock& clock;
  };
  explicit erasure(ports p) : p_(p) {}

  void register_with(job_runner& runner);

 private:
  slice erase(const job& j);
  void forget_address(const std::string& address);
  void erase_people_of(const std::string& customer, platform::instant now);

  ports p_;
};

}  // namespace core_api

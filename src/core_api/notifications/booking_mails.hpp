#pragma once
// What customers and suppliers are told about a booking, from the confirmation to the flight. Which
// mail it is follows from the event alone: whether one is due never depends on what came later.

#include <boost/json/object.hpp>

#include "backoffice/suppliers.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_api/notifications/mails.hpp"
#include "core_api/notifications/notifications.hpp"
#include "core_api/notifications/supplier_digests.hpp"
#include "core_api/sync/sync.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/bookings.hpp"

namespace core_api {

class booking_mails {
 public:
  struct ports {
    notifications& written;
    core_api::sync& sync;
    backoffice::suppliers& suppliers;
    supplier_digests& digests;
    sales::booking_store& bookings;
    const platform::clock& clock;
  };
  // `account`: where bank transfers go to.
  booking_mails(ports p, public_addresses at, std::string account)
      : p_(p), at_(std::move(at)), account_(std::move(account)) {}

  void register_with(job_runner& runner);

 private:
  struct letter;
  slice to_customer(const job& j);
  slice to_supplier(const job& j);
  slice remind_of_transfer(const job& j);
  void expiring(letter& l) const;
  static void with_passes(letter& l, const char* name);
  void confirmation(letter& l) const;
  void end_of_seats(letter& l) const;
  void transfer(letter& l) const;
  void write_to_customer(letter l);

  ports p_;
  public_addresses at_;
  std::string account_;
};

}  // namespace core_api

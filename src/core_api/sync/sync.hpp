#pragma once
// Both directions of synchronisation: booking and customer snapshots into PostgreSQL, master data
// into MongoDB Customer. Every step may run twice and in any order: versions decide.

#include "backoffice/bookings.hpp"
#include "backoffice/customers.hpp"
#include "backoffice/launches.hpp"
#include "backoffice/pictures.hpp"
#include "backoffice/reviews.hpp"
#include "backoffice/support.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_api/money/refund_payments.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/booking_flow.hpp"
#include "sales/mongo_bookings.hpp"
#include "sales/pictures.hpp"
#include "sales/places.hpp"
#include "sales/reviews.hpp"
#include "sales/waiting_list.hpp"

namespace core_api {

class sync {
 public:
  struct ports {
    platform::mongo::database& core;
    backoffice::bookings& rows;
    backoffice::customers& customers;
    backoffice::launches& masters;
    sales::launch_store& launches;
    sales::mongo_bookings& bookings;
    sales::places& places;
    sales::booking_flow& flow;
    sales::waiting_list& waiting;
    refund_payments& refunds;
    const platform::clock& clock;
    backoffice::pictures& kept_pictures;
    sales::pictures& pictures;
    sales::reviews& reviews;
    backoffice::reviews& review_rows;
    backoffice::support& support_rows;
  };
  explicit sync(ports p) : p_(p) {}

  void register_with(job_runner& runner);

  // The booking's row and documents; the documents are noted beside the booking.
  std::vector<domain::document_facts> apply(const contract::booking_snapshot& s,
                                            const std::string& event_id);
  // Throws permanent_failure when the launch cannot take it (capacity below the seats taken).
  void apply(const domain::launch_master& l);
  // Its logo and its rockets' pictures come first: no page names one that is not there.
  void apply(const domain::supplier_profile& s);
  // The row, and what the supplier is rated.
  void apply(const domain::review& r);
  // The row with its messages, and the work list.
  void apply(const domain::support_request& r);

 private:
  slice complete_bookings();
  void complete(const domain::booking& b);
  [[nodiscard]] std::optional<domain::instant> last_done(const char* what);
  void note_done(const char* what, domain::instant at);
  slice copy_seat_counts();
  void copy_picture(const std::string& hash);

  ports p_;
};

}  // namespace core_api

#pragma once
// Compares both databases and says what differs; changes nothing. The classes are those of the
// reconciliation report.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "backoffice/bookings.hpp"
#include "backoffice/launches.hpp"
#include "backoffice/reviews.hpp"
#include "backoffice/suppliers.hpp"
#include "backoffice/support.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/launches.hpp"
#include "sales/mongo_bookings.hpp"
#include "sales/payment_provider.hpp"
#include "sales/pictures.hpp"
#include "sales/places.hpp"
#include "sales/reviews.hpp"

namespace core_api {

namespace classes {
inline constexpr std::string_view missing = "missing", stale = "stale", row_differs = "row-differs",
                                  extra = "extra", document_missing = "document-missing",
                                  refund_missing = "refund-missing", refund_wrong = "refund-wrong",
                                  charge_without_booking = "charge-without-booking",
                                  copy_stale = "launch-copy-stale",
                                  copy_missing = "launch-copy-missing",
                                  seats_wrong = "seats-do-not-add-up",
                                  entry_without_booking = "entry-without-booking",
                                  booking_without_entry = "booking-without-entry",
                                  rating_stale = "rating-stale",
                                  profile_missing = "profile-missing",
                                  profile_stale = "profile-stale",
                                  picture_missing = "picture-missing";
}  // namespace classes

struct discrepancy {
  std::string entity;  // "booking", "launch", "review", "support" or "supplier"
  std::string id, found, action;
  std::string detail = {};  // what else it is about: a booking of the launch, a document, a key
  platform::instant at{};

  [[nodiscard]] std::string key() const { return found + ":" + id + ":" + detail; }
};

class comparison {
 public:
  struct ports {
    backoffice::bookings& rows;
    backoffice::launches& masters;
    sales::launch_store& launches;
    sales::mongo_bookings& bookings;
    sales::payment_provider& provider;
    const platform::clock& clock;
    sales::reviews& reviews;
    backoffice::reviews& review_rows;
    backoffice::support& support_rows;
    backoffice::suppliers& suppliers;
    sales::places& places;
    sales::pictures& pictures;
  };
  explicit comparison(ports p) : p_(p) {}

  // Row, documents, refunds and charges of each. What is younger than a minute, or has events on
  // their way, is left alone.
  [[nodiscard]] std::vector<discrepancy> of_bookings(const std::vector<domain::booking>& page);
  // Money under an attempt that is said to be closed; asked of the provider for a month.
  [[nodiscard]] std::vector<discrepancy> of_charges(const std::vector<domain::booking>& page);
  // The copy on the Customer side, and its entries against their bookings.
  [[nodiscard]] std::vector<discrepancy> of_launches(
      const std::vector<domain::launch_master>& page);
  // The row of each, and what they make of their suppliers.
  [[nodiscard]] std::vector<discrepancy> of_reviews(const std::vector<domain::review>& page);
  [[nodiscard]] std::vector<discrepancy> of_ratings(const std::set<std::string>& suppliers);
  [[nodiscard]] std::vector<discrepancy> of_support(
      const std::vector<domain::support_request>& page);
  // What visitors read of suppliers, and each picture that it names.
  [[nodiscard]] std::vector<discrepancy> of_profiles(
      const std::vector<domain::supplier_profile>& page);
  // Rows without a booking.
  [[nodiscard]] std::vector<discrepancy> of_rows(const std::vector<std::string>& ids);

 private:
  void compare_books(const domain::booking& b, const backoffice::booked& books,
                     std::vector<discrepancy>& out) const;
  void compare_entries(const sales::launch_with_entries& l, std::vector<discrepancy>& out);

  ports p_;
};

}  // namespace core_api

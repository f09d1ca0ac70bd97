#pragma once
// The relational copy of bookings, and what hangs on it: passengers, payments, documents. MongoDB
// Customer is the truth; a snapshot with a higher version replaces the row, whatever the order of
// arrival.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "backoffice/documents.hpp"
#include "backoffice/paging.hpp"
#include "backoffice/refunds.hpp"
#include "contract/snapshots.hpp"
#include "domain/booking.hpp"

namespace backoffice {

struct refund_state {
  std::string id, repayment, method;
  domain::repayment_state state = domain::repayment_state::owed;

  // Something the payment provider can be asked to do.
  [[nodiscard]] bool payable() const noexcept {
    return method != domain::by_transfer &&
           (state == domain::repayment_state::owed || state == domain::repayment_state::pending);
  }
};

struct issued {
  std::vector<domain::document_facts> documents;  // all of the booking
  std::vector<refund_state> refunds;              // likewise
  bool newer = false;                             // the row took this snapshot
};

struct booking_version {
  std::string id;
  std::int64_t version = 0;
  domain::booking_state state = domain::booking_state::held;
  int seats = 0;
};

// What is booked for one of them, for reconciliation.
struct booked {
  std::set<std::pair<std::string, std::string>> documents;  // kind and source
  std::multimap<std::string, domain::cents> refunds;        // by repayment, tried again or not
  std::vector<std::string> charges;                         // keys
};

// As lists show it. The launch is as it is now.
struct booking_row {
  std::string id;
  domain::booking_state state = domain::booking_state::held;
  int seats = 0;
  domain::cents price = 0, total = 0;
  domain::instant created_at{};
  std::optional<domain::instant> confirmed_at;
  std::string customer_id, customer_name, customer_email;
  std::string launch_id, launch_slug, rocket, destination, supplier;
  domain::instant departs_at{};
  domain::launch_status launch_status = domain::launch_status::scheduled;
  bool needs_attention = false;
  std::int64_t version = 1;
};

struct payment {
  std::string id, provider, kind, state, provider_reference;
  domain::cents amount = 0;
  domain::instant at{};
};

struct booking_event {
  domain::instant at{};
  std::string kind, text;
};

struct booking_detail {
  booking_row booking;
  std::vector<domain::passenger> passengers;
  std::vector<payment> payments;
  std::vector<document> documents;
  std::vector<booking_event> events;
};

struct flyer {  // a line of the manifest
  std::string booking_id;
  domain::passenger passenger;
};

struct booking_filter {
  std::string text = {};
  std::optional<domain::booking_state> state = {};
  std::string launch = {}, customer = {}, supplier = {};  // ids; empty: any
  std::optional<domain::day> from = {}, to = {};          // made on these days, both included
  std::string sort = "-createdAt";                        // createdAt, -total, total, departure
};

class bookings {
 public:
  explicit bookings(platform::postgres::pool& db, payment_rules rules = {})
      : db_(db), rules_(std::move(rules)) {}

  // One transaction: inbox, customer, booking, passengers, payments and, from `confirmed` on, the
  // invoice. A repeated event changes nothing but still makes sure of the documents.
  issued apply(const contract::booking_snapshot& s, const std::string& event_id,
               domain::instant now);

  // For reconciliation, in order of the id.
  [[nodiscard]] std::vector<booking_version> versions(const std::string& after_id,
                                                      std::size_t limit);
  [[nodiscard]] std::vector<booking_version> versions(const std::vector<std::string>& ids);
  [[nodiscard]] std::map<std::string, booked> booked_for(const std::vector<std::string>& ids);
  // Bookings of a launch that have seats which are paid for.
  [[nodiscard]] std::vector<std::string> with_seats(const std::string& launch_id);

  [[nodiscard]] page<booking_row> search(const booking_filter& f, const page_request& p);
  [[nodiscard]] std::optional<booking_detail> find(const std::string& id);
  // The passengers of confirmed bookings, by name.
  [[nodiscard]] std::vector<flyer> manifest(const std::string& launch_id);

 private:
  platform::postgres::pool& db_;
  payment_rules rules_;
};

}  // namespace backoffice

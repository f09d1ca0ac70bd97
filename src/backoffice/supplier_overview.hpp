#pragma once
// What a supplier looks at first: how its launches to come sell, which are next, and what waits for
// it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backoffice/launches.hpp"

namespace backoffice {

namespace to_dos {
inline constexpr std::string_view company_details = "company-details",  // before the first launch
    outcome = "outcome",                                                // departed, not reported
    under_line = "under-line",  // its go/no-go day is near or past
    invoice = "invoice";        // its settlement waits for the supplier's
}  // namespace to_dos

struct to_do {
  std::string_view kind;
  std::string launch_id = {}, destination = {}, rocket = {};  // empty: not about a launch
  std::optional<domain::instant> departs_at = {};
  std::optional<domain::instant> due = {};  // since when, or until when
  int seats_missing = 0;                    // under the line
  domain::cents amount = 0;                 // to be invoiced
};

struct supplier_figures {
  int launches = 0, seats = 0, sold = 0;  // of launches to come
  int bookings = 0;                       // of the last 30 days, paid ones
  domain::cents takings = 0;              // what these came to
};

class supplier_overview {
 public:
  explicit supplier_overview(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] supplier_figures figures(const std::string& supplier, domain::instant now);
  [[nodiscard]] std::vector<launch> next(const std::string& supplier, domain::instant now);
  // The most pressing first; of each kind at most twenty.
  [[nodiscard]] std::vector<to_do> waiting(const std::string& supplier, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

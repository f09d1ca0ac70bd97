#pragma once
// Who flies, for the supplier: as JSON and as CSV for a spreadsheet. Document numbers are masked in
// both.

#include <boost/json/array.hpp>
#include <string>
#include <vector>

#include "backoffice/bookings.hpp"
#include "contract/csv.hpp"

namespace admin_api {

// All but the last three characters; short numbers wholly.
[[nodiscard]] std::string masked(const std::string& document_number);

[[nodiscard]] boost::json::array manifest_json(const std::vector<backoffice::flyer>& flyers,
                                               domain::instant departs_at);
[[nodiscard]] contract::csv_file manifest_csv(const std::vector<backoffice::flyer>& flyers,
                                              domain::instant departs_at);

}  // namespace admin_api

#pragma once
// Launches as a spreadsheet writes them: a heading and a line for each. Commas or semicolons.

#include <string>
#include <string_view>
#include <vector>

#include "backoffice/launch_import.hpp"

namespace admin_api {

struct launch_csv {
  std::vector<backoffice::import_line> lines;    // those that could be read
  std::vector<backoffice::import_fault> faults;  // the others, cell by cell
};

// Columns by their heading, in any order: rocket, spaceport, destination, departure (UTC), price
// (USD); seats and "vip hours" may be left out.
[[nodiscard]] launch_csv read_launch_csv(std::string_view text);

// "2028-05-03T14:30:00Z", "2028-05-03 14:30", "2028-05-03T14:30"
[[nodiscard]] std::optional<domain::instant> departure_of(std::string_view cell);
// "250,000", "250000.50"
[[nodiscard]] std::optional<domain::cents> price_of(std::string_view cell);

}  // namespace admin_api

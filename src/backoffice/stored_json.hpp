#pragma once
// What is kept as jsonb in a column: addresses, specifications, lists. Written and read side by
// side.

#include <boost/json/value.hpp>
#include <string>
#include <utility>
#include <vector>

#include "domain/master_data.hpp"
#include "platform/postgres/param.hpp"

namespace backoffice {

[[nodiscard]] boost::json::value to_stored(const domain::address& a);
[[nodiscard]] domain::address address_from_stored(const boost::json::value& v);

using specifications = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] boost::json::value to_stored(const specifications& list);
[[nodiscard]] specifications specifications_from_stored(const boost::json::value& v);

[[nodiscard]] boost::json::value to_stored(const std::vector<domain::departure_change>& list);
[[nodiscard]] std::vector<domain::departure_change> dates_from_stored(const boost::json::value& v);

[[nodiscard]] boost::json::value parse_stored(const std::string& text);
[[nodiscard]] platform::postgres::jsonb as_jsonb(const boost::json::value& v);

}  // namespace backoffice

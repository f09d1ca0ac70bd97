#pragma once
// The address of a database for PostgreSQL's own programs: by environment, so that no password
// stands in a command that everybody on the machine can read.

#include <string>
#include <utility>
#include <vector>

namespace platform::postgres {

// PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, …; throws std::invalid_argument for a bad URI.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> environment_of(
    const std::string& uri);

}  // namespace platform::postgres

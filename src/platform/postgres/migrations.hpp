#pragma once
// Brings a database to the schema version of a folder of V001__name.sql, V002__… files. What was
// applied is recorded in the table schema_version with the file's checksum; files are never changed
// afterwards.

#include <filesystem>

#include "platform/postgres/pool.hpp"

namespace platform::postgres {

// Applies what is missing, each file in one transaction under an advisory lock, so that any number
// of processes may do it at once. Returns how many it applied. Throws std::runtime_error with a
// sentence for a gap, a wrong name, a changed file or a database newer than the folder.
int migrate(pool& db, const std::filesystem::path& folder);

// The version of the last applied file; 0: an empty database.
[[nodiscard]] int schema_version(pool& db);
// The version of the newest file.
[[nodiscard]] int newest_version(const std::filesystem::path& folder);

}  // namespace platform::postgres

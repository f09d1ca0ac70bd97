#pragma once
// The list of what a backup holds, as a file beside it.

#include "core_api/backups/backup_files.hpp"

namespace core_api {

inline constexpr const char* postgres_file = "postgresql.dump";

// Both throw std::runtime_error with a sentence for a person.
[[nodiscard]] backup_manifest read_manifest(const std::filesystem::path& folder);
void write_manifest(const std::filesystem::path& folder, const backup_manifest& m);

}  // namespace core_api

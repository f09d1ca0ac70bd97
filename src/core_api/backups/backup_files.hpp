#pragma once
// One backup is one folder: a file a collection, one for PostgreSQL, and manifest.json, which is
// written last. PostgreSQL comes last: what it lacks is mended by reconciliation from MongoDB.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "platform/mongo/pool.hpp"
#include "platform/postgres/pool.hpp"

namespace core_api {

struct backup_part {
  std::string name;  // its path in the folder
  std::int64_t bytes = 0;
  std::int64_t entries = 0;  // documents, or tables with data
  std::string sha256;
};

struct backup_manifest {
  std::string id, version;  // of the program
  platform::instant at{};
  int schema = 0;  // of PostgreSQL
  std::vector<backup_part> parts;

  [[nodiscard]] std::int64_t bytes() const;
  [[nodiscard]] std::int64_t documents() const;
};

struct backup_sources {
  platform::mongo::settings customer, core;
  platform::postgres::settings postgres;
};

// All throw std::runtime_error with a sentence for a person.

// `going_on` is called between parts; what it throws ends the work. The folder must not exist; it
// is there only when it is whole.
[[nodiscard]] backup_manifest make_backup(const backup_sources& from,
                                          const std::filesystem::path& folder,
                                          backup_manifest about,
                                          const std::function<void()>& going_on);
// Reads every part again: digests, every document, every row of PostgreSQL's file.
backup_manifest verify_backup(const std::filesystem::path& folder,
                              const std::function<void()>& going_on);
// Verifies, then puts it in the place of all there is.
backup_manifest restore_backup(const backup_sources& into, const std::filesystem::path& folder);

}  // namespace core_api

#pragma once
// A whole collection as one file: its documents as BSON one after another, gzip-compressed, as
// mongodump --gzip writes it and mongorestore reads it.

#include <filesystem>

#include "platform/mongo/collection.hpp"

namespace platform::mongo {

// All return how many documents it is, and throw std::runtime_error for a file that is broken.
std::int64_t dump(const collection& from, const std::filesystem::path& to);
std::int64_t count_dumped(const std::filesystem::path& file);
// Into an empty collection.
std::int64_t load(const std::filesystem::path& file, collection into);

}  // namespace platform::mongo

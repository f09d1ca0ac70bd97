#pragma once
// Logos and pictures of rockets, by the hash of their bytes: the same picture is kept once, and
// never changes under its name.

#include <optional>
#include <string>

#include "domain/refusal.hpp"
#include "platform/postgres/pool.hpp"
#include "platform/runtime/time.hpp"

namespace backoffice {

struct picture {
  std::string hash, type, bytes;
};

inline constexpr std::size_t largest_picture = 512 * 1024;
inline constexpr int widest_picture = 4096;

class pictures {
 public:
  explicit pictures(platform::postgres::pool& db) : db_(db) {}

  // Its hash. Throws platform::json::invalid (/data) when it is none of the formats, or too large.
  [[nodiscard]] std::string keep(const std::string& bytes, platform::instant now);
  [[nodiscard]] std::optional<picture> find(const std::string& hash);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

#pragma once
// Copies of the pictures that public pages show: logos and rockets, by the hash of their bytes. A
// picture never changes under its name.

#include <optional>
#include <string>

#include "platform/mongo/pool.hpp"

namespace sales {

struct picture {
  std::string hash, type, bytes;
};

class pictures {
 public:
  explicit pictures(platform::mongo::database& db) : db_(db) {}

  [[nodiscard]] bool has(const std::string& hash);
  void put(const picture& p);  // the same again changes nothing
  [[nodiscard]] std::optional<picture> find(const std::string& hash);

 private:
  platform::mongo::database& db_;
};

}  // namespace sales

#pragma once
// Spaceports and destinations.

#include <optional>
#include <string>
#include <vector>

#include "domain/master_data.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

class places {
 public:
  explicit places(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] std::vector<domain::spaceport> spaceports();  // by name
  [[nodiscard]] std::vector<domain::destination>
  destinations();  // nearest range first, then by name

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

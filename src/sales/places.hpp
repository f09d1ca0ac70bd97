#pragma once
// Copies of what employees and suppliers keep in PostgreSQL: spaceports, destinations, suppliers'
// public profiles.

#include <optional>
#include <string>
#include <vector>

#include "domain/master_data.hpp"
#include "platform/mongo/pool.hpp"

namespace sales {

class places {
 public:
  explicit places(platform::mongo::database& db) : db_(db) {}

  // Each keeps the newest version whatever the order of arrival; false: an older one came late.
  bool put(const domain::spaceport& s);
  bool put(const domain::destination& d);
  bool put(const domain::supplier_profile& s);

  [[nodiscard]] std::vector<domain::spaceport> spaceports();
  [[nodiscard]] std::vector<domain::destination> destinations();
  [[nodiscard]] std::optional<domain::supplier_profile> supplier(const std::string& slug);

 private:
  platform::mongo::database& db_;
};

}  // namespace sales

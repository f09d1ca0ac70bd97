#pragma once
// Customers' profiles, collection `customers` of MongoDB Customer.

#include <optional>
#include <string>

#include "contract/events.hpp"
#include "domain/master_data.hpp"
#include "platform/mongo/pool.hpp"

namespace sales {

class customers {
 public:
  explicit customers(platform::mongo::database& db) : db_(db) {}

  // With its `customer-registered` event; false when it exists.
  bool create(const domain::customer& c);
  [[nodiscard]] std::optional<domain::customer> find(const std::string& id);
  // Writes `c` (its version is the one read) with version + 1 and the event that tells of it.
  // False: read again.
  [[nodiscard]] bool update(domain::customer& c, domain::instant now,
                            domain::event_kind tell = domain::event_kind::customer_changed);
  [[nodiscard]] std::vector<domain::customer> page(const std::string& after, std::size_t limit);

 private:
  platform::mongo::database& db_;
};

}  // namespace sales

#pragma once
// The relational copy of customers' profiles, for documents and employees' search.

#include <optional>
#include <string>
#include <vector>

#include "contract/snapshots.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

struct customer_contact {
  std::string id, name, email;
  domain::language language = domain::language::english;
};

class customers {
 public:
  explicit customers(platform::postgres::pool& db) : db_(db) {}

  // False: this version or a newer one was there.
  bool apply(const domain::customer& c, const std::string& event_id, domain::instant now);

  [[nodiscard]] std::optional<customer_contact> of_booking(const std::string& booking);
  // Customers with two or more trips who wish to be told of new launches, in order of the id.
  [[nodiscard]] std::vector<customer_contact> vips_to_tell(const std::string& after_id,
                                                           std::size_t limit);

 private:
  platform::postgres::pool& db_;
};

// For transactions that have a customer at hand.
bool upsert_customer(platform::postgres::transaction& t, const domain::customer& c);

}  // namespace backoffice

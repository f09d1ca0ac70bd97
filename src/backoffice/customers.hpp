#pragma once
// The relational copy of customers' profiles, for documents and employees' search.

#include "contract/snapshots.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

class customers {
 public:
  explicit customers(platform::postgres::pool& db) : db_(db) {}

  // False: this version or a newer one was there.
  bool apply(const domain::customer& c, const std::string& event_id, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

// For transactions that have a customer at hand.
bool upsert_customer(platform::postgres::transaction& t, const domain::customer& c);

}  // namespace backoffice

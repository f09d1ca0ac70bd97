#pragma once
// Events of the admin side that Core does not have yet: rows written in the transaction of the
// change they tell of.

#include <optional>
#include <string>
#include <vector>

#include "contract/events.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

void put_into_outbox(platform::postgres::transaction& t, const contract::event& e);

class outbox {
 public:
  explicit outbox(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] std::vector<contract::event> waiting(std::size_t limit);  // oldest first
  void done(const std::vector<std::string>& ids);                         // done twice is done once
  [[nodiscard]] std::int64_t size();
  // When the oldest event came that waits.
  [[nodiscard]] std::optional<platform::instant> oldest();

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

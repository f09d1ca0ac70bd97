#pragma once
// Outboxes inside aggregates: documents of MongoDB Customer that carry events Core does not have
// yet.
//   outbox: { "v<version>": {id, kind, …, payload as JSON text} }, pending: how many (absent =
//   none, sparse index)

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "contract/events.hpp"
#include "platform/mongo/bson.hpp"
#include "platform/mongo/pool.hpp"

namespace sales {

[[nodiscard]] platform::mongo::doc event_to_bson(const contract::event& e);
// Adds to an update's $set and $inc what puts `e` into the outbox.
void put_into_outbox(const contract::event& e, platform::mongo::doc& set,
                     platform::mongo::doc& increments);

struct waiting_event {
  std::string collection, document;
  contract::event event;
};

class outbox {
 public:
  explicit outbox(platform::mongo::database& db) : db_(db) {}

  [[nodiscard]] std::vector<waiting_event> waiting(std::size_t limit);
  // Core has it: takes it out. Done twice is done once.
  void done(const waiting_event& e);
  [[nodiscard]] std::int64_t size();
  // When the oldest event came that waits; of the first 200 documents, as more are not read.
  [[nodiscard]] std::optional<platform::instant> oldest();

 private:
  platform::mongo::database& db_;
};

}  // namespace sales

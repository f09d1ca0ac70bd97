#include "core_api/indexes.hpp"

#include "platform/mongo/collection.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::index;

// One command for each collection: they are waited for one after another when a process starts.
void make_indexes(platform::mongo::database& db) {
  const auto add = [&](const char* collection, std::initializer_list<index> indexes) {
    db[collection].create_indexes({indexes.begin(), indexes.size()});
  };
  const auto on = [](const doc& keys, const char* name) { return index{keys, {.name = name}}; };
  const auto plain = [](const char* field) { return index{doc{{field, 1}}, {.name = field}}; };
  const auto sparse = [](const char* field) {
    return index{doc{{field, 1}}, {.name = field, .sparse = true}};
  };
  add("jobs", {on(doc{{"state", 1}, {"runAt", 1}}, "due"),
               on(doc{{"slot", 1}, {"state", 1}, {"runAt", 1}}, "slot"), plain("finishedAt"),
               plain("createdAt"), sparse("trace")});
  add("users", {plain("createdAt"), on(doc{{"disabled", 1}, {"role", 1}}, "disabled")});
  add("sessions", {plain("user"), sparse("endedAt"), plain("endsAt")});
  add("one_time_tokens", {plain("expiresAt")});
  add("attempts", {plain("since")});
  add("notifications", {plain("createdAt"), plain("state"), plain("eventId"), plain("recipient"),
                        sparse("toForget")});
  add("logs",
      {plain("at"), on(doc{{"kind", 1}, {"at", 1}}, "kind"), plain("traceId"), plain("user")});
  add("log_hours", {plain("at")});
  add("suppressions", {plain("at")});
  add("health_samples", {on(doc{{"level", 1}, {"at", 1}}, "level")});
  add("reconciliation_changes", {plain("report")});
}

}  // namespace core_api

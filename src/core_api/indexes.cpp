#include "core_api/indexes.hpp"

#include "platform/mongo/collection.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::index_options;

void make_indexes(platform::mongo::database& db) {
  const auto add = [&](const char* collection, const doc& keys, const char* name,
                       bool sparse = false) {
    index_options o;
    o.name = name;
    o.sparse = sparse;
    db[collection].create_index(keys, o);
  };
  add("jobs", doc{{"state", 1}, {"runAt", 1}}, "due");
  add("jobs", doc{{"slot", 1}, {"state", 1}, {"runAt", 1}}, "slot");
  add("jobs", doc{{"finishedAt", 1}}, "finishedAt");
  add("jobs", doc{{"createdAt", 1}}, "createdAt");
  add("jobs", doc{{"trace", 1}}, "trace", true);
  add("users", doc{{"createdAt", 1}}, "createdAt");
  add("users", doc{{"disabled", 1}, {"role", 1}}, "disabled");
  add("notifications", doc{{"createdAt", 1}}, "createdAt");
  add("sessions", doc{{"user", 1}}, "user");
  add("sessions", doc{{"endedAt", 1}}, "endedAt", true);
  add("sessions", doc{{"endsAt", 1}}, "endsAt");
  add("one_time_tokens", doc{{"expiresAt", 1}}, "expiresAt");
  add("attempts", doc{{"since", 1}}, "since");
  add("notifications", doc{{"state", 1}}, "state");
  add("notifications", doc{{"eventId", 1}}, "eventId");
  add("notifications", doc{{"recipient", 1}}, "recipient");
  add("notifications", doc{{"toForget", 1}}, "toForget", true);
  add("logs", doc{{"at", 1}}, "at");
  add("logs", doc{{"kind", 1}, {"at", 1}}, "kind");
  add("logs", doc{{"traceId", 1}}, "traceId");
  add("logs", doc{{"user", 1}}, "user");
  add("health_samples", doc{{"level", 1}, {"at", 1}}, "level");
  add("reconciliation_changes", doc{{"report", 1}}, "report");
}

}  // namespace core_api

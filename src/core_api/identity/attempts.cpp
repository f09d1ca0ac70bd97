#include "core_api/identity/attempts.hpp"

#include "platform/mongo/collection.hpp"
#include "platform/security/hash.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::view;

namespace {

constexpr std::chrono::minutes window{15};
constexpr std::int64_t most = 5;

std::string key_of(const std::string& email) {
  return platform::security::sha256_hex(email);
}

}  // namespace

bool attempts::exhausted(const std::string& folded_email, platform::instant now) {
  const auto found = db_["attempts"].find_one(doc{{"_id", key_of(folded_email)}});
  if (!found) return false;
  const view v(*found);
  return v.time("since") + window > now && v.i64("count") >= most;
}

void attempts::failed(const std::string& folded_email, platform::instant now) {
  auto all = db_["attempts"];
  const auto id = key_of(folded_email);
  const doc more{{"$inc", doc{{"count", 1}}}};
  if (all.update_one(doc{{"_id", id}, {"since", doc{{"$gt", now - window}}}}, more) == 1) return;
  // The first, or the first of a new window.
  if (all.insert(doc{{"_id", id}, {"count", 1}, {"since", now}})) return;
  const doc anew{{"$set", doc{{"count", 1}, {"since", now}}}};
  if (all.update_one(doc{{"_id", id}, {"since", doc{{"$lte", now - window}}}}, anew) == 1) return;
  all.update_one(doc{{"_id", id}}, more);
}

void attempts::forget(const std::string& folded_email) {
  db_["attempts"].delete_one(doc{{"_id", key_of(folded_email)}});
}

void attempts::forget_old(platform::instant now) {
  db_["attempts"].delete_many(doc{{"since", doc{{"$lt", now - window}}}});
}

}  // namespace core_api

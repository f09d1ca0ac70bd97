#include "core_api/identity/attempts.hpp"

#include "platform/http/network.hpp"
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

// One more within the window that is open, or the first of a new one; how many there are then.
std::int64_t count_one(platform::mongo::database& db, const std::string& id, platform::instant now,
                       std::chrono::minutes open) {
  auto all = db["attempts"];
  const doc more{{"$inc", doc{{"count", 1}}}};
  const auto there =
      all.find_and_modify(doc{{"_id", id}, {"since", doc{{"$gt", now - open}}}}, more);
  if (there) return view(*there).i64("count");
  if (all.insert(doc{{"_id", id}, {"count", 1}, {"since", now}})) return 1;
  const doc anew{{"$set", doc{{"count", 1}, {"since", now}}}};
  if (all.update_one(doc{{"_id", id}, {"since", doc{{"$lte", now - open}}}}, anew) == 1) return 1;
  const auto raced = all.find_and_modify(doc{{"_id", id}}, more);
  return raced ? view(*raced).i64("count") : 1;
}

}  // namespace

bool attempts::take(const std::string& folded_email, platform::instant now) {
  return count_one(db_, key_of(folded_email), now, window) <= most;
}

void attempts::give_back(const std::string& folded_email) {
  db_["attempts"].update_one(doc{{"_id", key_of(folded_email)}, {"count", doc{{"$gt", 0}}}},
                             doc{{"$inc", doc{{"count", -1}}}});
}

std::int64_t attempts::came_from(std::string_view address, platform::instant now) {
  return count_one(db_, key_of("address:" + platform::http::network_of(address)), now,
                   std::chrono::minutes{1});
}

void attempts::forget(const std::string& folded_email) {
  db_["attempts"].delete_one(doc{{"_id", key_of(folded_email)}});
}

void attempts::forget_old(platform::instant now) {
  db_["attempts"].delete_many(doc{{"since", doc{{"$lt", now - window}}}});
}

}  // namespace core_api

#include "core_api/identity/session_store.hpp"

#include <algorithm>

#include "platform/mongo/collection.hpp"
#include "platform/security/hash.hpp"
#include "platform/security/random.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::view;

namespace {

using namespace std::chrono_literals;

constexpr auto grace = 10s;
constexpr auto access_token_life = 10min;

session from_bson(view v) {
  return {v.text("_id"),
          v.text("user"),
          v.text("app"),
          v.time("createdAt"),
          v.time("endsAt"),
          v.time("idleUntil"),
          v.time("rotatedAt"),
          v.flag("ended"),
          v.maybe_str("address").value_or(""),
          v.maybe_str("device").value_or("")};
}

// "<session id>.<secret>"
std::optional<std::pair<std::string, std::string>> split(const std::string& token) {
  const auto dot = token.find('.');
  if (dot == token.npos || token.size() > 128) return {};
  return std::pair{token.substr(0, dot), platform::security::sha256_hex(token.substr(dot + 1))};
}

}  // namespace

session_life life_of(std::string_view app) noexcept {
  if (app == "customer") return {14 * 24h, 90 * 24h};
  if (app == "supplier") return {8h, 24h};
  return {15min, 12h};
}

std::pair<session, std::string> session_store::open(const std::string& user, const std::string& app,
                                                    platform::instant now,
                                                    const std::string& address,
                                                    const std::string& device) {
  const auto life = life_of(app);
  session s{"ses_" + platform::security::random_hex(16),
            user,
            app,
            now,
            now + life.longest,
            now + life.idle,
            now,
            false,
            address,
            device};
  const auto secret = platform::security::random_token();
  db_["sessions"].insert(doc{{"_id", s.id},
                             {"user", user},
                             {"app", app},
                             {"createdAt", s.created_at},
                             {"endsAt", s.ends_at},
                             {"idleUntil", s.idle_until},
                             {"ended", false},
                             {"current", platform::security::sha256_hex(secret)},
                             {"previous", ""},
                             {"rotatedAt", now},
                             {"address", address},
                             {"device", device}});
  return {s, s.id + "." + secret};
}

session_store::rotation session_store::rotate(const std::string& token, platform::instant now) {
  const auto parts = split(token);
  if (!parts) return {};
  auto sessions = db_["sessions"];
  const auto found = sessions.find_one(doc{{"_id", parts->first}});
  if (!found) return {};
  const view v(*found);
  auto s = from_bson(v);
  if (s.ended || s.ends_at <= now || s.idle_until <= now) return {};
  const auto current = v.text("current");
  const bool fresh = platform::security::constant_time_equal(current, parts->second);
  const bool lost_answer =
      platform::security::constant_time_equal(v.str("previous"), parts->second) &&
      v.time("rotatedAt") + grace >= now;
  if (!fresh && !lost_answer) {
    note_end(s.id, now);
    return {outcome::reused, s, {}};
  }
  const auto secret = platform::security::random_token();
  s.idle_until = std::min(now + life_of(s.app).idle, s.ends_at);
  const auto done =
      sessions.update_one(doc{{"_id", s.id}, {"current", current}, {"ended", false}},
                          doc{{"$set", doc{{"current", platform::security::sha256_hex(secret)},
                                           {"previous", fresh ? current : parts->second},
                                           {"rotatedAt", now},
                                           {"idleUntil", s.idle_until}}}});
  // Two tabs at once: the slower one comes again with its token, which is then the previous one.
  if (done != 1) return rotate(token, now);
  return {outcome::rotated, s, s.id + "." + secret};
}

void session_store::note_end(const std::string& id, platform::instant now) {
  db_["sessions"].update_one(doc{{"_id", id}},
                             doc{{"$set", doc{{"ended", true}, {"endedAt", now}}}});
}

std::optional<session> session_store::end_by_token(const std::string& token,
                                                   platform::instant now) {
  const auto parts = split(token);
  if (!parts) return {};
  const auto found = db_["sessions"].find_one(doc{{"_id", parts->first}});
  if (!found) return {};
  const view v(*found);
  const bool theirs = platform::security::constant_time_equal(v.str("current"), parts->second) ||
                      platform::security::constant_time_equal(v.str("previous"), parts->second);
  if (!theirs) return {};
  note_end(parts->first, now);
  return from_bson(v);
}

void session_store::end_all_of(const std::string& user, platform::instant now) {
  db_["sessions"].update_many(doc{{"user", user}, {"ended", false}},
                              doc{{"$set", doc{{"ended", true}, {"endedAt", now}}}});
}

bool session_store::end(const std::string& id, const std::string& user, platform::instant now) {
  return db_["sessions"].update_one(doc{{"_id", id}, {"user", user}, {"ended", false}},
                                    doc{{"$set", doc{{"ended", true}, {"endedAt", now}}}}) == 1;
}

std::vector<session> session_store::of_user(const std::string& user, platform::instant now) {
  std::vector<session> out;
  db_["sessions"].find_each(doc{{"user", user}, {"ended", false}}, {}, [&](view v) {
    auto s = from_bson(v);
    if (s.ends_at > now && s.idle_until > now) out.push_back(std::move(s));
  });
  std::sort(out.begin(), out.end(),
            [](const session& a, const session& b) { return a.used_at > b.used_at; });
  return out;
}

std::optional<session> session_store::find(const std::string& id) {
  const auto found = db_["sessions"].find_one(doc{{"_id", id}});
  if (!found) return {};
  return from_bson(*found);
}

std::vector<std::string> session_store::ended(platform::instant now) {
  std::vector<std::string> ids;
  db_["sessions"].find_each(doc{{"endedAt", doc{{"$gte", now - access_token_life - 1min}}}}, {},
                            [&](view v) { ids.push_back(v.text("_id")); });
  return ids;
}

void session_store::forget_old(platform::instant now) {
  db_["sessions"].delete_many(doc{{"endsAt", doc{{"$lt", now - 24h}}}});
}

}  // namespace core_api

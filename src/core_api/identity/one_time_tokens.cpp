#include "core_api/identity/one_time_tokens.hpp"

#include "platform/mongo/collection.hpp"
#include "platform/security/hash.hpp"
#include "platform/security/random.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::view;

namespace {

using namespace std::chrono_literals;

std::chrono::minutes life_of(token_kind kind) {
  switch (kind) {
    case token_kind::invitation: return 7 * 24h;
    case token_kind::verification: return 3 * 24h;
    case token_kind::email_change: return 24h;
    case token_kind::reset: return 30min;
    case token_kind::second_factor: return 15min;
  }
  return 30min;
}

std::string_view name_of(token_kind kind) {
  switch (kind) {
    case token_kind::invitation: return "invitation";
    case token_kind::verification: return "verification";
    case token_kind::email_change: return "email-change";
    case token_kind::reset: return "reset";
    case token_kind::second_factor: return "second-factor";
  }
  return "reset";
}

std::optional<doc> find(platform::mongo::database& db, token_kind kind, const std::string& token,
                        platform::instant now) {
  auto found = db["one_time_tokens"].find_one(doc{{"_id", platform::security::sha256_hex(token)}});
  if (!found) return {};
  const view v(*found);
  if (v.str("kind") != name_of(kind) || v.time("expiresAt") < now) return {};
  return found;
}

}  // namespace

std::string one_time_tokens::make(token_kind kind, const std::string& user, platform::instant now,
                                  const std::string& address) {
  const auto token = platform::security::random_token();
  db_["one_time_tokens"].insert(doc{{"_id", platform::security::sha256_hex(token)},
                                    {"kind", name_of(kind)},
                                    {"user", user},
                                    {"address", address},
                                    {"expiresAt", now + life_of(kind)}});
  return token;
}

std::optional<std::string> one_time_tokens::look(token_kind kind, const std::string& token,
                                                 platform::instant now) {
  const auto found = find(db_, kind, token, now);
  if (!found) return {};
  return view(*found).text("user");
}

std::optional<email_change> one_time_tokens::look_at_change(const std::string& token,
                                                            platform::instant now) {
  const auto found = find(db_, token_kind::email_change, token, now);
  if (!found) return {};
  const view v(*found);
  return email_change{v.text("user"), v.text("address")};
}

std::optional<std::string> one_time_tokens::take(token_kind kind, const std::string& token,
                                                 platform::instant now) {
  auto user = look(kind, token, now);
  if (!user) return {};
  const auto id = platform::security::sha256_hex(token);
  if (db_["one_time_tokens"].delete_one(doc{{"_id", id}}) != 1) return {};  // somebody was faster
  return user;
}

void one_time_tokens::forget(const std::string& token) {
  db_["one_time_tokens"].delete_one(doc{{"_id", platform::security::sha256_hex(token)}});
}

void one_time_tokens::forget_all_of(const std::string& user) {
  db_["one_time_tokens"].delete_many(doc{{"user", user}});
}

void one_time_tokens::forget_old(platform::instant now) {
  db_["one_time_tokens"].delete_many(doc{{"expiresAt", doc{{"$lt", now}}}});
}

}  // namespace core_api

#include "core_api/identity/second_factor.hpp"

#include <algorithm>

#include "platform/mongo/collection.hpp"
#include "platform/runtime/log.hpp"
#include "platform/security/hash.hpp"
#include "platform/security/random.hpp"
#include "platform/security/totp.hpp"

namespace core_api {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

namespace security = platform::security;

constexpr int recovery_codes = 10;
constexpr std::size_t secret_bytes = 20;

// Ten characters of base32 are 50 bits; the dash is for people.
std::string new_recovery_code() {
  const auto text = security::base32(security::random_bytes(7)).substr(0, 10);
  return text.substr(0, 5) + "-" + text.substr(5);
}

// As it is typed from paper: any case, with or without dash and spaces.
std::string plain(const std::string& typed) {
  std::string out;
  for (const char c : typed) {
    if (c == '-' || c == ' ') continue;
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c;
  }
  return out;
}

std::pair<std::vector<std::string>, arr> fresh_recovery() {
  std::vector<std::string> codes;
  arr hashes;
  for (int i = 0; i < recovery_codes; ++i) {
    codes.push_back(new_recovery_code());
    hashes.add(security::sha256_hex(plain(codes.back())));
  }
  return {std::move(codes), std::move(hashes)};
}

}  // namespace

second_factors::second_factors(platform::mongo::database& db, real_clock real,
                               security::sealer keys)
    : db_(db), real_(std::move(real)), keys_(std::move(keys)) {}

std::optional<std::string> second_factors::opened(const std::string& user,
                                                  const std::string& kept) const {
  if (!security::sealer::is_sealed(kept)) return security::from_base32(kept);
  const auto text = keys_.open(kept, user);
  if (!text) {
    // Nobody could sign in with it: the key that sealed it is missing.
    platform::log::error("a second factor cannot be opened", {{"userId", user}});
    return {};
  }
  return security::from_base32(*text);
}

int second_factors::seal_anew() {
  auto all = db_["second_factors"];
  int sealed = 0;
  for (const auto& d : all.find(doc{})) {
    const view v(d);
    const auto user = v.text("_id");
    for (const char* name : {"secret", "pending"}) {
      const auto kept = v.maybe_str(name).value_or("");
      if (kept.empty() || keys_.is_current(kept)) continue;
      const auto plain =
          security::sealer::is_sealed(kept) ? keys_.open(kept, user) : std::optional(kept);
      if (!plain) continue;
      sealed += static_cast<int>(all.update_one(
          doc{{"_id", user}, {name, kept}}, doc{{"$set", doc{{name, keys_.seal(*plain, user)}}}}));
    }
  }
  return sealed;
}

second_factors::status second_factors::of(const std::string& user) {
  const auto found = db_["second_factors"].find_one(doc{{"_id", user}});
  if (!found) return {};
  const view v(*found);
  status s{v.flag("on"), v.maybe_time("since"), 0};
  if (s.on) v.each_string("recovery", [&](std::string_view) { ++s.recovery_left; });
  return s;
}

std::string second_factors::begin(const std::string& user) {
  auto all = db_["second_factors"];
  const auto secret = security::random_bytes(secret_bytes);
  const auto text = keys_.seal(security::base32(secret), user);
  if (!all.insert(doc{{"_id", user}, {"on", false}, {"pending", text}, {"version", 0}}))
    all.update_one(doc{{"_id", user}}, doc{{"$set", doc{{"pending", text}}}});
  return secret;
}

std::optional<std::vector<std::string>> second_factors::confirm(const std::string& user,
                                                                const std::string& code,
                                                                platform::instant now) {
  auto all = db_["second_factors"];
  const auto found = all.find_one(doc{{"_id", user}});
  if (!found) return {};
  const view v(*found);
  const auto pending = v.maybe_str("pending").value_or("");
  const auto secret = pending.empty() ? std::nullopt : opened(user, pending);
  if (!secret) return {};
  const auto step = security::totp_match(*secret, plain(code), real_());
  if (!step) return {};
  auto [codes, hashes] = fresh_recovery();
  const auto version = v.i64("version");
  const auto done = all.update_one(doc{{"_id", user}, {"version", version}},
                                   doc{{"$set", doc{{"on", true},
                                                    {"since", now},
                                                    {"secret", pending},
                                                    {"pending", ""},
                                                    {"lastStep", *step},
                                                    {"recovery", hashes},
                                                    {"version", version + 1}}}});
  if (done != 1) return {};
  return codes;
}

bool second_factors::accept(const std::string& user, const std::string& typed) {
  auto all = db_["second_factors"];
  const auto found = all.find_one(doc{{"_id", user}, {"on", true}});
  if (!found) return false;
  const view v(*found);
  const auto code = plain(typed);
  const auto version = v.i64("version");
  doc set{{"version", version + 1}};
  const auto secret = opened(user, v.text("secret"));
  const auto step = secret ? security::totp_match(*secret, code, real_()) : std::nullopt;
  if (step) {
    if (*step <= v.i64("lastStep")) return false;  // somebody looked over the shoulder
    set.add("lastStep", *step);
  } else {
    const auto hash = security::sha256_hex(code);
    arr left;
    v.each_string("recovery", [&](std::string_view one) {
      if (!security::constant_time_equal(one, hash)) left.add(one);
    });
    int before = 0;
    v.each_string("recovery", [&](std::string_view) { ++before; });
    if (static_cast<int>(left.size()) == before) return false;
    set.add("recovery", left);
  }
  // Two at once with one code: one of them is too late.
  return all.update_one(doc{{"_id", user}, {"version", version}}, doc{{"$set", set}}) == 1;
}

std::vector<std::string> second_factors::renew_recovery(const std::string& user) {
  auto [codes, hashes] = fresh_recovery();
  db_["second_factors"].update_one(
      doc{{"_id", user}, {"on", true}},
      doc{{"$set", doc{{"recovery", hashes}}}, {"$inc", doc{{"version", 1}}}});
  return codes;
}

void second_factors::remove(const std::string& user) {
  db_["second_factors"].delete_one(doc{{"_id", user}});
}

}  // namespace core_api

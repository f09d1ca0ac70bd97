#pragma once
// Links that work once: invitation (7 days), e-mail verification (3 days), another e-mail address
// (a day), password reset (30 minutes); and the pass from a right password to setting up the second
// factor (15 minutes). Only the hash is stored; taking a token removes it.

#include <optional>
#include <string>

#include "platform/mongo/pool.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {

enum class token_kind { invitation, verification, email_change, reset, second_factor };

struct email_change {
  std::string user, address;
};

class one_time_tokens {
 public:
  explicit one_time_tokens(platform::mongo::database& db) : db_(db) {}

  // `address`: the new one, of an e-mail change.
  [[nodiscard]] std::string make(token_kind kind, const std::string& user, platform::instant now,
                                 const std::string& address = {});
  // Whose it is, and it is used up with this call; nothing when it is unknown, used or too old.
  [[nodiscard]] std::optional<std::string> take(token_kind kind, const std::string& token,
                                                platform::instant now);
  // Whose it is, without using it up.
  [[nodiscard]] std::optional<std::string> look(token_kind kind, const std::string& token,
                                                platform::instant now);
  [[nodiscard]] std::optional<email_change> look_at_change(const std::string& token,
                                                           platform::instant now);
  void forget(const std::string& token);
  void forget_all_of(const std::string& user);
  void forget_old(platform::instant now);

 private:
  platform::mongo::database& db_;
};

}  // namespace core_api

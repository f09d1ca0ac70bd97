#pragma once
// Links that work once: invitation (7 days), e-mail verification (3 days), password reset (30
// minutes); and the pass from a right password to setting up the second factor (15 minutes). Only
// the hash is stored; taking a token removes it.

#include <optional>
#include <string>

#include "platform/mongo/pool.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {

enum class token_kind { invitation, verification, reset, second_factor };

class one_time_tokens {
 public:
  explicit one_time_tokens(platform::mongo::database& db) : db_(db) {}

  [[nodiscard]] std::string make(token_kind kind, const std::string& user, platform::instant now);
  // Whose it is, and it is used up with this call; nothing when it is unknown, used or too old.
  [[nodiscard]] std::optional<std::string> take(token_kind kind, const std::string& token,
                                                platform::instant now);
  // Whose it is, without using it up.
  [[nodiscard]] std::optional<std::string> look(token_kind kind, const std::string& token,
                                                platform::instant now);
  void forget_all_of(const std::string& user);
  void forget_old(platform::instant now);

 private:
  platform::mongo::database& db_;
};

}  // namespace core_api

#pragma once
// Wrong passwords by account: five in fifteen minutes, then the door stays shut for as long.
// Counted for addresses that have no account too, so that nobody learns which do. And tries of all
// kinds by network address, so that nobody tries one password on many accounts.

#include <string>
#include <string_view>

#include "platform/mongo/pool.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {

class attempts {
 public:
  explicit attempts(platform::mongo::database& db) : db_(db) {}

  // Counted before the password is looked at, so that tries at the same time are counted too.
  // False: there were five; do not look.
  [[nodiscard]] bool take(const std::string& folded_email, platform::instant now);
  // It was no wrong one after all.
  void give_back(const std::string& folded_email);
  void forget(const std::string& folded_email);
  // Counts one more try from this network address: how many there were within a minute.
  [[nodiscard]] std::int64_t came_from(std::string_view address, platform::instant now);
  void forget_old(platform::instant now);

 private:
  platform::mongo::database& db_;
};

}  // namespace core_api

#pragma once
// The second factor: codes of an authenticator app, and ten recovery codes for who has lost it.
// Collection `second_factors` of MongoDB Core, one document for each account that has begun.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/mongo/pool.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {

class second_factors {
 public:
  // Codes follow the clock of people's phones: real time, whatever a test clock says.
  using real_clock = std::function<platform::instant()>;
  explicit second_factors(platform::mongo::database& db, real_clock real);

  struct status {
    bool on = false;
    std::optional<platform::instant> since;
    int recovery_left = 0;
  };
  [[nodiscard]] status of(const std::string& user);

  // A new secret (20 bytes), not in use before it is confirmed.
  [[nodiscard]] std::string begin(const std::string& user);
  // The recovery codes, told this once; nothing when the code is wrong or nothing was begun.
  [[nodiscard]] std::optional<std::vector<std::string>> confirm(const std::string& user,
                                                                const std::string& code,
                                                                platform::instant now);
  // A code of the app or a recovery code; each is good once.
  [[nodiscard]] bool accept(const std::string& user, const std::string& code);
  [[nodiscard]] std::vector<std::string> renew_recovery(const std::string& user);
  void remove(const std::string& user);

 private:
  platform::mongo::database& db_;
  real_clock real_;
};

}  // namespace core_api

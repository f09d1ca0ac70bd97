#pragma once
// The second factor: codes of an authenticator app, and ten recovery codes for who has lost it.
// Collection `second_factors` of MongoDB Core, one document for each account that has begun.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/mongo/pool.hpp"
#include "platform/runtime/time.hpp"
#include "platform/security/sealer.hpp"

namespace core_api {

class second_factors {
 public:
  // Codes follow the clock of people's phones: real time, whatever a test clock says.
  using real_clock = std::function<platform::instant()>;
  second_factors(platform::mongo::database& db, real_clock real, platform::security::sealer keys);
  // Seals with the key of now what another key sealed, or none; how many.
  int seal_anew();

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
  // The secret (base32) of a text that is sealed, or from before secrets were.
  [[nodiscard]] std::optional<std::string> opened(const std::string& user,
                                                  const std::string& kept) const;

  platform::mongo::database& db_;
  real_clock real_;
  platform::security::sealer keys_;
};

}  // namespace core_api

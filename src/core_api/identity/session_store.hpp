#pragma once
// Sessions: one document for each sign-in, with the hash of its refresh token. The token is used
// once and replaced; who shows an old one (outside ten seconds of grace for a lost answer) ends the
// whole session.

#include <optional>
#include <string>
#include <vector>

#include "platform/mongo/pool.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {

struct session {
  std::string id, user, app;
  platform::instant created_at{}, ends_at{};  // ends_at: whatever happens
  platform::instant idle_until{}, used_at{};
  bool ended = false;
  std::string address, device;  // of the sign-in: network address, User-Agent
};

struct session_life {
  std::chrono::minutes idle, longest;
};
// Customers stay signed in for weeks; those who work with others' data 15 minutes idle, 12 hours at
// most.
[[nodiscard]] session_life life_of(std::string_view app) noexcept;

class session_store {
 public:
  explicit session_store(platform::mongo::database& db) : db_(db) {}

  // The session and its first refresh token.
  std::pair<session, std::string> open(const std::string& user, const std::string& app,
                                       platform::instant now, const std::string& address = {},
                                       const std::string& device = {});

  enum class outcome { rotated, unknown, reused };
  struct rotation {
    outcome result = outcome::unknown;
    core_api::session session;
    std::string token;  // the next one
  };
  [[nodiscard]] rotation rotate(const std::string& token, platform::instant now);

  // By its refresh token; false when there is no such session.
  std::optional<session> end_by_token(const std::string& token, platform::instant now);
  void end_all_of(const std::string& user, platform::instant now);
  // False: this user has no such session.
  bool end(const std::string& id, const std::string& user, platform::instant now);
  // Those that live, the last used first.
  [[nodiscard]] std::vector<session> of_user(const std::string& user, platform::instant now);
  [[nodiscard]] std::optional<session> find(const std::string& id);

  // Those that ended while one of their access tokens may still live.
  [[nodiscard]] std::vector<std::string> ended(platform::instant now);
  void forget_old(platform::instant now);

 private:
  void note_end(const std::string& id, platform::instant now);
  platform::mongo::database& db_;
};

}  // namespace core_api

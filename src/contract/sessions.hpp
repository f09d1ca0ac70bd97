#pragma once
// Who calls: access tokens are checked here, locally, with Core's public keys. Sessions that ended
// (sign-out, password change, suspension) are known within seconds; while Core is away the last
// list goes on to be used.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>

#include "contract/core_client.hpp"
#include "contract/roles.hpp"
#include "platform/runtime/clock.hpp"
#include "platform/security/jwt.hpp"

namespace contract {

inline constexpr std::string_view token_issuer = "astrobookings";
inline constexpr std::string_view token_audience = "astrobookings-api";

// Checks a Bearer token against keys and roles; throws platform::http::refused (401
// sign_in_required, token_expired, token_invalid, session_ended; 403 role_not_allowed) or fills
// r.who.
void check_bearer(platform::http::request& r, platform::http::access allowed,
                  const platform::security::key_set& keys, platform::instant now,
                  const std::function<bool(const std::string& session)>& ended);

class sessions {
 public:
  // Follows Core from a thread of its own, every `interval`.
  sessions(core_client& core, const platform::clock& clock,
           std::chrono::milliseconds interval = std::chrono::milliseconds(2000));
  ~sessions();
  sessions(const sessions&) = delete;
  sessions& operator=(const sessions&) = delete;

  void authorize(platform::http::request& r, platform::http::access allowed);
  // Keys have been fetched at least once; without them nobody can be recognised.
  [[nodiscard]] bool ready() const { return ready_; }
  // It did when it was last asked, at most an `interval` and a call's time ago.
  [[nodiscard]] bool core_answers() const { return core_answers_; }

 private:
  void follow();
  void refresh();

  core_client& core_;
  const platform::clock& clock_;
  std::chrono::milliseconds interval_;
  std::mutex guard_;
  std::condition_variable wake_;
  std::shared_ptr<const platform::security::key_set> keys_;
  std::unordered_set<std::string> ended_;
  bool stop_ = false;
  std::atomic<bool> ready_{false}, core_answers_{false};
  std::thread thread_;
};

}  // namespace contract

#pragma once
// Before anything is written, Core is asked whether the session still lives; the answer is good for
// five seconds. While Core does not answer, nothing is written: platform::unavailable, a 503.

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

#include "contract/core_client.hpp"

namespace admin_api {

class liveness {
 public:
  using clock = std::chrono::steady_clock;

  explicit liveness(contract::core_client& core) : core_(core) {}

  void check(const std::string& session);  // throws http::refused (401 session_ended)

 private:
  static constexpr std::chrono::seconds good_for{5};
  static constexpr std::size_t most = 10'000;

  [[nodiscard]] bool known_alive(const std::string& session);

  contract::core_client& core_;
  std::mutex guard_;
  std::unordered_map<std::string, clock::time_point> alive_at_;
};

}  // namespace admin_api

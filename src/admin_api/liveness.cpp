#include "admin_api/liveness.hpp"

#include "platform/http/problem.hpp"

namespace admin_api {

bool liveness::known_alive(const std::string& session) {
  const std::scoped_lock lock(guard_);
  const auto it = alive_at_.find(session);
  return it != alive_at_.end() && clock::now() - it->second < good_for;
}

void liveness::check(const std::string& session) {
  if (known_alive(session)) return;
  const auto asked = clock::now();  // before the call: what Core says may be as old as this
  const auto answer = core_.get("/internal/v1/sessions/" + session + "/live");
  if (answer.status != 200)
    throw platform::unavailable("core-api", "status " + std::to_string(answer.status));
  const auto body = answer.json();
  const auto* live = body.if_contains("live");
  if (live == nullptr || !live->is_bool())
    throw platform::unavailable("core-api", "no word about the session");
  const std::scoped_lock lock(guard_);
  if (!live->get_bool()) {
    alive_at_.erase(session);
    throw platform::http::refused({401, "session_ended", "Your session has ended. Sign in again."});
  }
  if (alive_at_.size() >= most) {
    std::erase_if(alive_at_, [&](const auto& each) { return asked - each.second >= good_for; });
    if (alive_at_.size() >= most) alive_at_.clear();
  }
  alive_at_[session] = asked;
}

}  // namespace admin_api

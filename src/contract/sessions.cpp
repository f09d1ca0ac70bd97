#include "contract/sessions.hpp"

#include <boost/json/serialize.hpp>

#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"

namespace contract {
namespace {

using platform::http::refused;

[[noreturn]] void refuse(const char* code, const char* detail) {
  throw refused({401, code, detail, {}, {}, {{"WWW-Authenticate", "Bearer"}}});
}

std::string text(const boost::json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  const auto* s = value ? value->if_string() : nullptr;
  return s ? std::string(*s) : std::string();
}

}  // namespace

void check_bearer(platform::http::request& r, platform::http::access allowed,
                  const platform::security::key_set& keys, platform::instant now,
                  const std::function<bool(const std::string&)>& ended) {
  constexpr std::string_view scheme = "Bearer ";
  const auto header = r.header("authorization");
  if (header.empty()) refuse("sign_in_required", "Sign in first.");
  if (!header.starts_with(scheme)) refuse("token_invalid", "The access token is not valid.");
  const auto token = header.substr(scheme.size());
  const auto claims = platform::security::verify(token, keys, now, token_issuer, token_audience);
  if (!claims) {
    // The signature is good but its time is over: the app then refreshes instead of asking for a
    // password.
    if (platform::security::verify_ignoring_expiry(token, keys, token_issuer, token_audience)) {
      refuse("token_expired", "The access token has expired. Refresh it.");
    }
    refuse("token_invalid", "The access token is not valid.");
  }
  r.who = {text(*claims, "sub"), text(*claims, "sid"), text(*claims, "role"), text(*claims, "org")};
  if (ended(r.who.session)) refuse("session_ended", "Your session has ended. Sign in again.");
  if ((roles::bit_of(r.who.role) & allowed) == 0) {
    throw refused({403, "role_not_allowed", "Your account may not do this."});
  }
}

sessions::sessions(core_client& core, const platform::clock& clock,
                   std::chrono::milliseconds interval)
    : core_(core),
      clock_(clock),
      interval_(interval),
      keys_(std::make_shared<platform::security::key_set>()) {
  thread_ = std::thread([this] { follow(); });
}

sessions::~sessions() {
  {
    const std::scoped_lock lock(guard_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void sessions::follow() {
  bool away = false;
  for (;;) {
    try {
      refresh();
      if (away) platform::log::info("sessions: Core is back");
      away = false;
    } catch (const std::exception& e) {
      if (!away)
        platform::log::warning("sessions: Core does not answer, going on with the last list",
                               {{"error", e.what()}});
      away = true;
    }
    core_answers_ = !away;
    std::unique_lock lock(guard_);
    const auto pause = ready_ ? interval_ : std::chrono::milliseconds(100);
    if (wake_.wait_for(lock, pause, [this] { return stop_; })) return;
  }
}

void sessions::refresh() {
  const auto keys = core_.get("/internal/v1/jwks");
  auto set = std::make_shared<platform::security::key_set>(
      platform::security::key_set::from_jwks(keys.body));
  // All that ended while one of their access tokens may still live: what is older is forgotten here
  // too.
  const auto list = core_.get("/internal/v1/sessions/ended").json();
  std::unordered_set<std::string> ended;
  for (const auto& id : list.at("ended").as_array()) ended.emplace(id.as_string());
  const std::scoped_lock lock(guard_);
  keys_ = std::move(set);
  ended_ = std::move(ended);
  ready_ = true;
}

void sessions::authorize(platform::http::request& r, platform::http::access allowed) {
  std::shared_ptr<const platform::security::key_set> keys;
  {
    const std::scoped_lock lock(guard_);
    keys = keys_;
  }
  check_bearer(r, allowed, *keys, clock_.now(), [this](const std::string& session) {
    const std::scoped_lock lock(guard_);
    return ended_.count(session) != 0;
  });
}

}  // namespace contract

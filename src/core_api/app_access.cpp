// Who may come in: people by their access token, our own services by theirs.
#include "contract/roles.hpp"
#include "contract/service_token.hpp"
#include "contract/sessions.hpp"
#include "core_api/app.hpp"
#include "platform/runtime/error.hpp"

namespace core_api {

// While the database that knows is away, a token is believed as long as it lives for the one page
// that says what is away.
void app::authorize(platform::http::request& r, platform::http::access allowed) {
  contract::check_bearer(r, allowed, public_keys_, clock_.now(), [&](const std::string& session) {
    try {
      return !identity_.alive(session);
    } catch (const platform::unavailable&) {
      if (r.path != "/api/v1/health") throw;
      return false;
    }
  });
}

void app::authorize_service(platform::http::request& r, platform::http::access allowed) {
  const auto caller = contract::read_service_token(
      r.header("authorization"),
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()),
      [this](std::string_view name) {
        const auto it = settings_.service_secrets.find(std::string(name));
        return it == settings_.service_secrets.end() ? std::string() : it->second;
      });
  if (!caller)
    throw platform::http::refused(
        {401, "service_token_invalid", "This listener is for our own services."});
  if ((contract::roles::bit_of(*caller) & allowed) == 0) {
    throw platform::http::refused({403, "role_not_allowed", "This service may not call this."});
  }
  r.who = {*caller, {}, *caller, {}};
}

}  // namespace core_api

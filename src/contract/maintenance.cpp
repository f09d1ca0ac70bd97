#include "contract/maintenance.hpp"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <chrono>

#include "platform/http/problem.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"

namespace contract {
namespace {

namespace http = platform::http;
using boost::json::object;
using boost::json::value;

// Who looks at their things must be able to sign in, and to end sessions that are not theirs.
constexpr std::array<std::string_view, 5> of_every_api{
    "/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout",
    "/api/v1/auth/second-factor", "/api/v1/me/sessions"};

}  // namespace

object to_json(const maintenance_state& s) {
  if (!s.on)
    return {{"on", false}, {"reason", nullptr}, {"since", nullptr}, {"expectedEndAt", nullptr}};
  return {{"on", true},
          {"reason", s.reason},
          {"since", platform::format_instant(s.since)},
          {"expectedEndAt", platform::format_instant(s.expected_end)}};
}

maintenance_state read_maintenance(const object& wire) {
  maintenance_state s;
  s.on = wire.at("on").as_bool();
  if (!s.on) return s;
  s.reason = std::string(wire.at("reason").as_string());
  s.since = platform::parse_instant(std::string(wire.at("since").as_string())).value();
  s.expected_end =
      platform::parse_instant(std::string(wire.at("expectedEndAt").as_string())).value();
  return s;
}

http::problem maintenance_problem(const maintenance_state& s, platform::instant now) {
  // It often ends sooner or later than thought: nobody is sent away for hours, or at once again.
  constexpr std::int64_t soonest = 30, latest = 3600;
  const auto left = std::chrono::ceil<std::chrono::seconds>(s.expected_end - now).count();
  return {503,
          "maintenance",
          "AstroBookings is being maintained: everything can be looked at, nothing changed. " +
              s.reason,
          {},
          {{"expectedEndAt", platform::format_instant(s.expected_end)}},
          {{"Retry-After", std::to_string(std::clamp(left, soonest, latest))}}};
}

maintenance::maintenance(core_client& core, const platform::clock& clock, patterns goes_on)
    : core_(core), clock_(clock), goes_on_(goes_on) {
  thread_ = std::thread([this] { follow(); });
}

maintenance::~maintenance() {
  {
    const std::scoped_lock lock(guard_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void maintenance::follow() {
  constexpr std::chrono::seconds pause{1};
  for (;;) {
    try {
      auto heard = read_maintenance(core_.get("/internal/v1/maintenance").json());
      const std::scoped_lock lock(guard_);
      if (heard.on != state_.on)
        platform::log::info(heard.on ? "maintenance: reading only" : "maintenance: over");
      state_ = std::move(heard);
    } catch (const platform::unavailable&) {
      // Readiness and the list of ended sessions tell that Core is away; the last word holds.
    } catch (const std::exception& e) {
      platform::log::error("maintenance: what Core said cannot be read", {{"error", e.what()}});
    }
    std::unique_lock lock(guard_);
    if (wake_.wait_for(lock, pause, [this] { return stop_; })) return;
  }
}

bool maintenance::closed_then(http::method verb, std::string_view pattern) const {
  if (verb == http::method::get || verb == http::method::head) return false;
  const auto begins = [&](std::string_view with) { return pattern.starts_with(with); };
  return std::none_of(of_every_api.begin(), of_every_api.end(), begins) &&
         std::none_of(goes_on_.begin(), goes_on_.end(), begins);
}

maintenance_state maintenance::now() const {
  const std::scoped_lock lock(guard_);
  return state_;
}

http::response maintenance::state(http::request&) const {
  return http::json_response(200, boost::json::serialize(to_json(now())));
}

void maintenance::refuse_if_on() const {
  const auto s = now();
  if (s.on) throw http::refused(maintenance_problem(s, clock_.now()));
}

}  // namespace contract

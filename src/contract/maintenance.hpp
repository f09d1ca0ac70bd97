#pragma once
// Maintenance mode: while operators have it on, an API reads and does not write. Core says whether
// it is on; each API follows it every second, and goes on with the last answer while Core is away.

#include <boost/json/object.hpp>
#include <condition_variable>
#include <mutex>
#include <span>
#include <string>
#include <thread>

#include "contract/core_client.hpp"
#include "platform/http/router.hpp"
#include "platform/runtime/clock.hpp"

namespace contract {

struct maintenance_state {
  bool on = false;
  std::string reason;  // told to everybody
  platform::instant since{}, expected_end{};
};

// The wire form of GET /api/v1/maintenance.
[[nodiscard]] boost::json::object to_json(const maintenance_state& s);
[[nodiscard]] maintenance_state read_maintenance(const boost::json::object& wire);
// What a write is told: 503 `maintenance`, Retry-After at the expected end.
[[nodiscard]] platform::http::problem maintenance_problem(const maintenance_state& s,
                                                          platform::instant now);

class maintenance {
 public:
  using patterns = std::span<const std::string_view>;

  // `goes_on`: how routes of this API begin that write also then, because what they bring would be
  // lost.
  maintenance(core_client& core, const platform::clock& clock, patterns goes_on);
  ~maintenance();
  maintenance(const maintenance&) = delete;
  maintenance& operator=(const maintenance&) = delete;

  // The table, with its writing routes closed while maintenance is on.
  template <class App>
  void add(platform::http::router& to, std::span<const platform::http::route<App>> table,
           App& app) const {
    for (const auto& r : table) {
      const bool closes = closed_then(r.verb, r.pattern);
      to.add({r.verb, std::string(r.pattern), r.allowed, r.where, std::string(r.summary),
              [this, closes, handle = r.handle, &app](platform::http::request& q) {
                if (closes) refuse_if_on();
                return handle(app, q);
              }});
    }
  }
  [[nodiscard]] bool closed_then(platform::http::method verb, std::string_view pattern) const;
  [[nodiscard]] maintenance_state now() const;
  platform::http::response state(platform::http::request& r) const;  // GET /api/v1/maintenance

 private:
  void follow();
  void refuse_if_on() const;  // throws http::refused

  core_client& core_;
  const platform::clock& clock_;
  patterns goes_on_;
  mutable std::mutex guard_;
  std::condition_variable wake_;
  maintenance_state state_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace contract

#pragma once
// What every process has: configuration, clock, log, metrics, health, its documents, and a graceful
// end.

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/http/router.hpp"
#include "platform/http/server.hpp"
#include "platform/runtime/clock.hpp"
#include "platform/runtime/config.hpp"
#include "platform/runtime/lookout.hpp"
#include "platform/runtime/metrics.hpp"

namespace platform {
class call_times;
}

namespace contract {

class service {
 public:
  service(std::string name, platform::config& settings, std::string port_file);
  ~service();
  service(const service&) = delete;
  service& operator=(const service&) = delete;

  [[nodiscard]] const platform::clock& clock() const noexcept { return clock_; }
  [[nodiscard]] platform::metrics& metrics() noexcept { return metrics_; }
  [[nodiscard]] const std::filesystem::path& share() const noexcept { return share_; }
  [[nodiscard]] bool production() const noexcept { return production_; }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  // What was asked for so far, secrets hidden.
  [[nodiscard]] const std::vector<platform::setting>& settings() const noexcept {
    return config_.effective();
  }
  // From the environment, with the limits that every listener of this process has.
  [[nodiscard]] platform::http::server_settings listener(std::string_view port_variable,
                                                         int default_port);

  // A dependency, asked at /readyz at most once a second. A `needed` one that fails makes the
  // process not ready.
  void check(std::string dependency, bool needed, std::function<bool()> ask);
  // One outside of the system, which readiness must neither need nor wait for.
  void check(std::string dependency, const platform::lookout& watched);
  // To be told of each call of a database, how long it took and whether it worked; for /metrics.
  [[nodiscard]] std::function<void(std::chrono::microseconds, bool)> calls_of(
      const std::string& whose);
  // A pool of connections of `size`, how many are in use now; for /metrics.
  void pool(const std::string& whose, std::size_t size, std::function<double()> in_use);
  // /healthz, /readyz, /metrics; with `contract` also /api/openapi.json and /api/docs of
  // share/api/<contract>.
  void add_common_routes(platform::http::router& routes, const std::string& contract = {});

  void listen(platform::http::server_settings settings, const platform::http::router& routes,
              platform::http::server::authorizer authorize);
  // Blocks until SIGTERM or SIGINT, then ends the listeners, each given up to 10 s.
  void wait();

 private:
  struct dependency {
    std::string name;
    bool needed;
    std::function<platform::lookout::seen()> ask;
    platform::lookout::seen last{false, {}};
    std::chrono::steady_clock::time_point asked{};
  };
  void add(dependency d);
  platform::http::response ready();
  // Asked again when its last answer is too old; under guard_.
  static platform::lookout::seen fresh(dependency& d);

  std::string name_, port_file_;
  platform::config& config_;
  bool production_;
  std::filesystem::path share_;
  platform::clock clock_;
  platform::metrics metrics_;
  std::vector<std::shared_ptr<platform::call_times>> call_times_;
  std::mutex guard_;
  std::vector<dependency> dependencies_;
  std::vector<std::unique_ptr<platform::http::server>> servers_;
};

// main() of every process: --version, --routes, --port-file FILE and whatever `run` knows; says
// what is wrong in one sentence and exits 1 (2 for wrong arguments).
using arguments = std::vector<std::string>;
int run_process(std::string_view name, int argc, char** argv,
                const std::function<std::string()>& routes,
                const std::function<int(service&, platform::config&, const arguments&)>& run);

[[nodiscard]] std::string version();

}  // namespace contract

#pragma once
// The HTTP server: one io_context a core with SO_REUSEPORT, strict heads, absolute deadlines for
// each phase, plain synchronous handlers on a bounded pool of workers. Reads from memory answer on
// the loop itself.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/router.hpp"
#include "platform/runtime/metrics.hpp"
#include "platform/runtime/time.hpp"

namespace platform::http {

struct server_settings {
  std::string bind = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one
  unsigned loops = 0;      // 0: one for each core
  unsigned workers = 16;
  unsigned queue = 256;  // requests waiting for or on a worker; beyond: 503
  std::size_t body_limit = std::size_t{64} * 1024;
  unsigned connections = 1024;
  unsigned connections_per_address = 64;
  double anonymous_per_second = 50;  // requests without a session, for each address
  // The clock of the Date header; pages count down by it.
  std::function<instant()> clock = [] {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  };
  std::vector<std::string> trusted_proxies = {};  // their last X-Forwarded-For hop is the client

  std::chrono::milliseconds head_limit{5'000}, body_limit_time{10'000}, queue_limit{5'000},
      write_limit{15'000}, idle_limit{30'000};
};

class server {
 public:
  // Called on a worker before a handler whose route is not open to anyone; throws `refused`.
  using authorizer = std::function<void(request&, access)>;

  server(server_settings settings, const router& routes, metrics& counts, authorizer authorize);
  ~server();
  server(const server&) = delete;
  server& operator=(const server&) = delete;

  // Throws a sentence for a person when the port is taken.
  void start();
  [[nodiscard]] std::uint16_t port() const noexcept;
  // No new connections, idle ones end at once, requests under way get up to `drain` to be answered.
  void stop(std::chrono::milliseconds drain);

 private:
  class engine;
  std::unique_ptr<engine> engine_;
};

}  // namespace platform::http

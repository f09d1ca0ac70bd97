#pragma once
// Calls other HTTP services: pooled keep-alive connections, a deadline on each call, no redirects,
// no proxies, http and https only. Any status is an answer; only a failed transport throws.

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "platform/runtime/error.hpp"

namespace platform::http {

struct client_request {
  std::string method = "GET";
  std::string url = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::chrono::milliseconds timeout{2000};  // for the whole call
};

struct client_answer {
  int status = 0;
  std::string body = {};
  std::map<std::string, std::string> headers = {};  // names in lower case; the last of equal ones

  [[nodiscard]] std::string header(const std::string& lower_case_name) const;  // "" when absent
};

// No answer. A request that certainly did not arrive may be sent again whatever it does.
class transport_failure : public unavailable {
 public:
  transport_failure(std::string dependency, const std::string& what, bool may_have_arrived_)
      : unavailable(std::move(dependency), what), may_have_arrived(may_have_arrived_) {}
  bool may_have_arrived;
};

class client {
 public:
  // The dependency's name in errors. Thread-safe; keeps at most 16 idle connections.
  explicit client(std::string dependency,
                  std::chrono::milliseconds connect_timeout = std::chrono::milliseconds(250));
  ~client();
  client(const client&) = delete;
  client& operator=(const client&) = delete;

  // Throws transport_failure; std::invalid_argument for a control character in the URL or a header.
  // When an idle connection turns out to be closed, the request is sent once more on a new one:
  // send only what is idempotent or carries a key.
  [[nodiscard]] client_answer send(const client_request& request);

 private:
  struct connections;
  std::string dependency_;
  std::chrono::milliseconds connect_timeout_;
  std::unique_ptr<connections> idle_;
};

// Spares a dependency that is down, and our callers the wait: after five transport failures in a
// row all calls fail at once for a second; then one is let through to see.
class breaker {
 public:
  explicit breaker(std::string dependency = "dependency", int failures = 5,
                   std::chrono::milliseconds open_for = std::chrono::seconds(1));

  // f's result. A platform::unavailable out of f counts as a failure, all else as an answer.
  template <class F>
  auto run(F f) {
    admit();
    try {
      if constexpr (std::is_void_v<decltype(f())>) {
        f();
        answered();
      } else {
        auto out = f();
        answered();
        return out;
      }
    } catch (const unavailable&) {
      failed();
      throw;
    } catch (...) {
      answered();
      throw;
    }
  }
  [[nodiscard]] bool open() const;

 private:
  using clock = std::chrono::steady_clock;
  void admit();  // throws unavailable while open
  void answered();
  void failed();

  const std::string dependency_;
  const int limit_;
  const std::chrono::milliseconds open_for_;
  mutable std::mutex mutex_;
  int failures_ = 0;
  bool trying_ = false;
  clock::time_point retry_at_{};
};

}  // namespace platform::http

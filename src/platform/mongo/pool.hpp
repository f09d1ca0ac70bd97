#pragma once
// One MongoDB database: a thread-safe pool of connections with a deadline on everything.

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/mongo/bson.hpp"

namespace platform::mongo {

class collection;

struct settings {
  std::string uri = {};       // mongodb://…; what it does not say gets the values of complete_uri
  std::string database = {};  // empty: the one named in the URI
  int connections = 16;
  std::string application = "astro";
  std::chrono::milliseconds call_timeout{2000};  // of one answer; migrations take longer
  // Called after each command from the calling thread: name, duration, success. For metrics.
  std::function<void(std::string_view, std::chrono::microseconds, bool)> observe = {};
};

// The URI with our time limits (connect 250 ms, socket 2 s, server selection 500 ms, free
// connection 250 ms) and write concern (majority, journalled, at most 1.5 s), except where it gives
// its own. Writes are never re-sent by the driver: each is idempotent by its own filter, and some
// servers apply a retried one twice.
[[nodiscard]] std::string complete_uri(const settings& chosen);

// Warnings and errors of the driver, for the whole process: level ("warning", "error"), domain,
// text. Until this is called they are JSON lines on stderr. Call it before the first `database`.
using log_sink = std::function<void(std::string_view, std::string_view, std::string_view)>;
void set_log_sink(log_sink sink);

class database {
 public:
  struct state;

  explicit database(
      settings chosen);  // does not connect; throws std::invalid_argument for a bad URI
  ~database();
  database(const database&) = delete;
  database& operator=(const database&) = delete;

  // A cheap handle; must not outlive the database.
  [[nodiscard]] collection operator[](std::string_view name);
  [[nodiscard]] bool ping();
  [[nodiscard]] std::vector<std::string> collections();  // by name
  [[nodiscard]] const std::string& name() const noexcept;
  // "host:port", each followed by a comma, in the URI's order.
  [[nodiscard]] const std::string& servers() const noexcept;
  // How many connections the pool lends at most, and lends now.
  struct usage {
    int most, lent;
  };
  [[nodiscard]] usage use() const noexcept;
  void drop();  // for tests and the demo loader

  [[nodiscard]] state& internals() noexcept { return *state_; }

 private:
  std::unique_ptr<state> state_;
};

}  // namespace platform::mongo

#include "platform/mongo/collection.hpp"  // IWYU pragma: export

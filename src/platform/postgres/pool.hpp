#pragma once
// PostgreSQL: pool.exec for single statements, transaction for several, retry for those that may
// conflict.
//   pool db({.uri = "postgresql://…"});
//   for (const row r : db.exec("select id, name from shuttle where seats >= $1", {100})) …

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "platform/postgres/error.hpp"
#include "platform/postgres/param.hpp"
#include "platform/postgres/result.hpp"

namespace platform::postgres {

class connection;
class transaction;

struct settings {
  std::string uri = {};
  std::size_t connections = 8;
  std::chrono::milliseconds connect_timeout{250};
  std::chrono::milliseconds call_timeout{2000};  // the server's statement_timeout too
  std::chrono::milliseconds wait_timeout{250};   // for a free connection
  std::string application = "astro";
  // Called after each round trip with its duration and success. For metrics.
  std::function<void(std::chrono::microseconds, bool)> observe = {};
};

class pool {
 public:
  explicit pool(
      settings chosen);  // connects at first use; throws std::invalid_argument for a bad URI
  ~pool();               // after all leases and transactions
  pool(const pool&) = delete;
  pool& operator=(const pool&) = delete;

  // One statement, committed by itself. The outcome of a write is unknown after
  // platform::unavailable.
  result exec(std::string_view sql, const params& values = {});
  [[nodiscard]] bool ping();

  struct usage {
    std::size_t open, idle, waiting;
  };
  [[nodiscard]] usage use() const;

 private:
  friend class transaction;
  using held = std::unique_ptr<connection>;
  class lease;
  [[nodiscard]] held take();
  void give_back(held used) noexcept;

  const settings chosen_;
  mutable std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<held> idle_;
  std::size_t open_ = 0;
  std::size_t waiting_ = 0;
};

}  // namespace platform::postgres

#include "platform/postgres/transaction.hpp"  // IWYU pragma: export

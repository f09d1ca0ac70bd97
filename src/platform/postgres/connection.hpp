#pragma once
// One connection with a deadline on every step: libpq's asynchronous calls and poll(2). Private to
// platform/postgres; everybody else uses pool and transaction.

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "platform/postgres/pool.hpp"

namespace platform::postgres {

struct statement {
  std::string sql;
  const params* values = nullptr;  // none
};

class connection {
 public:
  using deadline = std::chrono::steady_clock::time_point;

  explicit connection(const settings& chosen);  // connects; throws unavailable; keeps a reference
  ~connection();
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  // Sends all in one go (pipelined) and waits for all. Throws error or unavailable for the first
  // that fails, and platform::unavailable when the connection is lost or the time is up; then it is
  // broken().
  std::vector<result> run(std::span<const statement> statements, std::chrono::milliseconds limit);
  // Several statements in one text, without parameters.
  void run_script(const std::string& sql, std::chrono::milliseconds limit);

  [[nodiscard]] bool broken() const noexcept { return broken_; }
  [[nodiscard]] bool idle() const noexcept;        // outside a transaction
  [[nodiscard]] bool closed_by_server() noexcept;  // found without a round trip

 private:
  class stopwatch;
  void send(std::span<const statement> statements);
  [[nodiscard]] std::vector<result> receive(deadline until);
  void connect(deadline until);
  [[nodiscard]] std::shared_ptr<PGresult> next(deadline until);
  void flush(deadline until);
  void wait(short events, deadline until);
  [[noreturn]] void lose(const std::string& why);
  [[noreturn]] void refuse(const PGresult& answer) const;

  const settings& chosen_;
  PGconn* handle_ = nullptr;
  bool broken_ = false;
};

}  // namespace platform::postgres

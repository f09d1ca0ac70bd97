#pragma once
// A transaction on one connection of the pool; rolled back unless committed.

#include <memory>
#include <string_view>
#include <type_traits>

#include "platform/postgres/pool.hpp"

namespace platform::postgres {

enum class isolation { read_committed, repeatable_read, serializable };

class transaction {
 public:
  explicit transaction(pool& from, isolation level = isolation::read_committed);
  ~transaction();  // rolls back what is not committed
  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;

  // BEGIN travels with the first statement. After an error only the destructor may follow.
  result exec(std::string_view sql, const params& values = {});
  // Several statements in one text, without parameters (migrations).
  void script(const std::string& sql);
  // A longer limit per call for this transaction, for jobs; before its first statement.
  void limit(std::chrono::milliseconds per_call);
  // Throws commit_unknown when the connection is lost meanwhile.
  void commit();

 private:
  void begin();

  pool& pool_;
  isolation level_;
  std::chrono::milliseconds limit_;
  std::unique_ptr<connection> on_;
  bool begun_ = false;
  bool failed_ = false;
};

// Sleeps 5 to 80 ms, longer and more random with each attempt.
void pause_before_retry(int attempt);

// Runs f(transaction&) and commits; again, up to 5 times, after a serialization failure or
// deadlock, so f must have no effect outside of the transaction.
template <class F>
auto retry(pool& db, F f, isolation level = isolation::read_committed) {
  constexpr int attempts = 5;
  for (int attempt = 1;; ++attempt) {
    try {
      transaction t(db, level);
      if constexpr (std::is_void_v<decltype(f(t))>) {
        f(t);
        t.commit();
        return;
      } else {
        auto out = f(t);
        t.commit();
        return out;
      }
    } catch (const error& e) {
      if (!e.retryable()) throw;
      if (attempt == attempts) throw unavailable("postgresql", "too many conflicts");
    }
    pause_before_retry(attempt);
  }
}

}  // namespace platform::postgres

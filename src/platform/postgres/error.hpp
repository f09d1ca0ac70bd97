#pragma once
// What PostgreSQL says no to. What may pass by itself (network, timeouts, restarts, no free
// connection) is platform::unavailable("postgresql", …) instead.

#include <stdexcept>
#include <string>

#include "platform/runtime/error.hpp"

namespace platform::postgres {

class error : public std::runtime_error {
 public:
  error(std::string state, std::string violated, const std::string& what)
      : std::runtime_error("postgresql: " + what),
        sqlstate(std::move(state)),
        constraint(std::move(violated)) {}

  [[nodiscard]] bool unique_violation() const { return sqlstate == "23505"; }
  [[nodiscard]] bool foreign_key_violation() const { return sqlstate == "23503"; }
  [[nodiscard]] bool check_violation() const { return sqlstate == "23514"; }
  // Serialization failure or deadlock: the whole transaction may be run again.
  [[nodiscard]] bool retryable() const { return sqlstate == "40001" || sqlstate == "40P01"; }

  std::string sqlstate;    // five characters; empty when found by the adapter itself
  std::string constraint;  // the violated one's name, or empty
};

// The connection was lost while COMMIT was under way: the transaction may have happened. Find out
// by reading, or repeat what is idempotent.
class commit_unknown : public unavailable {
 public:
  explicit commit_unknown(const std::string& what) : unavailable("postgresql", what) {}
};

}  // namespace platform::postgres

#pragma once
// "The world is broken": thrown by adapters, caught once per request or job. A business "no" is
// never an exception.

#include <stdexcept>
#include <string>

namespace platform {

// A dependency did not answer in time, refused the connection or has no free connection. The caller
// may try the same step again: every write of this project is idempotent by its own filter or key.
class unavailable : public std::runtime_error {
 public:
  unavailable(std::string dependency, const std::string& what)
      : std::runtime_error(dependency + ": " + what), dependency_(std::move(dependency)) {}
  [[nodiscard]] const std::string& dependency() const noexcept { return dependency_; }

 private:
  std::string dependency_;
};

}  // namespace platform

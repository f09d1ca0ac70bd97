#pragma once
// Failures of MongoDB. What may pass by itself (network, timeouts, elections, an exhausted pool) is
// platform::unavailable("mongodb", …); all else is mongo::error with the server's code.

#include <stdexcept>
#include <string>

namespace platform::mongo {

class error : public std::runtime_error {
 public:
  error(int code, const std::string& what) : std::runtime_error("mongodb: " + what), code_(code) {}
  [[nodiscard]] int code() const noexcept {
    return code_;
  }  // 0: found by the driver, not the server

 private:
  int code_;
};

}  // namespace platform::mongo

#pragma once
// Configuration comes from the environment only. Every mistake is collected, so that one start
// tells them all.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

struct setting {
  std::string name;
  std::string value;   // "(hidden)" for a secret
  std::string source;  // "environment", "file" or "default"
};

class config {
 public:
  using lookup = std::function<std::optional<std::string>(std::string_view name)>;

  config();  // the process' environment
  explicit config(lookup find) : find_(std::move(find)) {}

  [[nodiscard]] std::string text(std::string_view name, std::string_view fallback);
  [[nodiscard]] std::string required(std::string_view name);
  // From NAME, or from the file that NAME_FILE names. `fallback` only where a default is safe
  // (development).
  [[nodiscard]] std::string secret(std::string_view name, std::string_view fallback = {});
  // A secret that need not be there.
  [[nodiscard]] std::optional<std::string> maybe_secret(std::string_view name);
  [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t fallback, std::int64_t low,
                                     std::int64_t high);

  void refuse(std::string problem) { problems_.push_back(std::move(problem)); }
  // Throws one std::runtime_error that lists every problem met so far.
  void check() const;
  // What was asked for and where it came from, secrets hidden.
  [[nodiscard]] const std::vector<setting>& effective() const noexcept { return effective_; }

 private:
  lookup find_;
  std::vector<std::string> problems_;
  std::vector<setting> effective_;
};

}  // namespace platform

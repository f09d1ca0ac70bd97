#pragma once
// JSON lines on stdout: one object a line, control characters escaped, the trace of the current
// request added.

#include <boost/json/object.hpp>
#include <functional>
#include <string>
#include <string_view>

namespace platform {

enum class severity { info, warning, error, critical };
[[nodiscard]] std::string_view name_of(severity s) noexcept;

struct log_line {
  severity level;
  std::string message;
  boost::json::object fields;  // no secrets, no personal data: they are for operators
  std::string trace_id;
};

namespace log {

// Once, at start: the process' name on every line.
void start(std::string process);
// Also hand each line to this (for instance a shipper to a central store). It must not block and
// not log.
void forward(std::function<void(const log_line&)> sink);

void write(severity level, std::string_view message, boost::json::object fields = {});
inline void info(std::string_view m, boost::json::object f = {}) {
  write(severity::info, m, std::move(f));
}
inline void warning(std::string_view m, boost::json::object f = {}) {
  write(severity::warning, m, std::move(f));
}
inline void error(std::string_view m, boost::json::object f = {}) {
  write(severity::error, m, std::move(f));
}
inline void critical(std::string_view m, boost::json::object f = {}) {
  write(severity::critical, m, std::move(f));
}

}  // namespace log
}  // namespace platform

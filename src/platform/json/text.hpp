#pragma once
// Text as JSON may hold it.

#include <string>
#include <string_view>

namespace platform::json {

// Valid UTF-8 without DEL: each offending byte becomes U+FFFD. What came from outside never breaks
// a log line.
[[nodiscard]] std::string clean(std::string_view text);
[[nodiscard]] bool valid_utf8(std::string_view text) noexcept;

}  // namespace platform::json

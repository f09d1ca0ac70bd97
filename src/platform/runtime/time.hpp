#pragma once
// Instants and days as the wire and the databases write them. UTC only.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace platform {

using instant = std::chrono::sys_time<std::chrono::milliseconds>;
using day = std::chrono::year_month_day;

// RFC 3339 with "Z", 0 to 9 digits of a second's fraction (cut to milliseconds). Years 1900 to
// 9999.
[[nodiscard]] std::optional<instant> parse_instant(std::string_view text);
// "2026-11-23T02:00:00.000Z"
[[nodiscard]] std::string format_instant(instant at);
// "2026-11-23", a real calendar day.
[[nodiscard]] std::optional<day> parse_day(std::string_view text);
[[nodiscard]] std::string format_day(day d);

}  // namespace platform

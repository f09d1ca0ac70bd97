#include "platform/runtime/time.hpp"

#include <cstdio>

namespace platform {
namespace {

using namespace std::chrono;

// `n` digits at `at`, or -1.
int digits(std::string_view s, std::size_t at, std::size_t n) {
  int value = 0;
  for (std::size_t i = at; i < at + n; ++i) {
    if (i >= s.size() || s[i] < '0' || s[i] > '9') return -1;
    value = value * 10 + (s[i] - '0');
  }
  return value;
}

// ".5Z" -> 500; nothing for anything that is not a dot, 1 to 9 digits and "Z".
std::optional<milliseconds> fraction(std::string_view s) {
  if (s == "Z") return milliseconds{0};
  if (s.size() < 3 || s.size() > 11 || s.front() != '.' || s.back() != 'Z') return {};
  int value = 0;
  int scale = 100;
  for (const char c : s.substr(1, s.size() - 2)) {
    if (c < '0' || c > '9') return {};
    value += (c - '0') * scale;
    scale /= 10;
  }
  return milliseconds{value};
}

}  // namespace

std::optional<day> parse_day(std::string_view s) {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return {};
  const int y = digits(s, 0, 4), m = digits(s, 5, 2), d = digits(s, 8, 2);
  if (y < 1900 || m < 0 || d < 0) return {};
  const day result{year{y}, month{static_cast<unsigned>(m)},
                   std::chrono::day{static_cast<unsigned>(d)}};
  if (!result.ok()) return {};
  return result;
}

std::optional<instant> parse_instant(std::string_view s) {
  if (s.size() < 20 || s[10] != 'T' || s[13] != ':' || s[16] != ':') return {};
  const auto date = parse_day(s.substr(0, 10));
  const int h = digits(s, 11, 2), m = digits(s, 14, 2), sec = digits(s, 17, 2);
  const auto rest = fraction(s.substr(19));
  if (!date || !rest || h < 0 || h > 23 || m < 0 || m > 59 || sec < 0 || sec > 59) return {};
  return sys_days{*date} + hours{h} + minutes{m} + seconds{sec} + *rest;
}

std::string format_day(day d) {
  char text[16];
  const int n = std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(d.year()),
                              static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
  return {text, static_cast<std::size_t>(n)};
}

std::string format_instant(instant at) {
  const auto date = floor<days>(at);
  const hh_mm_ss<milliseconds> time{at - date};
  char text[40];
  const int n = std::snprintf(
      text, sizeof text, "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
      static_cast<int>(time.subseconds().count()));
  return format_day(day{date}) + std::string(text, static_cast<std::size_t>(n));
}

}  // namespace platform

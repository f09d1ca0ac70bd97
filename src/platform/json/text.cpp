#include "platform/json/text.hpp"

#include <cstdint>

namespace platform::json {
namespace {

// Length of the valid UTF-8 sequence at the start of `s`, 0 if there is none (RFC 3629: no
// overlongs, no surrogates).
std::size_t sequence(std::string_view s) noexcept {
  const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(s[i]); };
  const auto more = [&](std::size_t i) { return i < s.size() && (at(i) & 0xC0) == 0x80; };
  const auto b = at(0);
  if (b < 0x80) return 1;
  if (b >= 0xC2 && b <= 0xDF) return more(1) ? 2 : 0;
  if (b >= 0xE0 && b <= 0xEF) {
    if (!more(1) || !more(2)) return 0;
    if (b == 0xE0 && at(1) < 0xA0) return 0;
    if (b == 0xED && at(1) > 0x9F) return 0;
    return 3;
  }
  if (b >= 0xF0 && b <= 0xF4) {
    if (!more(1) || !more(2) || !more(3)) return 0;
    if (b == 0xF0 && at(1) < 0x90) return 0;
    if (b == 0xF4 && at(1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto n = text[0] == '\x7f' ? 0 : sequence(text);
    if (n == 0) {
      out += "\xEF\xBF\xBD";
      text.remove_prefix(1);
    } else {
      out.append(text.substr(0, n));
      text.remove_prefix(n);
    }
  }
  return out;
}

bool valid_utf8(std::string_view text) noexcept {
  while (!text.empty()) {
    const auto n = sequence(text);
    if (n == 0) return false;
    text.remove_prefix(n);
  }
  return true;
}

}  // namespace platform::json

// E-mail headers; see header.hpp.
#include "platform/mail/header.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace platform::mail {

namespace {

constexpr std::size_t word_bytes = 45;  // 60 characters of base64, 72 with =?UTF-8?B?…?=

std::string base64(std::string_view bytes) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const char c : bytes) {
    pending = (pending << 8) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6;) out += alphabet[(pending >> (bits -= 6)) & 63];
  }
  if (bits > 0) out += alphabet[(pending << (6 - bits)) & 63];
  out.append((4 - out.size() % 4) % 4, '=');
  return out;
}

bool is_plain(std::string_view text) noexcept {
  const bool ascii = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7e; });
  return ascii && text.size() <= 900 && text.find("=?") == std::string_view::npos;
}

bool continues_character(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

bool is_alphanumeric(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Dot-separated, no part empty, only letters, digits and the given marks.
bool is_dotted(std::string_view text, std::string_view marks) noexcept {
  char before = '.';
  for (const char c : text) {
    if (c == '.' ? before == '.' : !is_alphanumeric(c) && marks.find(c) == std::string_view::npos)
      return false;
    before = c;
  }
  return before != '.';
}

}  // namespace

std::string encoded_text(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out;
  while (!text.empty()) {
    auto n = std::min(word_bytes, text.size());
    while (n > 1 && n < text.size() && continues_character(text[n])) --n;
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(text.substr(0, n)) + "?=";
    text.remove_prefix(n);
  }
  return out;
}

std::string encoded_mailbox(std::string_view name, std::string_view address) {
  if (name.empty()) return std::string(address);
  std::string shown = encoded_text(name);
  if (is_plain(name)) {
    shown = '"';
    for (const char c : name) {
      if (c == '"' || c == '\\') shown += '\\';
      shown += c;
    }
    shown += '"';
  }
  return shown + " <" + std::string(address) + '>';
}

std::string encoded_date(platform::instant at) {
  using namespace std::chrono;
  constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto date = floor<days>(at);
  const year_month_day ymd(date);
  const hh_mm_ss time(floor<seconds>(at - date));
  char text[48];
  std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d +0000",
                weekdays[weekday(date).c_encoding()], static_cast<unsigned>(ymd.day()),
                months[static_cast<unsigned>(ymd.month()) - 1], static_cast<int>(ymd.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text;
}

bool is_address(std::string_view text) noexcept {
  const auto at = text.find('@');
  return text.size() <= 254 && at != std::string_view::npos && at <= 64 &&
         is_dotted(text.substr(0, at), "!#$%&'*+-/=?^_`{|}~") &&
         is_dotted(text.substr(at + 1), "-");
}

bool has_control_character(std::string_view text) noexcept {
  return std::ranges::any_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace platform::mail

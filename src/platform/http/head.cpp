#include "platform/http/head.hpp"

#include <cstring>
#include <optional>

namespace platform::http {
namespace {

constexpr std::uint8_t token = 1, target_char = 2, value_char = 4;

consteval std::array<std::uint8_t, 256> classify() {
  std::array<std::uint8_t, 256> t{};
  for (unsigned c = '0'; c <= '9'; ++c) t[c] |= token;
  for (unsigned c = 'a'; c <= 'z'; ++c) t[c] |= token;
  for (unsigned c = 'A'; c <= 'Z'; ++c) t[c] |= token;
  for (const char c : std::string_view("!#$%&'*+-.^_`|~"))
    t[static_cast<unsigned char>(c)] |= token;
  for (unsigned c = 0x21; c <= 0x7e; ++c) t[c] |= target_char;
  for (const char c : std::string_view("\"<>\\^`{|}#")) {
    t[static_cast<unsigned char>(c)] &= static_cast<std::uint8_t>(~target_char);
  }
  for (unsigned c = 0x20; c <= 0xff; ++c) t[c] |= value_char;
  t[0x7f] &= static_cast<std::uint8_t>(~value_char);
  t[9] |= value_char;
  return t;
}
constexpr auto classes = classify();

bool all(std::string_view s, std::uint8_t wanted) noexcept {
  for (const char c : s) {
    if ((classes[static_cast<unsigned char>(c)] & wanted) == 0) return false;
  }
  return true;
}

std::optional<method> method_of(std::string_view m) noexcept {
  if (m == "GET") return method::get;
  if (m == "HEAD") return method::head;
  if (m == "POST") return method::post;
  if (m == "PUT") return method::put;
  if (m == "PATCH") return method::patch;
  if (m == "DELETE") return method::del;
  return {};
}

// METHOD SP origin-form SP HTTP/1.1
int read_request_line(std::string_view line, request_head& h) noexcept {
  const auto a = line.find(' ');
  if (a == line.npos) return 400;
  const auto b = line.find(' ', a + 1);
  if (b == line.npos) return 400;
  if (line.substr(b + 1) != "HTTP/1.1") return 505;
  const auto verb = method_of(line.substr(0, a));
  if (!verb) return 501;
  h.verb = *verb;
  h.target = line.substr(a + 1, b - a - 1);
  if (h.target.size() > request_head::max_target) return 414;
  if (h.target.empty() || h.target[0] != '/' || !all(h.target, target_char)) return 400;
  return 200;
}

int read_length(std::string_view value, request_head& h) noexcept {
  if (value.empty() || value.size() > 8) return 400;
  std::uint32_t n = 0;
  for (const char c : value) {
    if (c < '0' || c > '9') return 400;
    n = n * 10 + static_cast<std::uint32_t>(c - '0');
  }
  h.content_length = n;
  return 200;
}

struct seen {
  int hosts = 0, lengths = 0;
};

int read_field(std::string_view line, request_head& h, seen& so_far) noexcept {
  const auto colon = line.find(':');
  if (colon == line.npos || colon == 0 || !all(line.substr(0, colon), token)) return 400;
  auto value = line.substr(colon + 1);
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
  if (!all(value, value_char)) return 400;
  if (h.count == h.fields.size()) return 431;
  const auto name = line.substr(0, colon);
  h.fields[h.count++] = {name, value};
  switch (name.size()) {
    case 4:
      if (equal_ignoring_case(name, "host") && (++so_far.hosts > 1 || value.empty())) return 400;
      break;
    case 10:
      if (equal_ignoring_case(name, "connection") && equal_ignoring_case(value, "close")) {
        h.keep_alive = false;
      }
      break;
    case 14:
      if (equal_ignoring_case(name, "content-length")) {
        return ++so_far.lengths > 1 ? 400 : read_length(value, h);
      }
      break;
    case 17:
      if (equal_ignoring_case(name, "transfer-encoding")) return 501;
      break;
    default: break;
  }
  return 200;
}

}  // namespace

std::string_view name_of(method m) noexcept {
  switch (m) {
    case method::get: return "GET";
    case method::head: return "HEAD";
    case method::post: return "POST";
    case method::put: return "PUT";
    case method::patch: return "PATCH";
    case method::del: return "DELETE";
  }
  return "?";
}

bool equal_ignoring_case(std::string_view a, std::string_view lower) noexcept {
  if (a.size() != lower.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = (a[i] >= 'A' && a[i] <= 'Z') ? static_cast<char>(a[i] | 0x20) : a[i];
    if (c != lower[i]) return false;
  }
  return true;
}

std::string_view request_head::get(std::string_view lower_name) const noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    if (equal_ignoring_case(fields[i].name, lower_name)) return fields[i].value;
  }
  return {};
}

int read_head(std::string_view in, request_head& h) noexcept {
  std::size_t at = 0;
  bool first = true;
  seen so_far;
  h.count = 0;
  h.content_length = 0;
  h.keep_alive = true;
  for (;;) {
    const auto* newline =
        static_cast<const char*>(std::memchr(in.data() + at, '\n', in.size() - at));
    if (newline == nullptr) return in.size() > request_head::max_bytes ? 431 : 0;
    const auto end = static_cast<std::size_t>(newline - in.data());
    if (end >= request_head::max_bytes) return 431;
    if (end == at || in[end - 1] != '\r') return 400;
    const auto line = in.substr(at, end - 1 - at);
    at = end + 1;
    if (line.empty() && !first) break;
    const int status = first ? read_request_line(line, h) : read_field(line, h, so_far);
    if (status != 200) return status;
    first = false;
  }
  if (so_far.hosts != 1) return 400;
  // A deletion may say what confirms it, such as a password.
  if (h.content_length != 0 && (h.verb == method::get || h.verb == method::head)) return 400;
  h.size = at;
  return 200;
}

}  // namespace platform::http

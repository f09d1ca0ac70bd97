#include "platform/http/message.hpp"

#include <algorithm>
#include <charconv>

#include "platform/json/read.hpp"
#include "platform/json/text.hpp"

namespace platform::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

[[noreturn]] void refuse(std::string_view name, const char* code, const char* detail) {
  throw json::invalid({{"/?" + json::clean(name), code, detail}});
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, bool plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0 || (high == 0 && low == 0)) return {};
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!json::valid_utf8(out)) return {};
  return out;
}

std::string request::param(std::string_view name) const {
  for (std::size_t i = 0; i < param_count; ++i) {
    if (params[i].first == name) return percent_decode(params[i].second, false).value_or("");
  }
  return {};
}

std::optional<std::string> request::cookie(std::string_view name) const {
  auto rest = header("cookie");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    auto one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    const auto equals = one.find('=');
    if (equals != one.npos && one.substr(0, equals) == name) {
      return std::string(one.substr(equals + 1));
    }
  }
  return {};
}

query_params::query_params(std::string_view query, std::initializer_list<std::string_view> known) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = percent_decode(pair.substr(0, equals), true);
    auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) refuse(pair.substr(0, equals), "not_utf8", "The value is not valid text.");
    if (std::find(known.begin(), known.end(), *name) == known.end()) {
      refuse(*name, "unknown_parameter", "This parameter is not known.");
    }
    if (text(*name)) refuse(*name, "duplicate_parameter", "This parameter is given twice.");
    if (!value->empty()) all_.emplace_back(std::move(*name), std::move(*value));
  }
}

std::optional<std::string> query_params::text(std::string_view name) const {
  for (const auto& [n, v] : all_) {
    if (n == name) return v;
  }
  return {};
}

std::optional<std::int64_t> query_params::integer(std::string_view name, std::int64_t low,
                                                  std::int64_t high) const {
  const auto value = text(name);
  if (!value) return {};
  std::int64_t n = 0;
  const auto [stop, ec] = std::from_chars(value->data(), value->data() + value->size(), n);
  if (ec != std::errc{} || stop != value->data() + value->size()) {
    refuse(name, "not_an_integer", "A whole number is expected here.");
  }
  if (n < low || n > high) refuse(name, "out_of_range", "The number is out of range.");
  return n;
}

bool query_params::flag(std::string_view name) const {
  const auto value = text(name);
  if (!value || *value == "false") return false;
  if (*value != "true") refuse(name, "not_a_boolean", "true or false is expected here.");
  return true;
}

std::optional<platform::instant> query_params::instant(std::string_view name) const {
  const auto value = text(name);
  if (!value) return {};
  const auto at = parse_instant(*value);
  if (!at) refuse(name, "not_an_instant", "A time such as 2028-05-03T14:30:00Z is expected here.");
  return at;
}

std::string_view reason_of(int status) noexcept {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 301: return "Moved Permanently";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
  }
}

prepared prepare(const response& r) {
  prepared p;
  p.status = r.status;
  auto& out = p.bytes;
  out.reserve(512 + r.body.size());
  if (!r.content_type.empty()) out += "Content-Type: " + r.content_type + "\r\n";
  if (r.status != 304 && r.status != 204) {
    out += "Content-Length: " + std::to_string(r.body.size()) + "\r\n";
  }
  for (const auto& [name, value] : r.headers) out += name + ": " + value + "\r\n";
  out +=
      "X-Content-Type-Options: nosniff\r\nReferrer-Policy: strict-origin-when-cross-origin\r\n"
      "Cross-Origin-Opener-Policy: same-origin\r\n";
  const auto has_policy = std::any_of(r.headers.begin(), r.headers.end(), [](const auto& h) {
    return h.first == "Content-Security-Policy";
  });
  if (!has_policy) out += "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
  out += "\r\n";
  p.head_size = out.size();
  out += r.body;
  return p;
}

response json_response(int status, std::string text) {
  return {status, "application/json", std::move(text), {{"Cache-Control", "no-store"}}};
}

response no_content() {
  return {204, {}, {}, {{"Cache-Control", "no-store"}}};
}

}  // namespace platform::http

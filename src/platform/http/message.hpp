#pragma once
// What a handler gets and gives. A request's views point into the connection's buffer and live as
// long as the call.

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/head.hpp"
#include "platform/runtime/time.hpp"
#include "platform/runtime/trace.hpp"

namespace platform::http {

// Who calls, as the access token says. `role` is empty for an anonymous caller.
struct identity {
  std::string subject, session, role, organisation;
};

struct request {
  const request_head* head = nullptr;
  std::string_view path;   // still percent-encoded
  std::string_view query;  // after the first '?'
  std::string_view body;
  std::string_view address;  // the client's, behind listed proxies too
  platform::trace trace;
  identity who;
  bool may_block = false;  // false on a loop's own thread

  [[nodiscard]] method verb() const noexcept { return head->verb; }
  [[nodiscard]] std::string_view header(std::string_view lower_name) const noexcept {
    return head->get(lower_name);
  }
  // The decoded value of {name} in the route's pattern.
  [[nodiscard]] std::string param(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> cookie(std::string_view name) const;

  static constexpr std::size_t max_params = 4;
  std::array<std::pair<std::string_view, std::string_view>, max_params> params{};
  std::size_t param_count = 0;
};

// A query string, each name at most once and all of them known; else json::invalid with the pointer
// "/?name".
class query_params {
 public:
  query_params(std::string_view query, std::initializer_list<std::string_view> known);
  [[nodiscard]] std::optional<std::string> text(std::string_view name) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name, std::int64_t low,
                                                    std::int64_t high) const;
  [[nodiscard]] bool flag(std::string_view name) const;  // absent = false
  [[nodiscard]] std::optional<platform::instant> instant(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

// RFC 3986; nothing for broken escapes, NUL or invalid UTF-8. `plus` as in a query: '+' is a space.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, bool plus);

// A whole answer made ahead, from the headers after Date on: what reads from memory send.
struct prepared {
  int status = 200;
  std::string bytes;
  std::size_t head_size = 0;  // up to and with the blank line
};

struct response {
  int status = 200;
  std::string content_type = {};
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::shared_ptr<const prepared> ready = nullptr;
};

[[nodiscard]] std::string_view reason_of(int status) noexcept;

// "Content-Type: …" to the end of the body, with the headers that every answer of that kind
// carries.
[[nodiscard]] prepared prepare(const response& r);

// 200 (or another) with JSON text, never stored by caches: personal data is the rule, public data
// says otherwise.
[[nodiscard]] response json_response(int status, std::string text);
[[nodiscard]] response no_content();
// From a handler on a loop: "not in memory, call me again where I may block".
[[nodiscard]] inline response ask_worker() {
  return {0};
}

}  // namespace platform::http

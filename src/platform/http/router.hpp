#pragma once
// The route table of a service, compiled for look-up. A service writes its routes as one constexpr
// table:
//
//   constexpr http::route<app> table[] = {
//     {method::get, "/api/v1/launches/{id}", access::anyone, run::loop, "A launch",
//      [](app& a, request& r) { return a.catalogue.one(r); }},
//   };

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/http/message.hpp"

namespace platform::http {

// Which callers may come in: one bit for each role, named by the service's contract. 0 = anyone.
using access = std::uint32_t;

enum class run : std::uint8_t {
  worker,  // may block: databases, other services
  loop,    // answers from memory at once, on the connection's own thread
};

template <class App>
struct route {
  method verb;
  std::string_view pattern;  // segments are text or {name}
  access allowed;
  run where;
  std::string_view summary;
  response (*handle)(App&, request&);
};

struct endpoint {
  method verb;
  std::string pattern;
  access allowed;
  run where;
  std::string summary;
  std::function<response(request&)> handle;
  std::size_t index = 0;
};

class router {
 public:
  template <class App>
  void add(std::span<const route<App>> table, App& app) {
    for (const auto& r : table) {
      add({r.verb, std::string(r.pattern), r.allowed, r.where, std::string(r.summary),
           [handle = r.handle, &app](request& q) { return handle(app, q); }});
    }
  }
  void add(endpoint e);
  // Answers GET for paths that no route names: files and pages. It must answer from memory.
  void otherwise(std::function<response(request&)> pages) { pages_ = std::move(pages); }
  [[nodiscard]] const std::function<response(request&)>& pages() const noexcept { return pages_; }
  // Sees what is refused before it is sent, such as to say it in the caller's language.
  void refusals_through(std::function<void(const request&, response&)> teller) {
    teller_ = std::move(teller);
  }
  void tell(const request& r, response& answer) const {
    if (teller_ && answer.status >= 400) teller_(r, answer);
  }

  // The endpoint, with r.params filled; nullptr with `known` telling whether the path exists for
  // another method.
  [[nodiscard]] const endpoint* find(request& r, bool& known) const;
  [[nodiscard]] const std::vector<std::unique_ptr<endpoint>>& all() const noexcept { return all_; }

 private:
  struct key_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const noexcept {
      return std::hash<std::string_view>{}(s);
    }
  };
  struct same_path {
    std::vector<const endpoint*> by_method;
  };
  struct pattern_path {
    std::vector<std::string> segments;
    std::vector<const endpoint*> by_method;
  };

  std::vector<std::unique_ptr<endpoint>> all_;
  std::unordered_map<std::string, same_path, key_hash, std::equal_to<>> fixed_;
  std::vector<pattern_path> patterns_;
  std::function<response(request&)> pages_;
  std::function<void(const request&, response&)> teller_;
};

// The table as JSON, for `--routes` and the test that compares it with the OpenAPI document.
[[nodiscard]] std::string describe_line(method verb, std::string_view pattern,
                                        std::string_view allowed, std::string_view summary);

template <class App>
[[nodiscard]] std::string describe(std::span<const route<App>> table,
                                   std::string (*name_access)(access)) {
  std::string out;
  for (const auto& r : table) {
    out += (out.empty() ? "" : ",\n") +
           describe_line(r.verb, r.pattern, name_access(r.allowed), r.summary);
  }
  return out;
}

}  // namespace platform::http

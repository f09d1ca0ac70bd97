#pragma once
// What is asked of every request here: text within its bounds, pages, days, and whose things the
// caller may see.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "platform/http/message.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace admin_api {

// Collects every fault of a body, so that a form can show them all.
class field_checks {
 public:
  // Not blank, at most so many characters; a line unless it may have several.
  void line(const std::string& pointer, const std::string& text, std::size_t most);
  void text(const std::string& pointer, const std::string& text, std::size_t most);
  void at_most(const std::string& pointer, const std::string& text, std::size_t most);
  void email(const std::string& pointer, const std::string& text);
  void website(const std::string& pointer, const std::string& text);
  void within(const std::string& pointer, std::int64_t number, std::int64_t low, std::int64_t high);
  void add(platform::json::field_error e) { errors_.push_back(std::move(e)); }
  void done() const;  // throws json::invalid when there was a fault

 private:
  std::vector<platform::json::field_error> errors_;
};

[[nodiscard]] backoffice::page_request page_of(const platform::http::query_params& q);
// A day of the query, such as ?from=2026-11-23.
[[nodiscard]] std::optional<platform::day> day_of(const platform::http::query_params& q,
                                                  std::string_view name);
// One of the names, the first if it is not there.
[[nodiscard]] std::string one_of(const platform::http::query_params& q, std::string_view name,
                                 const std::vector<std::string_view>& names);
// A value that `find` knows.
template <class E>
[[nodiscard]] std::optional<E> named(const platform::http::query_params& q, std::string_view name,
                                     std::optional<E> (*find)(std::string_view) noexcept) {
  const auto text = q.text(name);
  if (!text) return {};
  const auto value = find(*text);
  if (!value)
    throw platform::json::invalid(
        {{"/?" + std::string(name), "unknown_value", "There is no such value."}});
  return value;
}

// The supplier whose things the caller may see; empty for employees, who see all.
[[nodiscard]] std::string scope_of(const platform::http::request& r);

}  // namespace admin_api

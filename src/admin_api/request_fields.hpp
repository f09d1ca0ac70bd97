#pragma once
// What is asked of every request here: pages, days, and whose things the caller may see.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "contract/field_checks.hpp"
#include "platform/http/message.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace admin_api {

using contract::field_checks;

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

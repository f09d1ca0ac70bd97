#include "admin_api/request_fields.hpp"

#include <algorithm>

#include "platform/http/problem.hpp"

namespace admin_api {

namespace http = platform::http;
namespace json = platform::json;

backoffice::page_request page_of(const http::query_params& q) {
  return {q.text("cursor").value_or(""),
          static_cast<std::size_t>(q.integer("limit", 1, 100).value_or(20))};
}

std::optional<platform::day> day_of(const http::query_params& q, std::string_view name) {
  const auto text = q.text(name);
  if (!text) return {};
  const auto day = platform::parse_day(*text);
  if (!day)
    throw json::invalid(
        {{"/?" + std::string(name), "not_a_day", "A day such as 2026-11-23 is expected here."}});
  return day;
}

std::string one_of(const http::query_params& q, std::string_view name,
                   const std::vector<std::string_view>& names) {
  const auto text = q.text(name);
  if (!text) return std::string(names.front());
  if (std::find(names.begin(), names.end(), *text) == names.end()) {
    throw json::invalid({{"/?" + std::string(name), "unknown_value", "There is no such value."}});
  }
  return *text;
}

std::string scope_of(const http::request& r) {
  if (r.who.role != "supplier") return {};
  if (r.who.organisation.empty())
    throw http::refused({403, "role_not_allowed", "Your account belongs to no supplier."});
  return r.who.organisation;
}

}  // namespace admin_api

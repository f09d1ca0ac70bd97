#include "admin_api/request_fields.hpp"

#include <algorithm>

#include "domain/account.hpp"
#include "platform/http/problem.hpp"

namespace admin_api {

namespace http = platform::http;
namespace json = platform::json;

namespace {

std::size_t characters(const std::string& utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

void field_checks::at_most(const std::string& pointer, const std::string& text, std::size_t most) {
  if (characters(text) > most)
    add({pointer, "too_long", "At most " + std::to_string(most) + " characters."});
}

void field_checks::text(const std::string& pointer, const std::string& text, std::size_t most) {
  if (text.find_first_not_of(" \t\r\n") == text.npos)
    return add({pointer, "required", "This must not be empty."});
  at_most(pointer, text, most);
}

void field_checks::line(const std::string& pointer, const std::string& line, std::size_t most) {
  if (line.find_first_of("\r\n\t") != line.npos)
    return add({pointer, "one_line", "This is one line of text."});
  text(pointer, line, most);
}

void field_checks::email(const std::string& pointer, const std::string& text) {
  if (!domain::plausible_email(domain::folded_email(text)))
    add({pointer, "email_invalid", "This is not an e-mail address."});
}

void field_checks::website(const std::string& pointer, const std::string& text) {
  const bool known = text.starts_with("https://") || text.starts_with("http://");
  const auto host = known ? text.substr(text.find("//") + 2) : std::string();
  if (host.empty() || host.front() == '/' || text.find_first_of(" \t\r\n\"<>") != text.npos)
    return add(
        {pointer, "website_invalid", "An address such as https://example.com is expected here."});
  at_most(pointer, text, 200);
}

void field_checks::within(const std::string& pointer, std::int64_t number, std::int64_t low,
                          std::int64_t high) {
  if (number < low || number > high) {
    add({pointer, "out_of_range",
         "From " + std::to_string(low) + " to " + std::to_string(high) + "."});
  }
}

void field_checks::done() const {
  if (!errors_.empty()) throw json::invalid(errors_);
}

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

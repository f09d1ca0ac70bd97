#include "contract/field_checks.hpp"

#include <algorithm>

#include "domain/account.hpp"

namespace contract {

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

}  // namespace contract

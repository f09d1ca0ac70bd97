// C++ values as PostgreSQL reads them; see param.hpp.
#include "platform/postgres/param.hpp"

#include <stdexcept>

namespace platform::postgres {

namespace {

// Oids of pg_type, fixed by PostgreSQL's catalogue.
constexpr unsigned bytea_type = 17, date_type = 1082, timestamptz_type = 1184, jsonb_type = 3802;
constexpr unsigned text_array_type = 1009, int8_array_type = 1016;

std::string_view without_nul(std::string_view text) {
  if (text.find('\0') != std::string_view::npos)
    throw std::invalid_argument("postgresql: text with NUL");
  return text;
}

}  // namespace

param::param(std::string_view text) : text_(without_nul(text)) {}

param::param(instant at) : type_(timestamptz_type), text_(format_instant(at)) {}

param::param(day date) : type_(date_type), text_(format_day(date)) {}

param::param(const jsonb& document) : type_(jsonb_type), text_(without_nul(document.text)) {}

param::param(const bytes& data) : type_(bytea_type), text_("\\x") {
  constexpr std::string_view hex = "0123456789abcdef";
  text_->reserve(2 + data.data.size() * 2);
  for (const char c : data.data) {
    const auto byte = static_cast<unsigned char>(c);
    *text_ += hex[byte >> 4];
    *text_ += hex[byte & 15];
  }
}

param::param(const std::vector<std::string>& texts) : type_(text_array_type), text_("{") {
  for (const auto& one : texts) {
    if (text_->size() > 1) *text_ += ',';
    *text_ += '"';
    for (const char c : without_nul(one)) {
      if (c == '"' || c == '\\') *text_ += '\\';
      *text_ += c;
    }
    *text_ += '"';
  }
  *text_ += '}';
}

param::param(const std::vector<std::int64_t>& numbers) : type_(int8_array_type), text_("{") {
  for (const auto number : numbers) {
    if (text_->size() > 1) *text_ += ',';
    *text_ += std::to_string(number);
  }
  *text_ += '}';
}

}  // namespace platform::postgres

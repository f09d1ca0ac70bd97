// Reads PostgreSQL's text answers; see result.hpp.
#include "platform/postgres/result.hpp"

#include <libpq-fe.h>

#include <charconv>

#include "platform/postgres/error.hpp"

namespace platform::postgres {

namespace {

// Oids of pg_type, fixed by PostgreSQL's catalogue.
constexpr unsigned bool_type = 16, bytea_type = 17, int8_type = 20, int2_type = 21, int4_type = 23;
constexpr unsigned float4_type = 700, float8_type = 701, date_type = 1082, timestamp_type = 1114;
constexpr unsigned timestamptz_type = 1184, numeric_type = 1700;

error wrong(const char* column, const std::string& why) {
  return {"", "", "column " + std::string(column) + ' ' + why};
}

bool is_text(unsigned type) noexcept {
  switch (type) {
    case bool_type:
    case bytea_type:
    case int8_type:
    case int2_type:
    case int4_type:
    case float4_type:
    case float8_type:
    case date_type:
    case timestamp_type:
    case timestamptz_type:
    case numeric_type: return false;
    default: return true;
  }
}

// "2026-11-23 02:00:00.123456+00", which our connections always get (ISO style, UTC).
std::optional<instant> parse_timestamp(std::string_view text) {
  if (text.size() < 22 || text[10] != ' ' || !text.ends_with("+00")) return std::nullopt;
  std::string rfc(text.substr(0, text.size() - 3));
  rfc[10] = 'T';
  return parse_instant(rfc + 'Z');
}

int nibble(char c) noexcept {
  return c <= '9' ? c - '0' : c - 'a' + 10;
}

}  // namespace

int row::column_number(const char* column) const {
  const int number = PQfnumber(from_.get(), column);
  if (number < 0) throw wrong(column, "is not in the answer");
  return number;
}

std::string_view row::raw(const char* column) const {
  const int number = column_number(column);
  if (PQgetisnull(from_.get(), index_, number) != 0) throw wrong(column, "is null");
  return {PQgetvalue(from_.get(), index_, number),
          static_cast<std::size_t>(PQgetlength(from_.get(), index_, number))};
}

unsigned row::type(const char* column) const {
  return PQftype(from_.get(), column_number(column));
}

bool row::null(const char* column) const {
  return PQgetisnull(from_.get(), index_, column_number(column)) != 0;
}

std::string row::text(const char* column) const {
  if (!is_text(type(column))) throw wrong(column, "is not a text");
  return std::string(raw(column));
}

std::int64_t row::i64(const char* column) const {
  const auto t = type(column);
  if (t != int8_type && t != int4_type && t != int2_type && t != numeric_type)
    throw wrong(column, "is not an integer");
  const auto digits = raw(column);
  std::int64_t number = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (end.ec != std::errc{} || end.ptr != digits.data() + digits.size())
    throw wrong(column, "is not a 64-bit integer: " + std::string(digits));
  return number;
}

bool row::flag(const char* column) const {
  if (type(column) != bool_type) throw wrong(column, "is not a boolean");
  return raw(column) == "t";
}

instant row::at(const char* column) const {
  if (type(column) != timestamptz_type) throw wrong(column, "is not a timestamptz");
  const auto text = raw(column);
  if (const auto parsed = parse_timestamp(text)) return *parsed;
  throw wrong(column, "is not an instant of our calendar: " + std::string(text));
}

day row::date(const char* column) const {
  if (type(column) != date_type) throw wrong(column, "is not a date");
  const auto text = raw(column);
  if (const auto parsed = parse_day(text)) return *parsed;
  throw wrong(column, "is not a day of our calendar: " + std::string(text));
}

std::string row::bytes(const char* column) const {
  if (type(column) != bytea_type) throw wrong(column, "is not bytea");
  const auto hex = raw(column);
  if (!hex.starts_with("\\x")) throw wrong(column, "is not in hex form");
  std::string out;
  out.reserve(hex.size() / 2);
  for (std::size_t i = 2; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(nibble(hex[i]) * 16 + nibble(hex[i + 1]));
  return out;
}

std::optional<std::string> row::maybe_text(const char* column) const {
  return null(column) ? std::nullopt : std::optional(text(column));
}

std::optional<std::int64_t> row::maybe_i64(const char* column) const {
  return null(column) ? std::nullopt : std::optional(i64(column));
}

std::optional<bool> row::maybe_flag(const char* column) const {
  return null(column) ? std::nullopt : std::optional(flag(column));
}

std::optional<instant> row::maybe_at(const char* column) const {
  return null(column) ? std::nullopt : std::optional(at(column));
}

std::optional<day> row::maybe_date(const char* column) const {
  return null(column) ? std::nullopt : std::optional(date(column));
}

result::result(std::shared_ptr<pg_result> from)
    : from_(std::move(from)), rows_(PQntuples(from_.get())) {
  const std::string_view tuples = PQcmdTuples(from_.get());
  std::from_chars(tuples.data(), tuples.data() + tuples.size(), affected_);
}

std::string_view result::command() const noexcept {
  return from_ ? PQcmdStatus(from_.get()) : "";
}

row result::operator[](std::size_t index) const {
  if (index >= size())
    throw error("", "", "row " + std::to_string(index) + " is not in the answer");
  return {from_, static_cast<int>(index)};
}

}  // namespace platform::postgres

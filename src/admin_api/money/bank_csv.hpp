#pragma once
// Bank statements as a table: date, amount, and if there are: currency, payer, text, reference (the
// bank's own), account. Commas or semicolons, amounts and days as in most of Europe or in the USA.

#include <optional>
#include <string_view>

#include "backoffice/bank_statements.hpp"

namespace admin_api {

// Throws platform::json::invalid with every bad line (/file/<line>/<column>).
[[nodiscard]] backoffice::bank_file read_bank_csv(std::string_view text);

// "1,234.56", "1.234,56", "-12,5", "1234"
[[nodiscard]] std::optional<domain::cents> bank_amount(std::string_view cell);
// "2026-11-23", "23.11.2026"
[[nodiscard]] std::optional<domain::day> bank_day(std::string_view cell);

}  // namespace admin_api

#pragma once
// Documents: immutable once issued, numbered without a gap for each series and year.

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "domain/calendar.hpp"

namespace domain {

enum class document_kind { invoice, credit_note };

[[nodiscard]] constexpr std::string_view name_of(document_kind k) noexcept {
  return k == document_kind::invoice ? "invoice" : "credit-note";
}
[[nodiscard]] constexpr std::string_view series_of(document_kind k) noexcept {
  return k == document_kind::invoice ? "INV" : "CN";
}

// "INV-2026-000001"; the year is the legal date's.
[[nodiscard]] inline std::string document_number(document_kind kind, int year,
                                                 std::int64_t sequence) {
  char text[40];
  const int n =
      std::snprintf(text, sizeof text, "-%04d-%06lld", year, static_cast<long long>(sequence));
  return std::string(series_of(kind)) + std::string(text, static_cast<std::size_t>(n));
}

}  // namespace domain

#pragma once
// Documents: immutable once issued, numbered without a gap for each series and year.

#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "domain/calendar.hpp"

namespace domain {

// What customers pay, what goes back to them, what suppliers pay us, what a launch has brought
// them.
enum class document_kind { invoice, credit_note, fee_invoice, statement };

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 4> document_kinds{
    {{"invoice", "INV"},
     {"credit-note", "CN"},
     {"fee-invoice", "FEE"},
     {"statement", "STM"}}};  // name, series

[[nodiscard]] constexpr std::string_view name_of(document_kind k) noexcept {
  return document_kinds[static_cast<std::size_t>(k)].first;
}
[[nodiscard]] constexpr std::string_view series_of(document_kind k) noexcept {
  return document_kinds[static_cast<std::size_t>(k)].second;
}
[[nodiscard]] constexpr std::optional<document_kind> document_kind_named(
    std::string_view name) noexcept {
  for (std::size_t i = 0; i < document_kinds.size(); ++i) {
    if (document_kinds[i].first == name) return static_cast<document_kind>(i);
  }
  return {};
}

// A supplier pays within so many days.
inline constexpr std::chrono::days fee_due{30};

// "INV-2026-000001"; the year is the legal date's.
[[nodiscard]] inline std::string document_number(document_kind kind, int year,
                                                 std::int64_t sequence) {
  char text[40];
  const int n =
      std::snprintf(text, sizeof text, "-%04d-%06lld", year, static_cast<long long>(sequence));
  return std::string(series_of(kind)) + std::string(text, static_cast<std::size_t>(n));
}

}  // namespace domain

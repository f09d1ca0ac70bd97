#include "backoffice/report_parts.hpp"

#include <array>

#include "contract/text.hpp"
#include "platform/runtime/time.hpp"

namespace backoffice {
namespace {

constexpr auto types =
    std::to_array<std::string_view>({"text", "day", "month", "count", "percent", "money"});

}  // namespace

std::string_view name_of(report_column::type t) noexcept {
  return types[static_cast<std::size_t>(t)];
}

std::string month_text(domain::day d) {
  return platform::format_day(d).substr(0, 7);
}

domain::day first_of_month(domain::day d) {
  return d.year() / d.month() / 1;
}

domain::day last_of_month(domain::day d) {
  return domain::day{d.year() / d.month() / std::chrono::last};
}

std::string documents_link(const report_wish& w, const std::string& more, domain::day from,
                           domain::day to) {
  auto link = "/documents?from=" + platform::format_day(from) + "&to=" + platform::format_day(to) +
              "&" + more;
  if (!w.supplier.empty()) link += "&supplier=" + w.supplier;
  if (!w.destination.empty()) link += "&destination=" + w.destination;
  return link;
}

std::int64_t number_in(const std::vector<report_cell>& row, std::size_t at) {
  return std::get<std::int64_t>(row.at(at).value);
}

std::vector<report_cell> totals_of(const report& r) {
  std::vector<report_cell> out{{std::string("Total")}};
  for (std::size_t c = 1; c < r.columns.size(); ++c) {
    const auto kind = r.columns[c].kind;
    if (kind != type::money && kind != type::count) {
      out.push_back({std::string()});
      continue;
    }
    std::int64_t sum = 0;
    for (const auto& row : r.rows) sum += number_in(row, c);
    out.push_back({sum});
  }
  return out;
}

std::int64_t percent_of(std::int64_t part, std::int64_t whole) {
  return whole <= 0 ? 0 : part * 100 / whole;
}

std::string usd_text(domain::cents amount) {
  return contract::text::money(amount);
}

}  // namespace backoffice

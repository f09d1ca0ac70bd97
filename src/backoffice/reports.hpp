#pragma once
// What the books say, as tables that a page, a spreadsheet or a chart can show. Every report is
// made of the same parts; a figure that stands for documents says where they are found.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/money.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

struct report_column {
  std::string key, label;
  enum class type { text, day, month, count, percent, money } kind = type::text;
};
[[nodiscard]] std::string_view name_of(report_column::type t) noexcept;

struct report_cell {
  std::variant<std::string, std::int64_t> value;  // a day as "2026-11-23", a month as "2026-11"
  std::string link = {};  // a page of the working apps, "/documents?kind=invoice"; empty: none
};

struct report {
  std::string name, title;
  std::string finding;  // one sentence
  std::vector<report_column> columns;
  std::vector<std::vector<report_cell>> rows;
  std::vector<report_cell> totals;  // empty: they would say nothing
  std::vector<std::string> chart;   // keys of the columns that a chart shows, by the first column
};

struct report_wish {
  domain::day from{}, to{};  // days of the documents, departures or bookings; the year of an annual
  std::string supplier = {}, destination = {};  // ids; empty: all
  domain::instant now{};
};

class reports {
 public:
  explicit reports(platform::postgres::pool& db) : db_(db) {}

  // Nothing when there is no report of this name.
  [[nodiscard]] std::optional<report> make(std::string_view name, const report_wish& w);

  // By what its name says: paid, given back, kept, outstanding, fees.
  [[nodiscard]] report months(const report_wish& w);
  [[nodiscard]] report suppliers(const report_wish& w);
  [[nodiscard]] report destinations(const report_wish& w);
  [[nodiscard]] report launches(const report_wish& w);  // with their seats
  [[nodiscard]] report annual(const report_wish& w);
  [[nodiscard]] report receivables(const report_wish& w);
  [[nodiscard]] report cancellations(const report_wish& w);
  [[nodiscard]] report occupancy(const report_wish& w);
  [[nodiscard]] report vips(const report_wish& w);
  [[nodiscard]] report cash(const report_wish& w);  // twelve months from now on

  static constexpr std::string_view of_supplier = "months launches occupancy cancellations";

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

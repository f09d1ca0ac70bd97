#include "admin_api/reports/reports_http.hpp"

#include "admin_api/answers.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/csv.hpp"
#include "contract/problems.hpp"
#include "platform/office/xlsx.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
using backoffice::report;
using backoffice::report_cell;
using boost::json::array;
using boost::json::object;
using boost::json::value;
using type = backoffice::report_column::type;

value cell_json(const report_cell& c) {
  const auto* text = std::get_if<std::string>(&c.value);
  return object{{"value", text ? value(*text) : value(std::get<std::int64_t>(c.value))},
                {"link", text_or_null(c.link)}};
}

array row_json(const std::vector<report_cell>& row) {
  array out;
  for (const auto& c : row) out.push_back(cell_json(c));
  return out;
}

object report_json(const report& r, const backoffice::report_wish& w) {
  array columns, rows;
  for (const auto& c : r.columns)
    columns.push_back(
        object{{"key", c.key}, {"label", c.label}, {"type", backoffice::name_of(c.kind)}});
  for (const auto& row : r.rows) rows.push_back(row_json(row));
  return {{"name", r.name},
          {"title", r.title},
          {"finding", r.finding},
          {"from", platform::format_day(w.from)},
          {"to", platform::format_day(w.to)},
          {"currency", domain::currency},
          {"columns", std::move(columns)},
          {"rows", std::move(rows)},
          {"totals", r.totals.empty() ? value(nullptr) : value(row_json(r.totals))},
          {"chart", array(r.chart.begin(), r.chart.end())}};
}

std::string text_in(const report_cell& c, type kind) {
  if (const auto* text = std::get_if<std::string>(&c.value)) return *text;
  const auto n = std::get<std::int64_t>(c.value);
  return kind == type::money ? contract::csv_money(n) : std::to_string(n);
}

std::vector<std::string> titles_of(const report& r) {
  std::vector<std::string> out;
  for (const auto& c : r.columns) out.push_back(c.kind == type::money ? c.label + " USD" : c.label);
  return out;
}

std::vector<std::vector<report_cell>> all_rows(const report& r) {
  auto rows = r.rows;
  if (!r.totals.empty()) rows.push_back(r.totals);
  return rows;
}

http::response csv_of(const report& r) {
  contract::csv_file out(titles_of(r));
  for (const auto& row : all_rows(r)) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.size(); ++i)
      cells.push_back(text_in(row[i], r.columns[i].kind));
    out.row(cells);
  }
  return out.answer(r.name);
}

http::response xlsx_of(const report& r) {
  std::vector<std::vector<platform::office::cell>> sheet(1);
  for (const auto& title : titles_of(r)) sheet[0].emplace_back(title);
  for (const auto& row : all_rows(r)) {
    auto& cells = sheet.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (const auto* n = std::get_if<std::int64_t>(&row[i].value);
          n != nullptr && r.columns[i].kind == type::money)
        cells.emplace_back(platform::office::hundredths{*n});
      else
        std::visit([&](const auto& v) { cells.emplace_back(v); }, row[i].value);
    }
  }
  return {200,
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          platform::office::xlsx(r.title, sheet),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition", "attachment; filename=\"" + r.name + ".xlsx\""}}};
}

bool shown_to_suppliers(const std::string& name) {
  return (' ' + std::string(backoffice::reports::of_supplier) + ' ').find(' ' + name + ' ') !=
         std::string::npos;
}

}  // namespace

http::response reports_http::one(http::request& r) {
  const http::query_params q(r.query, {"from", "to", "supplier", "destination", "format"});
  const auto format = one_of(q, "format", {"json", "csv", "xlsx"});
  backoffice::report_wish w;
  w.now = clock_.now();
  const auto year = domain::day_of(w.now).year();
  w.from = day_of(q, "from").value_or(year / 1 / 1);
  w.to = day_of(q, "to").value_or(year / 12 / 31);
  w.destination = q.text("destination").value_or("");
  w.supplier = scope_of(r);
  const bool own = !w.supplier.empty();
  if (!own) w.supplier = q.text("supplier").value_or("");
  const auto name = r.param("name");
  const auto made = own && !shown_to_suppliers(name) ? std::nullopt : reports_.make(name, w);
  if (!made) return contract::answer({domain::no::report_not_found});
  if (format == "csv") return csv_of(*made);
  if (format == "xlsx") return xlsx_of(*made);
  auto body = report_json(*made, w);
  const auto closed = own ? std::nullopt : periods_.closed_through();
  body["closedThrough"] =
      closed ? value(platform::format_day(*closed).substr(0, 7)) : value(nullptr);
  return answer(200, body);
}

}  // namespace admin_api

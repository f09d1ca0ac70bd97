#include "contract/csv.hpp"

namespace contract {

std::string csv_cell(const std::string& text) {
  std::string cell = text;
  const bool number = !cell.empty() && cell.find_first_not_of("+-0123456789 ().") == cell.npos;
  // '=1+1', '@cmd' and the like would be worked out; a telephone number is left as it is.
  if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos &&
      !number)
    cell.insert(cell.begin(), '\'');
  if (cell.find_first_of(",\"\r\n") == cell.npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

std::string csv_money(domain::cents amount) {
  const auto all = amount < 0 ? -amount : amount;
  const auto rest = std::to_string(all % 100);
  return (amount < 0 ? "-" : "") + std::to_string(all / 100) + (rest.size() < 2 ? ".0" : ".") +
         rest;
}

csv_file::csv_file(const std::vector<std::string>& titles) : text_("\xEF\xBB\xBF") {
  row(titles);
}

void csv_file::row(const std::vector<std::string>& cells) {
  for (const auto& cell : cells) text_ += csv_cell(cell) + (&cell == &cells.back() ? "\r\n" : ",");
}

platform::http::response csv_file::answer(const std::string& name) const {
  return {200,
          "text/csv; charset=utf-8",
          text_,
          {{"Cache-Control", "no-store"},
           {"Content-Disposition", "attachment; filename=\"" + name + ".csv\""}}};
}

}  // namespace contract

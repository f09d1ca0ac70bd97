#pragma once
// Tables for spreadsheets: written as UTF-8 with its mark, commas, lines that end as RFC 4180 says;
// read as spreadsheets and banks write them.

#include <string>
#include <string_view>
#include <vector>

#include "domain/money.hpp"
#include "platform/http/message.hpp"

namespace contract {

// A cell that no spreadsheet takes for a formula.
[[nodiscard]] std::string csv_cell(const std::string& text);
// "-1250.50": a number for a spreadsheet.
[[nodiscard]] std::string csv_money(domain::cents amount);

struct csv_record {
  int line = 0;  // where it begins
  std::vector<std::string> cells = {};
};
// RFC 4180, separated by commas or semicolons, whichever its first line has more of. Cells are
// trimmed, blank lines left out.
[[nodiscard]] std::vector<csv_record> read_csv(std::string_view text);

class csv_file {
 public:
  explicit csv_file(const std::vector<std::string>& titles);
  void row(const std::vector<std::string>& cells);
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  // As a download.
  [[nodiscard]] platform::http::response answer(const std::string& name) const;

 private:
  std::string text_;
};

}  // namespace contract

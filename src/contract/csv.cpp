#include "contract/csv.hpp"

#include <algorithm>

namespace contract {
namespace {

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  if (from == text.npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t") - from + 1));
}

char separator_of(std::string_view text) {
  const auto heading = text.substr(0, text.find('\n'));
  return std::count(heading.begin(), heading.end(), ';') >
                 std::count(heading.begin(), heading.end(), ',')
             ? ';'
             : ',';
}

// RFC 4180: cells in quotes may hold separators, line ends and doubled quotes.
class csv_reader {
 public:
  explicit csv_reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  std::vector<csv_record> records() {
    for (; at_ < text_.size(); ++at_) take(text_[at_]);
    end_record();
    return std::move(out_);
  }

 private:
  void take(char c) {
    if (c == '\n') ++line_;
    if (quoted_) return in_quotes(c);
    if (c == '"' && trimmed(cell_).empty()) {
      quoted_ = true;
      cell_.clear();
    } else if (c == separator_) {
      end_cell();
    } else if (c == '\n') {
      end_record();
    } else if (c != '\r') {
      cell_ += c;
    }
  }
  void in_quotes(char c) {
    if (c != '"') {
      cell_ += c;
    } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      cell_ += text_[++at_];
    } else {
      quoted_ = false;
    }
  }
  void end_cell() {
    now_.cells.push_back(trimmed(cell_));
    cell_.clear();
  }
  void end_record() {
    end_cell();
    const bool blank =
        std::all_of(now_.cells.begin(), now_.cells.end(), [](const auto& v) { return v.empty(); });
    if (!blank) out_.push_back(std::move(now_));
    now_ = {line_, {}};
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  bool quoted_ = false;
  int line_ = 1;
  std::string cell_;
  csv_record now_{1, {}};
  std::vector<csv_record> out_;
};

}  // namespace

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

std::vector<csv_record> read_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // spreadsheets mark UTF-8
  return csv_reader(text).records();
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

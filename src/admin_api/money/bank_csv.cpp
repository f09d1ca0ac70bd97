#include "admin_api/money/bank_csv.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "contract/csv.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace admin_api {
namespace {

namespace json = platform::json;

// What banks call the columns.
const std::map<std::string, std::string> columns{{"date", "date"},
                                                 {"booking date", "date"},
                                                 {"booked on", "date"},
                                                 {"amount", "amount"},
                                                 {"currency", "currency"},
                                                 {"payer", "payer"},
                                                 {"name", "payer"},
                                                 {"counterparty", "payer"},
                                                 {"text", "text"},
                                                 {"purpose", "text"},
                                                 {"remittance information", "text"},
                                                 {"description", "text"},
                                                 {"reference", "reference"},
                                                 {"bank reference", "reference"},
                                                 {"entry reference", "reference"},
                                                 {"account", "account"},
                                                 {"iban", "account"}};

constexpr std::size_t most_digits = 15, most_faults = 50;

std::string lower_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::optional<int> number_of(std::string_view digits) {
  int n = 0;
  const auto* end = digits.data() + digits.size();
  const auto [at, failed] = std::from_chars(digits.data(), end, n);
  if (failed != std::errc{} || at != end) return {};
  return n;
}

class csv_statement {
 public:
  explicit csv_statement(const contract::csv_record& heading) {
    for (std::size_t i = 0; i < heading.cells.size(); ++i) {
      const auto known = columns.find(lower_ascii(heading.cells[i]));
      if (known != columns.end()) at_.emplace(known->second, i);  // others are left alone
    }
    for (const auto* needed : {"date", "amount"}) {
      if (!at_.contains(needed))
        fault(heading.line, needed, "The column \"" + std::string(needed) + "\" is missing.");
    }
  }

  void take(const contract::csv_record& r) {
    backoffice::bank_entry e;
    const auto day = bank_day(cell(r, "date"));
    const auto amount = bank_amount(cell(r, "amount"));
    if (!day) fault(r.line, "date", "A day such as 2026-11-23 or 23.11.2026 is expected.");
    if (!amount) fault(r.line, "amount", "An amount such as 250,000.50 or 250.000,50 is expected.");
    if (!day || !amount) return;
    e.booked_on = *day;
    e.amount = *amount;
    e.currency = cell(r, "currency");
    if (e.currency.empty()) e.currency = domain::currency;
    e.payer = cell(r, "payer");
    e.text = cell(r, "text");
    e.reference = cell(r, "reference");
    if (file_.account.empty()) file_.account = cell(r, "account");
    file_.entries.push_back(std::move(e));
  }

  [[nodiscard]] bool faulty() const noexcept { return !faults_.empty(); }
  backoffice::bank_file result() {
    if (!faults_.empty()) throw json::invalid(std::move(faults_));
    file_.format = "csv";
    return std::move(file_);
  }

 private:
  std::string cell(const contract::csv_record& r, const std::string& column) const {
    const auto at = at_.find(column);
    return at == at_.end() || at->second >= r.cells.size() ? std::string() : r.cells[at->second];
  }
  void fault(int line, const std::string& column, std::string detail) {
    if (faults_.size() < most_faults)
      faults_.push_back({"/file/" + std::to_string(line) + "/" + column, "line_refused",
                         "Line " + std::to_string(line) + ": " + std::move(detail)});
  }

  std::map<std::string, std::size_t> at_;
  backoffice::bank_file file_;
  std::vector<json::field_error> faults_;
};

}  // namespace

std::optional<domain::cents> bank_amount(std::string_view cell) {
  const bool negative = cell.starts_with('-');
  if (negative || cell.starts_with('+')) cell.remove_prefix(1);
  // The last separator with one or two digits after it parts the cents.
  const auto last = cell.find_last_of(",.");
  const auto behind = last == cell.npos ? 0 : cell.size() - last - 1;
  const bool cents = last != cell.npos && behind >= 1 && behind <= 2;
  std::string digits;
  for (const char c : cell.substr(0, cents ? last : cell.size())) {
    if (c == ',' || c == '.' || c == '\'' || c == ' ') continue;
    if (c < '0' || c > '9') return {};
    digits += c;
  }
  if (digits.empty() || digits.size() > most_digits) return {};
  const auto rest = cents ? cell.substr(last + 1) : std::string_view();
  if (rest.find_first_not_of("0123456789") != rest.npos) return {};
  digits += std::string(rest) + std::string(2 - rest.size(), '0');
  const auto value = std::stoll(digits);
  return negative ? -value : value;
}

std::optional<domain::day> bank_day(std::string_view cell) {
  if (cell.size() == 10 && cell[2] == '.' && cell[5] == '.') {
    const auto day = number_of(cell.substr(0, 2)), month = number_of(cell.substr(3, 2)),
               year = number_of(cell.substr(6));
    if (!day || !month || !year) return {};
    const domain::day d{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                        std::chrono::day{static_cast<unsigned>(*day)}};
    if (!d.ok()) return {};
    return d;
  }
  return platform::parse_day(cell);
}

backoffice::bank_file read_bank_csv(std::string_view text) {
  const auto records = contract::read_csv(text);
  if (records.size() < 2)
    throw json::invalid(
        {{"/file", "file_invalid", "A heading and at least one line are expected."}});
  if (records.size() - 1 > backoffice::most_bank_lines)
    throw json::invalid(
        {{"/file", "too_many",
          "At most " + std::to_string(backoffice::most_bank_lines) + " lines at a time."}});
  csv_statement statement(records.front());
  if (!statement.faulty()) {
    for (std::size_t i = 1; i < records.size(); ++i) statement.take(records[i]);
  }
  return statement.result();
}

}  // namespace admin_api

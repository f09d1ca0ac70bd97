#include "admin_api/launches/launch_csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "contract/csv.hpp"
#include "platform/runtime/time.hpp"

namespace admin_api {
namespace {

constexpr std::array<std::string_view, 7> columns{"rocket", "spaceport", "destination", "departure",
                                                  "price",  "seats",     "vip hours"};
constexpr std::size_t needed = 5;

std::string lower_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// Where each column stands; what is unknown, double or missing is a fault of the heading.
std::map<std::string, std::size_t> heading_of(const contract::csv_record& r,
                                              std::vector<backoffice::import_fault>& faults) {
  std::map<std::string, std::size_t> out;
  for (std::size_t i = 0; i < r.cells.size(); ++i) {
    const auto name = lower_ascii(r.cells[i]);
    if (std::find(columns.begin(), columns.end(), name) == columns.end())
      faults.push_back({r.line, "", "There is no column \"" + r.cells[i] + "\"."});
    else if (!out.emplace(name, i).second)
      faults.push_back({r.line, "", "The column \"" + name + "\" is there twice."});
  }
  for (std::size_t i = 0; i < needed; ++i) {
    if (!out.contains(std::string(columns[i])))
      faults.push_back({r.line, "", "The column \"" + std::string(columns[i]) + "\" is missing."});
  }
  return out;
}

std::optional<int> number_of(std::string_view cell) {
  int n = 0;
  const auto* end = cell.data() + cell.size();
  const auto [at, failed] = std::from_chars(cell.data(), end, n);
  if (failed != std::errc{} || at != end) return {};
  return n;
}

class line_reader {
 public:
  line_reader(const std::map<std::string, std::size_t>& heading, const contract::csv_record& r,
              launch_csv& out)
      : heading_(heading), record_(r), out_(out) {}

  void read() {
    const auto before = out_.faults.size();
    backoffice::import_line l;
    l.number = record_.line;
    if (record_.cells.size() > heading_.size())
      fault("", "There are more cells than the heading has columns.");
    l.rocket = text("rocket");
    l.spaceport = text("spaceport");
    l.destination = text("destination");
    value("departure", departure_of, "A time in UTC such as 2028-05-03 14:30 is expected.",
          l.departs_at);
    value("price", price_of, "An amount in USD such as 250,000 or 250000.50 is expected.", l.price);
    int seats = 0;
    if (value("seats", number_of, "A whole number is expected.", seats, true)) l.capacity = seats;
    value("vip hours", number_of, "A whole number is expected.", l.vip_head_start_hours, true);
    if (out_.faults.size() == before) out_.lines.push_back(std::move(l));
  }

 private:
  std::string cell(const std::string& column) const {
    const auto at = heading_.find(column);
    return at == heading_.end() || at->second >= record_.cells.size() ? std::string()
                                                                      : record_.cells[at->second];
  }
  void fault(const char* column, const char* detail) {
    out_.faults.push_back({record_.line, column, detail});
  }
  std::string text(const char* column) {
    auto out = cell(column);
    if (out.empty()) fault(column, "This must not be empty.");
    return out;
  }
  template <class T, class Read>
  bool value(const char* column, Read parsed, const char* expected, T& into,
             bool optional = false) {
    const auto text = cell(column);
    if (text.empty()) {
      if (!optional) fault(column, "This must not be empty.");
      return false;
    }
    const auto found = parsed(text);
    if (!found) {
      fault(column, expected);
      return false;
    }
    into = *found;
    return true;
  }

  const std::map<std::string, std::size_t>& heading_;
  const contract::csv_record& record_;
  launch_csv& out_;
};

}  // namespace

std::optional<domain::instant> departure_of(std::string_view cell) {
  std::string text(cell);
  constexpr std::size_t to_minute = 16;  // "2028-05-03T14:30"
  if (text.size() > 10 && text[10] == ' ') text[10] = 'T';
  if (text.size() == to_minute || text.size() == to_minute + 1) {
    if (text.size() == to_minute + 1 && text.back() != 'Z') return {};
    text = text.substr(0, to_minute) + ":00Z";
  } else if (text.size() == to_minute + 3) {
    text += 'Z';
  }
  return platform::parse_instant(text);
}

std::optional<domain::cents> price_of(std::string_view cell) {
  const auto point = cell.find('.');
  auto whole = cell.substr(0, point);
  const auto rest = point == cell.npos ? std::string_view() : cell.substr(point + 1);
  if (point != cell.npos && (rest.empty() || rest.size() > 2)) return {};
  std::string digits;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool group = (whole.size() - i) % 4 == 0 && i > 0;  // "250,000"
    if (whole[i] == ',' && group) continue;
    digits += whole[i];
  }
  const bool grouped = whole.find(',') != whole.npos;
  if (grouped && digits.size() + (digits.size() - 1) / 3 != whole.size()) return {};
  digits += std::string(rest) + std::string(2 - rest.size(), '0');
  const bool plain = digits.find_first_not_of("0123456789") == digits.npos;
  if (whole.empty() || !plain || digits.size() > 15) return {};
  return std::stoll(digits);
}

launch_csv read_launch_csv(std::string_view text) {
  launch_csv out;
  const auto records = contract::read_csv(text);
  if (records.size() < 2) {
    out.faults.push_back({1, "", "A heading and at least one launch are expected."});
    return out;
  }
  if (records.size() - 1 > backoffice::most_imported) {
    out.faults.push_back(
        {1, "", "At most " + std::to_string(backoffice::most_imported) + " launches at a time."});
    return out;
  }
  const auto heading = heading_of(records.front(), out.faults);
  if (!out.faults.empty()) return out;
  for (std::size_t i = 1; i < records.size(); ++i) line_reader(heading, records[i], out).read();
  return out;
}

}  // namespace admin_api

#pragma once
// A workbook of one sheet for spreadsheet programs (Office Open XML): texts, numbers, amounts. The
// same cells give the same bytes.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace platform::office {

struct hundredths {
  std::int64_t value = 0;  // 125050 is shown as 1,250.50
};
using cell = std::variant<std::string, std::int64_t, hundredths>;

// The first row is the head. At most 26 * 27 columns.
[[nodiscard]] std::string xlsx(const std::string& sheet,
                               const std::vector<std::vector<cell>>& rows);

struct packed_file {
  std::string name, content;
};
// A zip archive without compression and without times.
[[nodiscard]] std::string zip(const std::vector<packed_file>& files);

}  // namespace platform::office

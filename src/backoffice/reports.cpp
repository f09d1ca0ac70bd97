#include "backoffice/reports.hpp"

#include <array>

#include "backoffice/report_parts.hpp"

namespace backoffice {
namespace {

using maker = report (reports::*)(const report_wish&);
constexpr std::array<std::pair<std::string_view, maker>, 10> makers{
    {{"months", &reports::months},
     {"suppliers", &reports::suppliers},
     {"destinations", &reports::destinations},
     {"launches", &reports::launches},
     {"annual", &reports::annual},
     {"receivables", &reports::receivables},
     {"cancellations", &reports::cancellations},
     {"occupancy", &reports::occupancy},
     {"vips", &reports::vips},
     {"cash", &reports::cash}}};

}  // namespace

std::optional<report> reports::make(std::string_view name, const report_wish& w) {
  for (const auto& [known, make] : makers) {
    if (known != name) continue;
    auto r = (this->*make)(w);
    r.name = name;
    return r;
  }
  return {};
}

}  // namespace backoffice

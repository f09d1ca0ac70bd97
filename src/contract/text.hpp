#pragma once
// How pages and e-mails write money, days and times: to the letter as the web app does
// (web/pages/README.md), so that what a (web/pages/README.md), so that what a visitor reads does
// not change when the script takes over.

#include <string>

#include "domain/calendar.hpp"
#include "domain/launch.hpp"

namespace contract::text {

[[nodiscard]] std::string money(domain::cents amount);  // "US$ 250,000", with a no-break space
[[nodiscard]] std::string number(std::int64_t n);       // "1,204"
[[nodiscard]] std::string day(domain::instant at);      // "3 May 2028"
[[nodiscard]] std::string time(domain::instant at);     // "14:30 UTC"
[[nodiscard]] std::string instant(domain::instant at);  // "3 May 2028, 14:30 UTC"
[[nodiscard]] std::string_view range(domain::range r) noexcept;  // "Low Earth orbit"

}  // namespace contract::text

#pragma once
// How pages, documents and e-mails write money, days and times: to the letter as the web app does
// (web/libs/ui/src/writing.ts and its twins), so that what a visitor reads does not change when
// the script takes over.

#include <string>

#include "domain/calendar.hpp"
#include "domain/language.hpp"
#include "domain/launch.hpp"

namespace contract::text {

using domain::language;

// "US$ 250,000", "250.000 US$", with a no-break space.
[[nodiscard]] std::string money(domain::cents amount, language l = language::english);
// "1,204", "1204"; "12,045", "12.045"
[[nodiscard]] std::string number(std::int64_t n, language l = language::english);
[[nodiscard]] char decimal_point(language l) noexcept;
// Of tenths: "4.6", "4,6"
[[nodiscard]] std::string tenths(std::int64_t n, language l = language::english);
// "3 May 2028", "3 de mayo de 2028"
[[nodiscard]] std::string day(domain::instant at, language l = language::english);
// "14:30 UTC"
[[nodiscard]] std::string time(domain::instant at);
// "3 May 2028, 14:30 UTC"
[[nodiscard]] std::string instant(domain::instant at, language l = language::english);
// "Low Earth orbit", "Órbita terrestre baja"
[[nodiscard]] std::string_view range(domain::range r, language l = language::english) noexcept;

// "{0} of {1} seats" with what it says.
[[nodiscard]] std::string filled(std::string_view pattern,
                                 std::initializer_list<std::string_view> values);

}  // namespace contract::text

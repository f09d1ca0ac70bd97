#pragma once
// A trip for the traveller's calendar (RFC 5545): the same UID always, a higher SEQUENCE after each
// change, so that calendars move what they have.

#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "domain/language.hpp"

namespace contract {

inline constexpr const char* calendar_type = "text/calendar; charset=utf-8";

// Confirmed once, whatever became of it.
[[nodiscard]] bool is_trip(const domain::booking& b);

[[nodiscard]] std::string calendar_file(const domain::booking& b, const std::string& url,
                                        domain::language l);

// All of these as a calendar to subscribe to; each leads to `trips_url` and its id.
[[nodiscard]] std::string calendar_feed(const std::vector<domain::booking>& trips,
                                        const std::string& trips_url, domain::language l);

}  // namespace contract

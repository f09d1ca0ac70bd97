#pragma once
// A trip for the traveller's calendar (RFC 5545): the same UID always, a higher SEQUENCE after each
// change, so that calendars move what they have.

#include <string>

#include "domain/booking.hpp"

namespace contract {

inline constexpr const char* calendar_type = "text/calendar; charset=utf-8";

[[nodiscard]] std::string calendar_file(const domain::booking& b, const std::string& url);

}  // namespace contract

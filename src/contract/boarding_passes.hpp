#pragma once
// A boarding pass for each passenger who keeps a seat, three on an A4 page. The same booking gives
// the same bytes in the same language.

#include <string>

#include "domain/booking.hpp"
#include "domain/language.hpp"

namespace contract {

// What the code of a pass says: "AB1", the booking, the passenger, one after the other with blanks.
[[nodiscard]] std::string boarding_code(const domain::booking& b, const domain::passenger& p);

// The file's bytes. At least one passenger keeps a seat.
[[nodiscard]] std::string boarding_passes_pdf(const domain::booking& b, domain::language l);

}  // namespace contract

#pragma once
// How long what we know is kept; the page /privacy tells of it.

#include "domain/calendar.hpp"

namespace domain {

inline constexpr std::chrono::days logs_kept{365};
// Nationality, document number, special needs, emergency contact: from the departure on.
inline constexpr std::chrono::days sensitive_data_kept{90};

// Stand where the name and the birth date of somebody stood whose account was erased.
inline constexpr const char* erased_name = "Erased";
inline constexpr day erased_birth{std::chrono::year{1970}, std::chrono::January,
                                  std::chrono::day{1}};

}  // namespace domain

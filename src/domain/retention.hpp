#pragma once
// How long what we know is kept; the page /privacy tells of it.

#include <chrono>

namespace domain {

inline constexpr std::chrono::days logs_kept{365};
// Nationality, document number, special needs, emergency contact: from the departure on.
inline constexpr std::chrono::days sensitive_data_kept{90};

}  // namespace domain

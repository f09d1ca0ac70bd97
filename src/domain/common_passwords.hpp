#pragma once
// The passwords that attackers try first.

#include <string_view>

namespace domain {

// `lower` is the password in lower case. Digits and signs around a common word do not help:
// "Password1!" is common.
[[nodiscard]] bool is_common_password(std::string_view lower) noexcept;

}  // namespace domain

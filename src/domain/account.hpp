#pragma once
// Accounts: roles, e-mail addresses, passwords, ages.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar.hpp"

namespace domain {

enum class role { customer, supplier, employee, financial, it };
[[nodiscard]] std::string_view name_of(role r) noexcept;
[[nodiscard]] std::optional<role> role_named(std::string_view name) noexcept;

inline constexpr int youngest_account_holder = 18;
inline constexpr int youngest_passenger = 18, oldest_passenger = 70;

// Lower case and without spaces around; two addresses that fold to the same are one account.
[[nodiscard]] std::string folded_email(std::string_view email);
// One '@', a dot in the domain, printable ASCII, at most 254: what every mail server takes.
[[nodiscard]] bool plausible_email(std::string_view email) noexcept;

enum class password_fault {
  too_short,
  too_long,
  no_upper,
  no_lower,
  no_digit,
  no_special,
  too_common,
  contains_email
};
// 8 to 128 characters with upper, lower, digit and special, not among the most common, not
// containing the e-mail.
[[nodiscard]] std::vector<password_fault> faults_of_password(std::string_view password,
                                                             std::string_view email);
[[nodiscard]] std::string_view name_of(password_fault f) noexcept;

}  // namespace domain

#pragma once
// Who may call a route: one bit for each role. A route names its roles in its service's table.

#include <string>

#include "domain/account.hpp"
#include "platform/http/router.hpp"

namespace contract::roles {

using platform::http::access;

inline constexpr access anyone = 0, customer = 1, supplier = 2, employee = 4, financial = 8,
                        it = 16;
inline constexpr access staff = employee | financial;
inline constexpr access signed_in = customer | supplier | employee | financial | it;
// Other services on the internal listener, one bit each.
inline constexpr access customer_api = 32, admin_api = 64, job_scheduler = 128, check = 256;

[[nodiscard]] access bit_of(std::string_view role) noexcept;
[[nodiscard]] std::string names_of(access allowed);  // "supplier,employee"; "anyone"

}  // namespace contract::roles

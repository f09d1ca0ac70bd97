#pragma once
// The own profile: read, and as its customer sees it.

#include <boost/json/object.hpp>

#include "sales/customers.hpp"

namespace customer_api {

// Refuses (401, session_ended) as long as the account has no profile, which the next sign-in makes,
// and when it is erased.
[[nodiscard]] domain::customer profile_of(sales::customers& customers, const std::string& id);

// `trips`: launches that count towards VIP.
[[nodiscard]] boost::json::object profile_json(const domain::customer& c, int trips);

}  // namespace customer_api

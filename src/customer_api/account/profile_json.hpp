#pragma once
// A profile as its customer sees it.

#include <boost/json/object.hpp>

#include "domain/master_data.hpp"

namespace customer_api {

// `trips`: launches that count towards VIP.
[[nodiscard]] boost::json::object profile_json(const domain::customer& c, int trips);

}  // namespace customer_api

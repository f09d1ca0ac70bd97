#pragma once
// Launches as Admin API answers them.

#include <boost/json/object.hpp>

#include "backoffice/launches.hpp"

namespace admin_api {

[[nodiscard]] boost::json::object launch_json(const backoffice::launch& l);

}  // namespace admin_api

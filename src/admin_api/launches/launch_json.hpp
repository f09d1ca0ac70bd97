#pragma once
// Launches as Admin API answers them.

#include <boost/json/object.hpp>

#include "backoffice/launch_fees.hpp"
#include "backoffice/launches.hpp"

namespace admin_api {

[[nodiscard]] boost::json::object launch_json(const backoffice::launch& l);
// Something that was asked to be done with it.
[[nodiscard]] boost::json::object takings_json(const backoffice::launch_takings& t);
[[nodiscard]] boost::json::object fee_json(const backoffice::launch_fee& f);
[[nodiscard]] boost::json::object change_json(const backoffice::launch_change& c);

}  // namespace admin_api

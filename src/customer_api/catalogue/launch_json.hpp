#pragma once
// A launch as the Customer API shows it.

#include <boost/json/object.hpp>

#include "sales/launches.hpp"

namespace customer_api {

[[nodiscard]] boost::json::object money_json(domain::cents amount);
[[nodiscard]] boost::json::object summary_json(const sales::launch& l, domain::instant now);
[[nodiscard]] boost::json::object detail_json(const sales::launch& l, domain::instant now);
[[nodiscard]] boost::json::object spaceport_json(const domain::spaceport& s);
[[nodiscard]] boost::json::object destination_json(const domain::destination& d);

}  // namespace customer_api

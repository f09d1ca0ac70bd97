#pragma once
// The payloads of events: what MongoDB Customer tells PostgreSQL and the other way. Writing and
// reading stand side by side, so that the two sides cannot drift apart. Reading throws
// platform::json::invalid.

#include <boost/json/object.hpp>

#include "domain/booking.hpp"
#include "domain/master_data.hpp"

namespace contract {

struct booking_snapshot {
  domain::booking booking;
  domain::customer customer;
};

[[nodiscard]] boost::json::object to_json(const domain::customer& c);
[[nodiscard]] domain::customer customer_from_json(const boost::json::object& o);

[[nodiscard]] boost::json::object to_json(const booking_snapshot& s);
[[nodiscard]] booking_snapshot booking_from_json(const boost::json::object& o);

[[nodiscard]] boost::json::object to_json(const domain::launch_master& l);
[[nodiscard]] domain::launch_master launch_from_json(const boost::json::object& o);

[[nodiscard]] boost::json::object to_json(const domain::supplier_profile& s);
[[nodiscard]] domain::supplier_profile supplier_from_json(const boost::json::object& o);

[[nodiscard]] boost::json::object to_json(const domain::spaceport& s);
[[nodiscard]] domain::spaceport spaceport_from_json(const boost::json::object& o);

[[nodiscard]] boost::json::object to_json(const domain::destination& d);
[[nodiscard]] domain::destination destination_from_json(const boost::json::object& o);

}  // namespace contract

#pragma once
// The payloads of events about reviews and support requests; see snapshots.hpp.

#include <boost/json/object.hpp>

#include "domain/review.hpp"
#include "domain/support.hpp"

namespace contract {

[[nodiscard]] boost::json::object to_json(const domain::review& r);
[[nodiscard]] domain::review review_from_json(const boost::json::object& o);

[[nodiscard]] boost::json::object to_json(const domain::support_request& r);
[[nodiscard]] domain::support_request support_request_from_json(const boost::json::object& o);

}  // namespace contract

#pragma once
// Why an employee does something to somebody else's account: always said, always kept.

#include <boost/describe.hpp>
#include <string>

#include "admin_api/request_fields.hpp"

namespace admin_api {

inline constexpr std::size_t most_reason = 300;

struct reason_body {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(reason_body, (), (reason))

// Of a body that says nothing else; throws json::invalid.
[[nodiscard]] inline std::string reason_of(const platform::http::request& r) {
  auto body = platform::json::read<reason_body>(r.body);
  field_checks checks;
  checks.line("/reason", body.reason, most_reason);
  checks.done();
  return std::move(body.reason);
}

}  // namespace admin_api

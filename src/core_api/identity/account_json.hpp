#pragma once
// How an account's parts read on the wire, to their owner and to operators.

#include <boost/json/object.hpp>

#include "core_api/identity/second_factor.hpp"
#include "core_api/identity/session_store.hpp"
#include "core_api/identity/users.hpp"
#include "domain/refusal.hpp"

namespace core_api {

[[nodiscard]] boost::json::object user_json(const user& u);
// `current`: the session that asks, empty for none of them.
[[nodiscard]] boost::json::object session_json(const session& s, const std::string& current);
[[nodiscard]] boost::json::object factor_json(const second_factors::status& s, bool required);

// A code that does not count is an error of its field, for who is signed in: 401 is a lost session.
void refuse_wrong_code(const domain::refusal& why);

}  // namespace core_api

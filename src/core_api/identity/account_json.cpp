#include "core_api/identity/account_json.hpp"

#include <algorithm>

#include "platform/json/read.hpp"

namespace core_api {

using boost::json::object;
using boost::json::value;
using platform::format_instant;

object user_json(const user& u) {
  return {
      {"id", u.id},
      {"email", u.email},
      {"name", u.name},
      {"role", domain::name_of(u.role)},
      {"disabled", u.disabled},
      {"invited", u.password_hash.empty()},
      {"lastSignInAt", u.last_sign_in ? value(format_instant(*u.last_sign_in)) : value(nullptr)}};
}

object session_json(const session& s, const std::string& current) {
  return {{"id", s.id},
          {"app", s.app},
          {"current", s.id == current},
          {"createdAt", format_instant(s.created_at)},
          {"lastUsedAt", format_instant(s.used_at)},
          {"endsAt", format_instant(std::min(s.ends_at, s.idle_until))},
          {"address", s.address},
          {"device", s.device}};
}

object factor_json(const second_factors::status& s, bool required) {
  return {{"active", s.on},
          {"since", s.since ? value(format_instant(*s.since)) : value(nullptr)},
          {"recoveryCodesLeft", s.recovery_left},
          {"required", required}};
}

void refuse_wrong_code(const domain::refusal& why) {
  if (why.why == domain::no::second_factor_required)
    throw platform::json::invalid({{"/code", "required", "Enter the code that your app shows."}});
  if (why.why == domain::no::second_factor_wrong) {
    throw platform::json::invalid(
        {{"/code", "second_factor_wrong",
          "This code is not right, or was used already. Wait for the next one."}});
  }
}

}  // namespace core_api

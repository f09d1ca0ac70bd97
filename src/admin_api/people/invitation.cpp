#include "admin_api/people/invitation.hpp"

#include "platform/runtime/error.hpp"

namespace admin_api {

contract::core_answer invite_through(contract::core_client& core, const backoffice::account& a,
                                     const std::string& by) {
  boost::json::object body{
      {"email", a.email}, {"name", a.name}, {"role", domain::name_of(a.role)}, {"invitedBy", by}};
  if (!a.supplier_id.empty()) body["organisation"] = a.supplier_id;
  return core.post("/internal/v1/users/invite", body);
}

std::string invited_user(const contract::core_answer& a) {
  const auto body = a.json();
  const auto* id = body.if_contains("userId");
  if (id == nullptr || !id->is_string())
    throw platform::unavailable("core-api", "an invitation without a user");
  return std::string(id->get_string());
}

}  // namespace admin_api

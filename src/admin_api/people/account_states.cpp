#include "admin_api/people/account_states.hpp"

#include <boost/json/array.hpp>

#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"

namespace admin_api {

std::map<std::string, account_state> account_states::ask(const std::vector<std::string>& ids) {
  const auto answered = core_.post("/internal/v1/users/states",
                                   {{"ids", boost::json::array(ids.begin(), ids.end())}});
  if (answered.status != 200)
    throw platform::unavailable("core-api", "status " + std::to_string(answered.status));
  std::map<std::string, account_state> out;
  const auto body = answered.json();
  for (const auto& each : body.at("items").as_array()) {
    const auto& o = each.as_object();
    out[std::string(o.at("id").as_string())] = {std::string(o.at("state").as_string()),
                                                o.at("lastSignInAt")};
  }
  return out;
}

std::optional<std::map<std::string, account_state>> account_states::shown(
    const std::vector<std::string>& ids) {
  try {
    return ask(ids);
  } catch (const platform::unavailable& e) {
    platform::log::warning("whether people may sign in is not shown", {{"error", e.what()}});
    return {};
  }
}

std::optional<account_state> account_states::of(const std::string& id) {
  auto all = ask({id});
  const auto found = all.find(id);
  if (found == all.end()) return {};
  return std::move(found->second);
}

std::vector<std::string> account_states::suspended(domain::role role) {
  const auto answered =
      core_.post("/internal/v1/users/suspended", {{"role", domain::name_of(role)}});
  if (answered.status != 200)
    throw platform::unavailable("core-api", "status " + std::to_string(answered.status));
  std::vector<std::string> out;
  const auto body = answered.json();
  for (const auto& id : body.at("ids").as_array()) out.emplace_back(id.as_string());
  return out;
}

contract::core_answer account_states::act(const std::string& id, const char* what,
                                          const std::string& by) {
  auto answered = core_.post("/internal/v1/users/" + id + "/" + what, {{"by", by}});
  if (answered.status == 409 && answered.json().at("code") == "not_possible_in_this_state")
    return {204, {}};
  return answered;
}

contract::core_answer account_states::suspend(const std::string& id, const std::string& by) {
  return act(id, "suspend", by);
}

contract::core_answer account_states::restore(const std::string& id, const std::string& by) {
  return act(id, "restore", by);
}

void add_state(boost::json::object& to,
               const std::optional<std::map<std::string, account_state>>& states,
               const std::string& id) {
  const auto* s = states && states->contains(id) ? &states->at(id) : nullptr;
  to["state"] = s != nullptr ? boost::json::value(s->state) : boost::json::value(nullptr);
  to["lastSignInAt"] = s != nullptr ? s->last_sign_in : boost::json::value(nullptr);
}

}  // namespace admin_api

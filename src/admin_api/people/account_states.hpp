#pragma once
// Whether people may sign in: Core knows, and is asked when it is shown or changed.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "contract/core_client.hpp"
#include "domain/account.hpp"

namespace admin_api {

struct account_state {
  std::string state;  // invited, active, suspended
  boost::json::value last_sign_in = nullptr;
};

class account_states {
 public:
  explicit account_states(contract::core_client& core) : core_(core) {}

  // Of those that have an account. Nothing at all while Core does not answer: what is shown is
  // shown without.
  [[nodiscard]] std::optional<std::map<std::string, account_state>> shown(
      const std::vector<std::string>& ids);
  // Throws platform::unavailable when Core does not answer. Nothing: there is no such account.
  [[nodiscard]] std::optional<account_state> of(const std::string& id);
  [[nodiscard]] std::vector<std::string> suspended(domain::role role);

  // Core's answer; an account that is so already is no refusal.
  [[nodiscard]] contract::core_answer suspend(const std::string& id, const std::string& by);
  [[nodiscard]] contract::core_answer restore(const std::string& id, const std::string& by);

 private:
  std::map<std::string, account_state> ask(const std::vector<std::string>& ids);
  contract::core_answer act(const std::string& id, const char* what, const std::string& by);

  contract::core_client& core_;
};

// "state" and "lastSignInAt" of a person; null while Core does not answer.
void add_state(boost::json::object& to,
               const std::optional<std::map<std::string, account_state>>& states,
               const std::string& id);

}  // namespace admin_api

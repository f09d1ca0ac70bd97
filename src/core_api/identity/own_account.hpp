#pragma once
// What somebody who is signed in does with their own account: sessions and second factor, as all
// three APIs pass it on.

#include "contract/core_client.hpp"
#include "core_api/identity/identity.hpp"

namespace core_api {

class own_account {
 public:
  own_account(identity& who, users& people, session_store& sessions, second_factors& factors,
              const platform::clock& clock)
      : who_(who), people_(people), sessions_(sessions), factors_(factors), clock_(clock) {}

  // "list-sessions", "end-session", …; 404 for what is not known.
  [[nodiscard]] contract::core_answer decide(std::string_view what,
                                             const boost::json::object& body);

 private:
  [[nodiscard]] contract::core_answer sessions(const std::string& user, const std::string& current);
  [[nodiscard]] contract::core_answer factor(const std::string& user);
  [[nodiscard]] contract::core_answer begin_factor(const std::string& user);

  identity& who_;
  users& people_;
  session_store& sessions_;
  second_factors& factors_;
  const platform::clock& clock_;
};

}  // namespace core_api

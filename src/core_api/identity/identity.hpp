#pragma once
// Who may come in: registering, signing in, refreshing, invitations, passwords. Every step leaves
// an AUTH entry.

#include "core_api/identity/attempts.hpp"
#include "core_api/identity/one_time_tokens.hpp"
#include "core_api/identity/session_store.hpp"
#include "core_api/identity/users.hpp"
#include "core_api/jobs/job_queue.hpp"
#include "core_api/logs/log_store.hpp"
#include "domain/refusal.hpp"
#include "platform/runtime/clock.hpp"
#include "platform/security/jwt.hpp"
#include "platform/security/password.hpp"

namespace core_api {

struct grant {
  std::string access_token, refresh_token;
  std::chrono::seconds expires_in, refresh_expires_in;
  core_api::user user;
};

struct origin {
  std::string app, address;  // who asks, from where
};

struct identity_ports {
  users& people;
  session_store& sessions;
  one_time_tokens& tokens;
  core_api::attempts& attempts;
  log_store& log;
  job_queue& jobs;
  platform::security::password_hasher& hasher;
  const platform::security::signing_key& key;
  const platform::clock& clock;
};

// The roles whose accounts may sign in to an app.
[[nodiscard]] bool may_use(std::string_view app, domain::role role) noexcept;

class identity {
 public:
  explicit identity(identity_ports ports) : p_(ports) {}

  // `u` carries the name, address, birth date and wishes; an account is always a customer's here.
  [[nodiscard]] domain::result<grant> enroll(user u, const std::string& password,
                                             const origin& from);
  [[nodiscard]] domain::result<grant> sign_in(const std::string& email, const std::string& password,
                                              const origin& from);
  [[nodiscard]] domain::result<grant> refresh(const std::string& token, const origin& from);
  void sign_out(const std::string& token, const origin& from);
  [[nodiscard]] domain::result<void> change_password(const std::string& user,
                                                     const std::string& current,
                                                     const std::string& next, const origin& from);

  // An account without a password and a mail with the link to set one. The same invitation again is
  // sent again.
  [[nodiscard]] domain::result<user> invite(const user& u, const std::string& by);
  [[nodiscard]] domain::result<grant> accept_invitation(const std::string& token,
                                                        const std::string& password,
                                                        const std::string& name,
                                                        const origin& from);
  // Somebody of a supplier leaves it: no session and no account any more.
  void remove_supplier_user(const std::string& id, const std::string& by);
  [[nodiscard]] domain::result<user> verify_email(const std::string& token, const origin& from);
  // Says nothing about whether there is such an account.
  void forgot_password(const std::string& email, const origin& from);
  [[nodiscard]] domain::result<void> reset_password(const std::string& token,
                                                    const std::string& password,
                                                    const origin& from);
  [[nodiscard]] bool alive(const std::string& session);

 private:
  [[nodiscard]] grant open_session(const user& u, const origin& from, platform::instant now);
  [[nodiscard]] std::string access_token(const user& u, const std::string& session,
                                         platform::instant now) const;
  void check_password(const std::string& password, const std::string& email,
                      const char* pointer) const;
  void note(const char* what, bool success, const user& u, const origin& from);

  identity_ports p_;
};

}  // namespace core_api

#pragma once
// Who may come in: registering, signing in, refreshing, invitations, passwords, suspension. Every
// step leaves an AUTH entry.

#include "core_api/identity/attempts.hpp"
#include "core_api/identity/one_time_tokens.hpp"
#include "core_api/identity/second_factor.hpp"
#include "core_api/identity/session_store.hpp"
#include "core_api/identity/users.hpp"
#include "core_api/jobs/job_queue.hpp"
#include "core_api/logs/log_store.hpp"
#include "domain/refusal.hpp"
#include "platform/runtime/clock.hpp"
#include "platform/security/jwt.hpp"
#include "platform/security/password.hpp"

namespace core_api {

// The pass to setting up a second factor, for who must have one and has none: no session yet.
struct factor_setup {
  std::string token, secret;
};

struct grant {
  std::string access_token, refresh_token;
  std::chrono::seconds expires_in, refresh_expires_in;
  core_api::user user;
  std::optional<factor_setup> setup = {};        // instead of the tokens
  std::vector<std::string> recovery_codes = {};  // told once, when a second factor was set up
};

struct origin {
  std::string app, address;  // who asks, from where
  std::string device = {};   // User-Agent
};

struct identity_rules {
  bool staff_need_second_factor = false;
  std::int64_t tries_per_address = 20;  // in a minute
};

struct identity_ports {
  users& people;
  session_store& sessions;
  one_time_tokens& tokens;
  second_factors& factors;
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
  explicit identity(identity_ports ports, identity_rules rules = {}) : p_(ports), rules_(rules) {}

  // One more try from this address; false: too many within a minute.
  [[nodiscard]] bool admit(const origin& from);

  // `u` carries the name, address, birth date and wishes; an account is always a customer's here.
  [[nodiscard]] domain::result<grant> enroll(user u, const std::string& password,
                                             const origin& from);
  [[nodiscard]] domain::result<grant> sign_in(const std::string& email, const std::string& password,
                                              const origin& from, const std::string& code = {});
  // The second half of a sign-in that had to set up a second factor.
  [[nodiscard]] domain::result<grant> finish_setup(const std::string& token,
                                                   const std::string& code, const origin& from);
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
  // Another address for an account: a mail goes there, and its link makes the change.
  [[nodiscard]] domain::result<void> ask_email_change(const std::string& user,
                                                      const std::string& password,
                                                      const std::string& address,
                                                      const origin& from);
  // The link of either mail; it stays good until `used`, so that what comes after it can be
  // repeated.
  [[nodiscard]] domain::result<user> verify_email(const std::string& token, const origin& from);
  void used(const std::string& token);
  // Says nothing about whether there is such an account.
  void forgot_password(const std::string& email, const origin& from);
  [[nodiscard]] domain::result<void> reset_password(const std::string& token,
                                                    const std::string& password,
                                                    const origin& from);
  [[nodiscard]] bool alive(const std::string& session);

  // One session of a user, or all.
  [[nodiscard]] domain::result<void> end_session(const std::string& user,
                                                 const std::string& session, const origin& from);
  void end_all_sessions(const std::string& user, const std::string& by, const origin& from);
  // All sessions end, and nobody signs in until it is lifted.
  [[nodiscard]] domain::result<void> suspend(const std::string& user, const std::string& by);
  [[nodiscard]] domain::result<void> restore(const std::string& user, const std::string& by);
  // Of an employee, by another: all sessions end, the next has the new rights.
  [[nodiscard]] domain::result<void> change_role(const std::string& user, domain::role role,
                                                 const std::string& by);
  // A mail to the owner of an account: somebody else changed something of theirs.
  void tell(const std::string& user, const char* what);

  // Before something that cannot be undone: that it is the owner who asks.
  [[nodiscard]] domain::result<user> confirm_password(const std::string& user,
                                                      const std::string& password, const char* what,
                                                      const origin& from);
  // For good, by the owner's wish: nobody signs in any more; and then nothing is left of it.
  void close(const user& u);
  void erase(const user& u);

  // The own second factor. `must_have_factor`: it cannot be given up.
  [[nodiscard]] bool must_have_factor(domain::role role) const noexcept;
  [[nodiscard]] domain::result<std::string> begin_factor(const std::string& user);
  [[nodiscard]] domain::result<std::vector<std::string>> confirm_factor(const std::string& user,
                                                                        const std::string& code,
                                                                        const origin& from);
  [[nodiscard]] domain::result<std::vector<std::string>> renew_recovery(const std::string& user,
                                                                        const std::string& code,
                                                                        const origin& from);
  [[nodiscard]] domain::result<void> remove_factor(const std::string& user, const std::string& code,
                                                   const origin& from);
  // By an operator, for somebody who has lost phone and recovery codes.
  [[nodiscard]] domain::result<void> take_factor_away(const std::string& user,
                                                      const std::string& by);

 private:
  // A session, or the pass to setting up what is still missing for one.
  [[nodiscard]] grant let_in(const user& u, const origin& from, const char* how,
                             platform::instant now);
  [[nodiscard]] domain::result<void> check_code(const user& u, const std::string& code,
                                                const origin& from);
  // A mail to the owner: something happened that only they should do.
  void tell_owner(const user& u, const char* what, platform::instant now);
  [[nodiscard]] domain::result<user> move_email(const email_change& c, const origin& from);
  [[nodiscard]] grant open_session(const user& u, const origin& from, platform::instant now);
  [[nodiscard]] std::string access_token(const user& u, const std::string& session,
                                         platform::instant now) const;
  void check_password(const std::string& password, const std::string& email,
                      const char* pointer) const;
  void note(const char* what, bool success, const user& u, const origin& from);

  identity_ports p_;
  identity_rules rules_;
};

}  // namespace core_api

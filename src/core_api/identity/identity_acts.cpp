// Sessions, suspension and the second factor of an account that exists; see identity.hpp.

#include <boost/json/serialize.hpp>

#include "core_api/identity/identity.hpp"
#include "platform/security/random.hpp"

namespace core_api {

using domain::no;
using domain::refusal;

bool identity::must_have_factor(domain::role role) const noexcept {
  const bool staff =
      role == domain::role::employee || role == domain::role::financial || role == domain::role::it;
  return staff && rules_.staff_need_second_factor;
}

// At the address that the account has now: a change of it is told to the old one.
void identity::tell_owner(const user& u, const char* what, platform::instant now) {
  const boost::json::object payload{{"userId", u.id}, {"what", what}, {"address", u.email}};
  p_.jobs.add({{"security:" + u.id + ":" + platform::security::random_hex(6),
                domain::job_kind::mail_security,
                boost::json::serialize(payload),
                {},
                now}},
              now);
}

domain::result<void> identity::check_code(const user& u, const std::string& code,
                                          const origin& from) {
  const bool good = !code.empty() && p_.factors.accept(u.id, code);
  if (good || code.empty()) p_.attempts.give_back(u.email);
  if (good) return {};
  if (code.empty()) return refusal{no::second_factor_required};
  note("second factor", false, u, from);
  return refusal{no::second_factor_wrong};
}

domain::result<grant> identity::finish_setup(const std::string& token, const std::string& code,
                                             const origin& from) {
  const auto now = p_.clock.now();
  const auto id = p_.tokens.look(token_kind::second_factor, token, now);
  const auto u = id ? p_.people.find(*id) : std::nullopt;
  if (!u || u->disabled || !may_use(from.app, u->role)) return refusal{no::token_invalid};
  auto codes = confirm_factor(u->id, code, from);
  if (!codes) return codes.error();
  if (!p_.tokens.take(token_kind::second_factor, token, now)) return refusal{no::token_invalid};
  note("sign-in", true, *u, from);
  auto g = open_session(*u, from, now);
  g.recovery_codes = std::move(*codes);
  return g;
}

domain::result<void> identity::end_session(const std::string& id, const std::string& session,
                                           const origin& from) {
  if (!p_.sessions.end(session, id, p_.clock.now())) return refusal{no::session_not_found};
  user u;
  u.id = id;
  note("end of a session", true, u, from);
  return {};
}

void identity::end_all_sessions(const std::string& id, const std::string& by, const origin& from) {
  p_.sessions.end_all_of(id, p_.clock.now());
  user u;
  u.id = id;
  note(by == id ? "sign-out everywhere" : ("sign-out everywhere by " + by).c_str(), true, u, from);
}

domain::result<void> identity::suspend(const std::string& id, const std::string& by) {
  const auto u = p_.people.find(id);
  if (!u) return refusal{no::user_not_found};
  if (id == by) return refusal{no::needs_another_person};
  if (!p_.people.set_disabled(id, true)) return refusal{no::not_possible_in_this_state};
  p_.sessions.end_all_of(id, p_.clock.now());
  note(("suspension by " + by).c_str(), true, *u, {});
  tell_owner(*u, "suspended", p_.clock.now());
  return {};
}

domain::result<void> identity::restore(const std::string& id, const std::string& by) {
  const auto u = p_.people.find(id);
  if (!u) return refusal{no::user_not_found};
  if (!p_.people.set_disabled(id, false)) return refusal{no::not_possible_in_this_state};
  note(("end of suspension by " + by).c_str(), true, *u, {});
  tell_owner(*u, "restored", p_.clock.now());
  return {};
}

domain::result<void> identity::change_role(const std::string& id, domain::role role,
                                           const std::string& by) {
  const auto works_here = [](domain::role r) {
    return r == domain::role::employee || r == domain::role::financial;
  };
  const auto u = p_.people.find(id);
  if (!u || !works_here(u->role)) return refusal{no::user_not_found};
  if (id == by) return refusal{no::needs_another_person};
  if (!works_here(role)) return refusal{no::not_possible_in_this_state};
  if (u->role == role) return {};  // asked again
  p_.people.set_role(id, role);
  const auto now = p_.clock.now();
  p_.sessions.end_all_of(id, now);
  note(("role " + std::string(domain::name_of(role)) + " given by " + by).c_str(), true, *u, {});
  tell_owner(*u, "role-changed", now);
  return {};
}

void identity::tell(const std::string& id, const char* what) {
  if (const auto u = p_.people.find(id)) tell_owner(*u, what, p_.clock.now());
}

domain::result<user> identity::confirm_password(const std::string& id, const std::string& password,
                                                const char* what, const origin& from) {
  auto u = p_.people.find(id);
  if (!u) return refusal{no::session_ended};
  if (!p_.attempts.take(u->email, p_.clock.now())) return refusal{no::too_many_attempts};
  if (p_.hasher.verify(password, u->password_hash)) {
    p_.attempts.give_back(u->email);
    return *std::move(u);
  }
  note(what, false, *u, from);
  return refusal{no::invalid_credentials};
}

domain::result<void> identity::ask_email_change(const std::string& id, const std::string& password,
                                                const std::string& address, const origin& from) {
  auto u = confirm_password(id, password, "e-mail change", from);
  if (!u) return u.error();
  const auto folded = domain::folded_email(address);
  if (const auto owner = p_.people.find_by_email(folded); owner && owner->id != id)
    return refusal{no::email_taken};
  note("e-mail change asked", true, *u, from);
  u->email = folded;
  tell_owner(*u, "email-change", p_.clock.now());
  return {};
}

domain::result<user> identity::move_email(const email_change& c, const origin& from) {
  auto u = p_.people.find(c.user);
  if (!u) return refusal{no::token_invalid};
  const auto now = p_.clock.now();
  if (!p_.people.move_email(*u, c.address, now)) return refusal{no::email_taken};
  if (u->email != c.address) tell_owner(*u, "email-changed", now);
  u->email = c.address;
  u->email_verified = true;
  note("e-mail change", true, *u, from);
  return *u;
}

void identity::used(const std::string& token) {
  p_.tokens.forget(token);
}

void identity::close(const user& u) {
  p_.people.set_disabled(u.id, true);
  p_.sessions.end_all_of(u.id, p_.clock.now());
}

void identity::erase(const user& u) {
  p_.tokens.forget_all_of(u.id);
  p_.factors.remove(u.id);
  p_.attempts.forget(u.email);
  p_.people.remove(u);
  user left;
  left.id = u.id;
  note("erasure of the account", true, left, {});
}

domain::result<std::string> identity::begin_factor(const std::string& id) {
  if (p_.factors.of(id).on) return refusal{no::not_possible_in_this_state};
  return p_.factors.begin(id);
}

domain::result<std::vector<std::string>> identity::confirm_factor(const std::string& id,
                                                                  const std::string& code,
                                                                  const origin& from) {
  const auto u = p_.people.find(id);
  if (!u) return refusal{no::session_ended};
  const auto now = p_.clock.now();
  if (!p_.attempts.take(u->email, now)) return refusal{no::too_many_attempts};
  auto codes = p_.factors.confirm(id, code, now);
  if (!codes) {
    note("second factor set up", false, *u, from);
    return refusal{no::second_factor_wrong};
  }
  p_.attempts.give_back(u->email);
  note("second factor set up", true, *u, from);
  tell_owner(*u, "second-factor-on", now);
  return std::move(*codes);
}

domain::result<std::vector<std::string>> identity::renew_recovery(const std::string& id,
                                                                  const std::string& code,
                                                                  const origin& from) {
  const auto u = p_.people.find(id);
  if (!u) return refusal{no::session_ended};
  if (!p_.factors.of(id).on) return refusal{no::not_possible_in_this_state};
  if (!p_.attempts.take(u->email, p_.clock.now())) return refusal{no::too_many_attempts};
  if (const auto good = check_code(*u, code, from); !good) return good.error();
  note("new recovery codes", true, *u, from);
  return p_.factors.renew_recovery(id);
}

domain::result<void> identity::remove_factor(const std::string& id, const std::string& code,
                                             const origin& from) {
  const auto u = p_.people.find(id);
  if (!u) return refusal{no::session_ended};
  if (!p_.factors.of(id).on || must_have_factor(u->role))
    return refusal{no::not_possible_in_this_state};
  const auto now = p_.clock.now();
  if (!p_.attempts.take(u->email, now)) return refusal{no::too_many_attempts};
  if (const auto good = check_code(*u, code, from); !good) return good;
  p_.factors.remove(id);
  note("second factor given up", true, *u, from);
  tell_owner(*u, "second-factor-off", now);
  return {};
}

domain::result<void> identity::take_factor_away(const std::string& id, const std::string& by) {
  const auto u = p_.people.find(id);
  if (!u) return refusal{no::user_not_found};
  if (id == by) return refusal{no::needs_another_person};
  if (!p_.factors.of(id).on) return refusal{no::not_possible_in_this_state};
  const auto now = p_.clock.now();
  p_.factors.remove(id);
  p_.sessions.end_all_of(id, now);
  note(("second factor taken away by " + by).c_str(), true, *u, {});
  tell_owner(*u, "second-factor-off", now);
  return {};
}

}  // namespace core_api

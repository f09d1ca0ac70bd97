#include "core_api/identity/identity.hpp"

#include <boost/json/serialize.hpp>

#include "contract/sessions.hpp"
#include "platform/json/read.hpp"
#include "platform/security/hash.hpp"
#include "platform/security/random.hpp"

namespace core_api {

using domain::no;
using domain::refusal;

namespace {

constexpr std::chrono::minutes access_life{10};

std::int64_t seconds_of(platform::instant at) {
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

}  // namespace

bool may_use(std::string_view app, domain::role role) noexcept {
  switch (role) {
    case domain::role::customer: return app == "customer";
    case domain::role::supplier: return app == "supplier";
    case domain::role::employee:
    case domain::role::financial: return app == "employee";
    case domain::role::it: return app == "it-ops";
  }
  return false;
}

void identity::check_password(const std::string& password, const std::string& email,
                              const char* pointer) const {
  std::vector<platform::json::field_error> errors;
  for (const auto fault : domain::faults_of_password(password, email)) {
    errors.push_back({pointer, std::string(domain::name_of(fault)),
                      "8 to 128 characters with an upper and a lower case letter, a digit and a "
                      "special character; "
                      "no common password, and not your e-mail address."});
  }
  if (!errors.empty()) throw platform::json::invalid(std::move(errors));
}

void identity::note(const char* what, bool success, const user& u, const origin& from) {
  p_.log.add({{},
              p_.clock.now(),
              "AUTH",
              success ? "info" : "warning",
              "core-api",
              std::string(what) + (success ? " succeeded" : " refused"),
              {},
              {{"action", what},
               {"result", success ? "success" : "refused"},
               {"userId", u.id},
               {"email", u.email},
               {"app", from.app},
               {"address", from.address}}});
}

std::string identity::access_token(const user& u, const std::string& session,
                                   platform::instant now) const {
  boost::json::object claims{{"iss", contract::token_issuer},
                             {"aud", contract::token_audience},
                             {"sub", u.id},
                             {"sid", session},
                             {"role", domain::name_of(u.role)},
                             {"iat", seconds_of(now)},
                             {"exp", seconds_of(now + access_life)}};
  if (!u.organisation.empty()) claims["org"] = u.organisation;
  return p_.key.sign(claims);
}

grant identity::open_session(const user& u, const origin& from, platform::instant now) {
  auto [s, token] = p_.sessions.open(u.id, from.app, now, from.address, from.device);
  p_.people.signed_in(u.id, now);
  return {access_token(u, s.id, now), token, access_life,
          std::chrono::floor<std::chrono::seconds>(s.idle_until - now), u};
}

bool identity::admit(const origin& from) {
  const auto tries = p_.attempts.came_from(from.address, p_.clock.now());
  // Said once in a window: the log is not to be flooded too.
  if (tries == rules_.tries_per_address + 1)
    note("too many tries from an address", false, {}, from);
  return tries <= rules_.tries_per_address;
}

grant identity::let_in(const user& u, const origin& from, const char* how, platform::instant now) {
  if (must_have_factor(u.role) && !p_.factors.of(u.id).on) {
    grant g;
    g.user = u;
    g.setup =
        factor_setup{p_.tokens.make(token_kind::second_factor, u.id, now), p_.factors.begin(u.id)};
    return g;
  }
  note(how, true, u, from);
  return open_session(u, from, now);
}

domain::result<grant> identity::enroll(user u, const std::string& password, const origin& from) {
  check_password(password, u.email, "/password");
  const auto now = p_.clock.now();
  u.id = "u_" + platform::security::random_hex(16);
  u.role = domain::role::customer;
  u.email = domain::folded_email(u.email);
  u.password_hash = p_.hasher.hash(password);
  u.created_at = now;
  if (!p_.people.create(u, now)) {
    note("register", false, u, from);
    return refusal{no::email_taken};
  }
  note("register", true, u, from);
  return open_session(u, from, now);
}

domain::result<grant> identity::sign_in(const std::string& email, const std::string& password,
                                        const origin& from, const std::string& code) {
  const auto now = p_.clock.now();
  const auto folded = domain::folded_email(email);
  user who;
  who.email = folded;
  if (!p_.attempts.take(folded, now)) {
    note("sign-in", false, who, from);
    return refusal{no::too_many_attempts};
  }
  const auto found = p_.people.find_by_email(folded);
  // An unknown account, or one that never set a password, costs the same time.
  const bool right = found && !found->password_hash.empty()
                         ? p_.hasher.verify(password, found->password_hash)
                         : p_.hasher.verify_dummy(password);
  if (found) who = *found;
  if (!right) {
    note("sign-in", false, who, from);
    return refusal{no::invalid_credentials};
  }
  if (who.disabled || !may_use(from.app, who.role)) {
    p_.attempts.give_back(folded);
    note("sign-in", false, who, from);
    return refusal{who.disabled ? no::account_disabled : no::invalid_credentials};
  }
  if (p_.factors.of(who.id).on) {
    if (const auto good = check_code(who, code, from); !good) return good.error();
  }
  p_.attempts.forget(folded);
  if (p_.hasher.is_outdated(who.password_hash))
    p_.people.set_password(who.id, p_.hasher.hash(password), false);
  return let_in(who, from, "sign-in", now);
}

domain::result<grant> identity::refresh(const std::string& token, const origin& from) {
  const auto now = p_.clock.now();
  const auto r = p_.sessions.rotate(token, now);
  if (r.result == session_store::outcome::reused) {
    if (const auto owner = p_.people.find(r.session.user)) {
      tell_owner(*owner, "token-reused", now);
      note("refresh with a used token: session ended", false, *owner, from);
    }
  }
  if (r.result != session_store::outcome::rotated || r.session.app != from.app)
    return refusal{no::session_ended};
  const auto u = p_.people.find(r.session.user);
  if (!u || u->disabled) return refusal{no::session_ended};
  return grant{access_token(*u, r.session.id, now), r.token, access_life,
               std::chrono::floor<std::chrono::seconds>(r.session.idle_until - now), *u};
}

void identity::sign_out(const std::string& token, const origin& from) {
  if (const auto s = p_.sessions.end_by_token(token, p_.clock.now())) {
    user u;
    u.id = s->user;
    note("sign-out", true, u, from);
  }
}

domain::result<void> identity::change_password(const std::string& id, const std::string& current,
                                               const std::string& next, const origin& from) {
  const auto u = confirm_password(id, current, "password change", from);
  if (!u) return u.error();
  const auto now = p_.clock.now();
  check_password(next, u->email, "/newPassword");
  p_.people.set_password(u->id, p_.hasher.hash(next), false);
  p_.sessions.end_all_of(u->id, now);
  note("password change", true, *u, from);
  tell_owner(*u, "password-changed", now);
  return {};
}

domain::result<user> identity::invite(const user& wanted, const std::string& by) {
  const auto now = p_.clock.now();
  const auto folded = domain::folded_email(wanted.email);
  auto u = p_.people.find_by_email(folded);
  if (u) {
    const bool same = u->password_hash.empty() && u->role == wanted.role &&
                      u->organisation == wanted.organisation;
    if (!same) return refusal{no::email_taken};
  } else {
    u = wanted;
    u->id = "u_" + platform::security::random_hex(16);
    u->email = folded;
    u->created_at = now;
    if (!p_.people.create(*u, now)) return refusal{no::email_taken};
  }
  const boost::json::object payload{{"userId", u->id}};
  p_.jobs.add({{"invitation:" + u->id + ":" + platform::security::random_hex(4),
                domain::job_kind::mail_invitation,
                boost::json::serialize(payload),
                {},
                now}},
              now);
  note(("invitation by " + by).c_str(), true, *u, {});
  return *u;
}

domain::result<grant> identity::accept_invitation(const std::string& token,
                                                  const std::string& password,
                                                  const std::string& name, const origin& from) {
  // Checked before the link is used up: a weak password must not cost the invitation.
  check_password(password, "", "/password");
  const auto now = p_.clock.now();
  const auto id = p_.tokens.take(token_kind::invitation, token, now);
  auto u = id ? p_.people.find(*id) : std::nullopt;
  if (!u || u->disabled) return refusal{no::token_invalid};
  p_.people.set_password(u->id, p_.hasher.hash(password), true);
  if (!name.empty()) p_.people.set_name(u->id, name);
  u = p_.people.find(u->id);
  return let_in(*u, from, "invitation accepted", now);
}

void identity::remove_supplier_user(const std::string& id, const std::string& by) {
  const auto u = p_.people.find(id);
  if (!u || u->role != domain::role::supplier) return;
  p_.sessions.end_all_of(id, p_.clock.now());
  p_.people.remove(*u);
  note(("removal by " + by).c_str(), true, *u, {});
}

domain::result<user> identity::verify_email(const std::string& token, const origin& from) {
  const auto now = p_.clock.now();
  if (const auto c = p_.tokens.look_at_change(token, now)) return move_email(*c, from);
  const auto id = p_.tokens.look(token_kind::verification, token, now);
  auto u = id ? p_.people.find(*id) : std::nullopt;
  if (!u) return refusal{no::token_invalid};
  p_.people.verify_email(u->id);
  note("e-mail verification", true, *u, from);
  return *u;
}

void identity::forgot_password(const std::string& email, const origin& from) {
  const auto now = p_.clock.now();
  const auto u = p_.people.find_by_email(domain::folded_email(email));
  user asked;
  asked.email = domain::folded_email(email);
  note("password reset asked", u.has_value(), u ? *u : asked, from);
  // An unknown address costs the same: the job then finds nobody to write to.
  const boost::json::object payload{{"userId", u ? u->id : std::string("u_nobody")},
                                    {"app", from.app}};
  p_.jobs.add({{"reset:" + platform::security::sha256_hex(asked.email).substr(0, 32) + ":" +
                    std::to_string(seconds_of(now) / 60),
                domain::job_kind::mail_reset,
                boost::json::serialize(payload),
                {},
                now}},
              now);
}

domain::result<void> identity::reset_password(const std::string& token, const std::string& password,
                                              const origin& from) {
  check_password(password, "", "/password");
  const auto now = p_.clock.now();
  const auto id = p_.tokens.take(token_kind::reset, token, now);
  const auto u = id ? p_.people.find(*id) : std::nullopt;
  if (!u) return refusal{no::token_invalid};
  p_.people.set_password(u->id, p_.hasher.hash(password), true);
  p_.sessions.end_all_of(u->id, now);
  p_.attempts.forget(u->email);
  note("password reset", true, *u, from);
  tell_owner(*u, "password-changed", now);
  return {};
}

bool identity::alive(const std::string& id) {
  const auto s = p_.sessions.find(id);
  const auto now = p_.clock.now();
  if (!s || s->ended || s->ends_at <= now) return false;
  const auto u = p_.people.find(s->user);
  return u && !u->disabled;
}

}  // namespace core_api

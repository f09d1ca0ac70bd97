#include "core_api/identity/identity_http.hpp"

#include <algorithm>
#include <array>
#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "core_api/identity/account_json.hpp"
#include "platform/json/read.hpp"
#include "platform/pdf/qr_svg.hpp"
#include "platform/runtime/time.hpp"
#include "platform/security/totp.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;
using contract::core_answer;

struct enrolment {
  std::string email, password, name;
  platform::day birthDate{};
  bool newLaunchMails = false;
  std::optional<std::string> language;
  std::string app, address, device;
};
BOOST_DESCRIBE_STRUCT(enrolment, (),
                      (email, password, name, birthDate, newLaunchMails, language, app, address,
                       device))

struct sign_in_body {
  std::string email, password;
  std::optional<std::string> code;
  std::string app, address, device;
};
BOOST_DESCRIBE_STRUCT(sign_in_body, (), (email, password, code, app, address, device))

struct token_body {
  std::string token;
  std::optional<std::string> app, address, device;
};
BOOST_DESCRIBE_STRUCT(token_body, (), (token, app, address, device))

struct acceptance {
  std::string token, password, name, app, address, device;
};
BOOST_DESCRIBE_STRUCT(acceptance, (), (token, password, name, app, address, device))

struct setup_end {
  std::string setupToken, code, app, address, device;
};
BOOST_DESCRIBE_STRUCT(setup_end, (), (setupToken, code, app, address, device))

struct change {
  std::string userId, currentPassword, newPassword, address;
};
BOOST_DESCRIBE_STRUCT(change, (), (userId, currentPassword, newPassword, address))

struct forgotten {
  std::string email, app, address;
};
BOOST_DESCRIBE_STRUCT(forgotten, (), (email, app, address))

struct new_password {
  std::string token, password, address;
};
BOOST_DESCRIBE_STRUCT(new_password, (), (token, password, address))

// Of the request's owner; `sessionId` comes with all that is asked about the own account.
struct own_password {
  std::string userId, sessionId, address, password;
};
BOOST_DESCRIBE_STRUCT(own_password, (), (userId, sessionId, address, password))

struct wished_email {
  std::string userId, sessionId, address, password, email;
};
BOOST_DESCRIBE_STRUCT(wished_email, (), (userId, sessionId, address, password, email))

[[noreturn]] void refuse_password(const char* pointer) {
  throw json::invalid({{pointer, "password_wrong", "This is not your password."}});
}

core_answer refused(const domain::refusal& why) {
  const auto p = contract::answer(why);
  return {p.status, p.body};
}

core_answer done() {
  return {200, "{}"};
}

// The password was right, but somebody of this role comes in with a second factor only.
core_answer to_be_set_up(const grant& g) {
  const auto address =
      platform::security::totp_address(g.setup->secret, "AstroBookings", g.user.email);
  const auto p = http::problem_response(
      {403,
       "second_factor_setup_required",
       "This account needs a second factor. Set it up now with an authenticator app.",
       {},
       {{"setupToken", g.setup->token},
        {"secret", platform::security::base32(g.setup->secret)},
        {"address", address},
        {"qr", platform::pdf::qr_svg(address)}}});
  return {p.status, p.body};
}

core_answer granted(const domain::result<grant>& g) {
  if (!g) return refused(g.error());
  if (g->setup) return to_be_set_up(*g);
  const auto& u = g->user;
  object user{{"id", u.id},
              {"email", u.email},
              {"name", u.name},
              {"role", domain::name_of(u.role)},
              {"emailVerified", u.email_verified}};
  if (!u.organisation.empty()) user["organisation"] = u.organisation;
  object body{{"accessToken", g->access_token},
              {"expiresIn", g->expires_in.count()},
              {"refreshToken", g->refresh_token},
              {"refreshExpiresIn", g->refresh_expires_in.count()},
              {"user", std::move(user)}};
  if (!g->recovery_codes.empty())
    body["recoveryCodes"] = boost::json::array(g->recovery_codes.begin(), g->recovery_codes.end());
  if (u.role == domain::role::customer && u.born) {
    body["registration"] = object{{"birthDate", platform::format_day(*u.born)},
                                  {"newLaunchMails", u.new_launch_mails},
                                  {"language", domain::code_of(u.language)}};
  }
  return {200, boost::json::serialize(body)};
}

}  // namespace

identity_http::identity_http(identity& who, users& people, session_store& sessions,
                             second_factors& factors, sales::customers& profiles,
                             std::span<const platform::security::signing_key> keys,
                             const platform::clock& clock)
    : who_(who),
      own_(who, people, sessions, factors, clock),
      sessions_(sessions),
      profiles_(profiles),
      keys_(keys),
      clock_(clock) {}

core_answer identity_http::call(std::string_view what, const object& body) {
  try {
    return decide(what, body);
  } catch (...) {
    const auto p = http::answer_to_exception(std::current_exception());
    return {p.status, p.body};
  }
}

// What anybody may try, and from one address not too often.
bool identity_http::admitted(std::string_view what, const object& body) {
  constexpr std::array<std::string_view, 7> open{
      "register",     "login",           "finish-setup",  "accept-invitation",
      "verify-email", "forgot-password", "reset-password"};
  if (std::find(open.begin(), open.end(), what) == open.end()) return true;
  const auto text = [&](const char* name) {
    const auto* v = body.if_contains(name);
    return v != nullptr && v->is_string() ? std::string(v->get_string()) : std::string();
  };
  return who_.admit({text("app"), text("address")});
}

core_answer identity_http::decide(std::string_view what, const object& body) {
  if (!admitted(what, body)) return refused({domain::no::too_many_requests});
  if (what == "register") {
    auto b = json::from_value<enrolment>(body);
    user u;
    u.email = b.email;
    u.name = b.name;
    u.born = b.birthDate;
    u.new_launch_mails = b.newLaunchMails;
    u.language = domain::language_coded(b.language.value_or("")).value_or(u.language);
    return granted(who_.enroll(std::move(u), b.password, {b.app, b.address, b.device}));
  }
  if (what == "login") {
    const auto b = json::from_value<sign_in_body>(body);
    return granted(
        who_.sign_in(b.email, b.password, {b.app, b.address, b.device}, b.code.value_or("")));
  }
  if (what == "finish-setup") {
    const auto b = json::from_value<setup_end>(body);
    auto g = who_.finish_setup(b.setupToken, b.code, {b.app, b.address, b.device});
    if (!g) refuse_wrong_code(g.error());
    return granted(g);
  }
  if (what == "refresh") {
    const auto b = json::from_value<token_body>(body);
    return granted(who_.refresh(b.token, {b.app.value_or(""), b.address.value_or("")}));
  }
  if (what == "logout") {
    const auto b = json::from_value<token_body>(body);
    who_.sign_out(b.token, {b.app.value_or(""), b.address.value_or("")});
    return done();
  }
  if (what == "accept-invitation") {
    const auto b = json::from_value<acceptance>(body);
    return granted(
        who_.accept_invitation(b.token, b.password, b.name, {b.app, b.address, b.device}));
  }
  if (what == "change-password") {
    const auto b = json::from_value<change>(body);
    const auto changed =
        who_.change_password(b.userId, b.currentPassword, b.newPassword, {"", b.address});
    if (!changed && changed.error().why == domain::no::invalid_credentials)
      refuse_password("/currentPassword");
    return changed ? done() : refused(changed.error());
  }
  if (what == "confirm-password") {
    const auto b = json::from_value<own_password>(body);
    const auto good = who_.confirm_password(b.userId, b.password, "erasure", {"", b.address});
    if (!good && good.error().why == domain::no::invalid_credentials) refuse_password("/password");
    return good ? done() : refused(good.error());
  }
  if (what == "ask-email-change") {
    const auto b = json::from_value<wished_email>(body);
    const auto asked = who_.ask_email_change(b.userId, b.password, b.email, {"", b.address});
    if (!asked && asked.error().why == domain::no::invalid_credentials)
      refuse_password("/password");
    return asked ? done() : refused(asked.error());
  }
  if (what == "verify-email") {
    const auto b = json::from_value<token_body>(body);
    const auto u = who_.verify_email(b.token, {"", b.address.value_or("")});
    if (!u) return refused(u.error());
    const auto profile = profiles_.find(u->id);
    if (profile && (!profile->email_verified || profile->email != u->email)) {
      auto changed = *profile;
      changed.email = u->email;
      changed.email_verified = true;
      if (!profiles_.update(changed, clock_.now())) return refused({domain::no::version_conflict});
    }
    who_.used(b.token);
    return done();
  }
  if (what == "forgot-password") {
    const auto b = json::from_value<forgotten>(body);
    who_.forgot_password(b.email, {b.app, b.address});
    return done();
  }
  if (what == "reset-password") {
    const auto b = json::from_value<new_password>(body);
    const auto reset = who_.reset_password(b.token, b.password, {"", b.address});
    return reset ? done() : refused(reset.error());
  }
  return own_.decide(what, body);
}

http::response identity_http::internal(http::request& r) {
  const auto value = json::parse(r.body);
  if (!value.is_object())
    throw json::invalid({{"", "not_an_object", "An object is expected here."}});
  return contract::pass_on(call(r.param("what"), value.get_object()));
}

http::response identity_http::ended(http::request&) {
  boost::json::array ids;
  for (const auto& id : sessions_.ended(clock_.now())) ids.emplace_back(id);
  return http::json_response(200, boost::json::serialize(object{{"ended", std::move(ids)}}));
}

http::response identity_http::live(http::request& r) {
  return http::json_response(200,
                             boost::json::serialize(object{{"live", who_.alive(r.param("id"))}}));
}

http::response identity_http::jwks(http::request&) {
  return http::json_response(200, boost::json::serialize(platform::security::jwks(keys_)));
}

}  // namespace core_api

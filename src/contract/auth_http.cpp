#include "contract/auth_http.hpp"

#include <algorithm>
#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>

#include "domain/account.hpp"
#include "platform/json/read.hpp"
#include "platform/json/text.hpp"

namespace contract {
namespace {

namespace http = platform::http;
namespace json = platform::json;

struct credentials {
  std::string email, password;
  std::optional<std::string> code;
};
BOOST_DESCRIBE_STRUCT(credentials, (), (email, password, code))

struct setup_end {
  std::string setupToken, code;
};
BOOST_DESCRIBE_STRUCT(setup_end, (), (setupToken, code))

struct one_code {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(one_code, (), (code))

struct password_change {
  std::string currentPassword, newPassword;
};
BOOST_DESCRIBE_STRUCT(password_change, (), (currentPassword, newPassword))

struct invitation {
  std::string token, password, name;
};
BOOST_DESCRIBE_STRUCT(invitation, (), (token, password, name))

struct one_token {
  std::string token;
};
BOOST_DESCRIBE_STRUCT(one_token, (), (token))

struct email_wish {
  std::string email, password;
};
BOOST_DESCRIBE_STRUCT(email_wish, (), (email, password))

struct one_email {
  std::string email;
};
BOOST_DESCRIBE_STRUCT(one_email, (), (email))

struct new_password {
  std::string token, password;
};
BOOST_DESCRIBE_STRUCT(new_password, (), (token, password))

}  // namespace

std::string auth_http::app_of(const http::request& r) const {
  const auto app = r.header("x-astro-app");
  if (std::find(settings_.apps.begin(), settings_.apps.end(), app) == settings_.apps.end()) {
    throw http::refused(
        {400, "app_header_missing",
         "The header X-Astro-App must name the app: " + settings_.apps.front() + "."});
  }
  return std::string(app);
}

std::string auth_http::cookie_of(const std::string& app, std::string_view token,
                                 std::int64_t seconds) const {
  return "astro_refresh_" + app + "=" + std::string(token) +
         "; Path=/api/v1/auth; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) +
         (settings_.secure ? "; Secure" : "");
}

http::response auth_http::grant(http::request& r, std::string_view what, boost::json::object body,
                                int status, boost::json::object* granted) {
  const auto app = app_of(r);
  body["app"] = app;
  body["address"] = r.address;
  if (what != "refresh") body["device"] = json::clean(r.header("user-agent").substr(0, 200));
  const auto answer = ask_(what, body);
  if (answer.status != 200) {
    auto refusal = pass_on(answer);
    // A refresh that was refused will be refused again: the browser forgets it.
    if (what == "refresh" && answer.status == 401)
      refusal.headers.emplace_back("Set-Cookie", cookie_of(app, "", 0));
    return refusal;
  }
  auto session = answer.json();
  const auto cookie = cookie_of(app, session.at("refreshToken").as_string(),
                                session.at("refreshExpiresIn").as_int64());
  session.erase("refreshToken");
  session.erase("refreshExpiresIn");
  if (granted != nullptr) *granted = session;
  session.erase("registration");  // for our own use: what a profile is made from
  auto out = http::json_response(status, boost::json::serialize(session));
  out.headers.emplace_back("Set-Cookie", cookie);
  return out;
}

http::response auth_http::plain(std::string_view what, const boost::json::object& body,
                                int status) {
  const auto answer = ask_(what, body);
  if (answer.status >= 300) return pass_on(answer);
  auto out = http::no_content();
  out.status = status;
  return out;
}

http::response auth_http::login(http::request& r, boost::json::object* granted) {
  const auto body = json::read<credentials>(r.body);
  return grant(
      r, "login",
      {{"email", body.email}, {"password", body.password}, {"code", body.code.value_or("")}}, 200,
      granted);
}

http::response auth_http::finish_setup(http::request& r, boost::json::object* granted) {
  const auto body = json::read<setup_end>(r.body);
  return grant(r, "finish-setup", {{"setupToken", body.setupToken}, {"code", body.code}}, 200,
               granted);
}

// Browsers say where a request comes from. Ours come from our own pages, whatever a cookie's
// SameSite is taken for.
void auth_http::refuse_foreign(const http::request& r) {
  if (r.header("sec-fetch-site") == "cross-site")
    throw http::refused({403, "cross_site", "This is for our own pages only."});
}

http::response auth_http::refresh(http::request& r) {
  refuse_foreign(r);
  const auto token = r.cookie("astro_refresh_" + app_of(r));
  if (!token) throw http::refused({401, "session_ended", "Your session has ended. Sign in again."});
  return grant(r, "refresh", {{"token", *token}}, 200);
}

http::response auth_http::logout(http::request& r) {
  refuse_foreign(r);
  const auto app = app_of(r);
  const auto token = r.cookie("astro_refresh_" + app);
  auto out = forget_cookie(app);
  if (!token) return out;
  auto ended = plain("logout", {{"token", *token}, {"address", r.address}}, 204);
  ended.headers.push_back(std::move(out.headers.back()));
  return ended;
}

http::response auth_http::forget_cookie(const std::string& app) const {
  auto out = http::no_content();
  out.headers.emplace_back("Set-Cookie", cookie_of(app, "", 0));
  return out;
}

http::response auth_http::change_password(http::request& r) {
  const auto body = json::read<password_change>(r.body);
  return plain("change-password",
               {{"userId", r.who.subject},
                {"currentPassword", body.currentPassword},
                {"newPassword", body.newPassword},
                {"address", r.address}},
               204);
}

http::response auth_http::ask_email_change(http::request& r) {
  const auto body = json::read<email_wish>(r.body);
  if (!domain::plausible_email(domain::folded_email(body.email)))
    throw json::invalid({{"/email", "email_invalid", "This is not an e-mail address."}});
  const auto answer =
      ask_about("ask-email-change", r, {{"email", body.email}, {"password", body.password}});
  if (answer.status != 200) return pass_on(answer);
  auto out = http::no_content();
  out.status = 202;
  return out;
}

http::response auth_http::accept_invitation(http::request& r) {
  const auto body = json::read<invitation>(r.body);
  return grant(r, "accept-invitation",
               {{"token", body.token}, {"password", body.password}, {"name", body.name}}, 200);
}

http::response auth_http::verify_email(http::request& r) {
  return plain("verify-email",
               {{"token", json::read<one_token>(r.body).token}, {"address", r.address}}, 204);
}

http::response auth_http::forgot_password(http::request& r) {
  return plain(
      "forgot-password",
      {{"email", json::read<one_email>(r.body).email}, {"app", app_of(r)}, {"address", r.address}},
      202);
}

http::response auth_http::reset_password(http::request& r) {
  const auto body = json::read<new_password>(r.body);
  return plain("reset-password",
               {{"token", body.token}, {"password", body.password}, {"address", r.address}}, 204);
}

core_answer auth_http::ask_about(std::string_view what, const http::request& r,
                                 boost::json::object more) {
  more["userId"] = r.who.subject;
  more["sessionId"] = r.who.session;
  more["address"] = r.address;
  return ask_(what, more);
}

http::response auth_http::sessions(http::request& r) {
  return pass_on(ask_about("list-sessions", r));
}

http::response auth_http::end_session(http::request& r) {
  const auto answer = ask_about("end-session", r, {{"which", r.param("id")}});
  return answer.status == 200 ? http::no_content() : pass_on(answer);
}

http::response auth_http::end_all_sessions(http::request& r) {
  const auto answer = ask_about("end-all-sessions", r);
  return answer.status == 200 ? http::no_content() : pass_on(answer);
}

http::response auth_http::factor(http::request& r) {
  return pass_on(ask_about("factor", r));
}

http::response auth_http::begin_factor(http::request& r) {
  return pass_on(ask_about("begin-factor", r));
}

http::response auth_http::confirm_factor(http::request& r) {
  return pass_on(ask_about("confirm-factor", r, {{"code", json::read<one_code>(r.body).code}}));
}

http::response auth_http::renew_recovery(http::request& r) {
  return pass_on(ask_about("renew-recovery", r, {{"code", json::read<one_code>(r.body).code}}));
}

http::response auth_http::remove_factor(http::request& r) {
  const auto answer = ask_about("remove-factor", r, {{"code", json::read<one_code>(r.body).code}});
  return answer.status == 200 ? http::no_content() : pass_on(answer);
}

std::optional<http::response> auth_http::refuse_without_password(const http::request& r,
                                                                 const std::string& password) {
  const auto answer = ask_about("confirm-password", r, {{"password", password}});
  if (answer.status == 200) return {};
  return pass_on(answer);
}

}  // namespace contract

#pragma once
// /auth/*: the same on all three APIs. Core decides; here are only the wire, the refresh cookie and
// the passing on.

#include <boost/json/object.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "contract/core_client.hpp"

namespace contract {

// Asks Core, "/internal/v1/sessions/<what>"; inside Core itself a plain call.
using auth_call =
    std::function<core_answer(std::string_view what, const boost::json::object& body)>;

class auth_http {
 public:
  struct settings {
    std::vector<std::string> apps;  // X-Astro-App values this API serves
    bool secure;                    // the cookie's Secure: the public address is https
  };
  auth_http(auth_call ask, settings s) : ask_(std::move(ask)), settings_(std::move(s)) {}

  // `granted`: the session as Core gave it, with what a profile is made from.
  platform::http::response login(platform::http::request& r,
                                 boost::json::object* granted = nullptr);
  platform::http::response refresh(platform::http::request& r);
  platform::http::response logout(platform::http::request& r);
  platform::http::response change_password(platform::http::request& r);
  platform::http::response ask_email_change(platform::http::request& r);
  platform::http::response accept_invitation(platform::http::request& r);
  platform::http::response verify_email(platform::http::request& r);
  platform::http::response forgot_password(platform::http::request& r);
  platform::http::response reset_password(platform::http::request& r);
  platform::http::response finish_setup(platform::http::request& r,
                                        boost::json::object* granted = nullptr);

  // The own sessions and second factor, of who is signed in.
  platform::http::response sessions(platform::http::request& r);
  platform::http::response end_session(platform::http::request& r);
  platform::http::response end_all_sessions(platform::http::request& r);
  platform::http::response factor(platform::http::request& r);
  platform::http::response begin_factor(platform::http::request& r);
  platform::http::response confirm_factor(platform::http::request& r);
  platform::http::response renew_recovery(platform::http::request& r);
  platform::http::response remove_factor(platform::http::request& r);
  // 204 without asking Core: the cookie is gone.
  [[nodiscard]] platform::http::response forget_cookie(const std::string& app) const;
  // Who asks knows the password; nothing, or the refusal.
  [[nodiscard]] std::optional<platform::http::response> refuse_without_password(
      const platform::http::request& r, const std::string& password);

  // Sends `body` with the app and the client's address; a grant becomes a Session with its cookie.
  platform::http::response grant(platform::http::request& r, std::string_view what,
                                 boost::json::object body, int status,
                                 boost::json::object* granted = nullptr);

 private:
  [[nodiscard]] std::string app_of(const platform::http::request& r) const;
  static void refuse_foreign(const platform::http::request& r);
  [[nodiscard]] std::string cookie_of(const std::string& app, std::string_view token,
                                      std::int64_t seconds) const;
  platform::http::response plain(std::string_view what, const boost::json::object& body,
                                 int status);
  // About the caller's own account; `more` are further members.
  [[nodiscard]] core_answer ask_about(std::string_view what, const platform::http::request& r,
                                      boost::json::object more = {});

  auth_call ask_;
  settings settings_;
};

}  // namespace contract

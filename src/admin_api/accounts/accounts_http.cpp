#include "admin_api/accounts/accounts_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/profile_fields.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;

struct invitation {
  std::string token, password, name;
};
BOOST_DESCRIBE_STRUCT(invitation, (), (token, password, name))

struct me_edit {
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(me_edit, (), (name))

// How it wishes its e-mails is a supplier's own business; employees correct the rest too.
struct own_edit : supplier_edit_body {
  std::optional<std::string> bookingMails;
};
BOOST_DESCRIBE_STRUCT(own_edit, (supplier_edit_body), (bookingMails))

}  // namespace

void accounts_http::came_in(const boost::json::object& session, bool takes_name) {
  const auto& user = session.at("user").as_object();
  const auto text = [&](std::string_view name) {
    const auto* v = user.if_contains(name);
    return v != nullptr && v->is_string() ? std::string(v->get_string()) : std::string();
  };
  const auto role = domain::role_named(text("role"));
  if (!role) throw platform::unavailable("core-api", "a session without a role");
  backoffice::account a{text("id"), text("email"), text("name"), text("organisation"), *role};
  accounts_.signed_in(a, takes_name, clock_.now());
  if (!a.supplier_id.empty() && suppliers_.joined(a.supplier_id, clock_.now())) told_();
}

http::response accounts_http::login(http::request& r) {
  boost::json::object granted;
  auto out = auth_.login(r, &granted);
  if (!granted.empty()) came_in(granted, false);
  return out;
}

http::response accounts_http::finish_setup(http::request& r) {
  boost::json::object granted;
  auto out = auth_.finish_setup(r, &granted);
  if (!granted.empty()) came_in(granted, false);
  return out;
}

http::response accounts_http::accept_invitation(http::request& r) {
  const auto body = json::read<invitation>(r.body);
  field_checks checks;
  checks.line("/name", body.name, 120);
  checks.done();
  boost::json::object granted;
  auto out = auth_.grant(r, "accept-invitation",
                         {{"token", body.token}, {"password", body.password}, {"name", body.name}},
                         200, &granted);
  if (!granted.empty()) came_in(granted, true);
  return out;
}

http::response accounts_http::show(const http::request& r) {
  const auto a = accounts_.find(r.who.subject);
  if (!a) throw http::refused({401, "session_ended", "Sign in again."});
  boost::json::object body{
      {"id", a->id}, {"email", a->email}, {"name", a->name}, {"role", domain::name_of(a->role)}};
  if (const auto scope = scope_of(r); !scope.empty()) {
    if (const auto s = suppliers_.find(scope)) {
      body["supplier"] = supplier_profile_json(*s);
      body["publicPage"] = customer_url_ + "/suppliers/" + s->slug;
    }
    body["owner"] = a->owner;
  }
  return answer(200, body);
}

http::response accounts_http::me(http::request& r) {
  return show(r);
}

http::response accounts_http::edit_me(http::request& r) {
  const auto body = json::read<me_edit>(r.body);
  if (body.name) {
    field_checks checks;
    checks.line("/name", *body.name, 120);
    checks.done();
    // Core's first, which writes the mails: whoever cannot be renamed there is not renamed here.
    const auto answered =
        core_.post("/internal/v1/users/" + r.who.subject + "/name", {{"name", *body.name}});
    if (answered.status >= 400) return contract::pass_on(answered);
    (void)accounts_.rename(r.who.subject, *body.name, clock_.now());
  }
  return show(r);
}

http::response accounts_http::edit_supplier(http::request& r) {
  const auto sent = json::parse(r.body);
  auto body = json::from_value<own_edit>(sent);  // an object, if it comes this far
  field_checks checks;
  const auto mails = body.bookingMails;
  if (mails && *mails != "each" && *mails != "daily")
    checks.add({"/bookingMails", "unknown_value", "each or daily"});
  auto edit = supplier_edit_of(std::move(body), sent.as_object(), checks);
  if (mails) edit.daily_mails = *mails == "daily";
  checks.done();
  const auto done = suppliers_.update(scope_of(r), edit, r.who.subject, clock_.now());
  if (!done) return contract::answer(done.error());
  told_();
  return answer(200, supplier_profile_json(*done));
}

}  // namespace admin_api

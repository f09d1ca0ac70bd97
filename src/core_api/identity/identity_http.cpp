#include "core_api/identity/identity_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

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
  std::string app, address;
};
BOOST_DESCRIBE_STRUCT(enrolment, (),
                      (email, password, name, birthDate, newLaunchMails, app, address))

struct sign_in_body {
  std::string email, password, app, address;
};
BOOST_DESCRIBE_STRUCT(sign_in_body, (), (email, password, app, address))

struct token_body {
  std::string token;
  std::optional<std::string> app, address;
};
BOOST_DESCRIBE_STRUCT(token_body, (), (token, app, address))

struct acceptance {
  std::string token, password, name, app, address;
};
BOOST_DESCRIBE_STRUCT(acceptance, (), (token, password, name, app, address))

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

struct invitation {
  std::string email, name, role;
  std::optional<std::string> organisation, invitedBy;
};
BOOST_DESCRIBE_STRUCT(invitation, (), (email, name, role, organisation, invitedBy))

struct new_name {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(new_name, (), (name))

struct removal {
  std::string removedBy;
};
BOOST_DESCRIBE_STRUCT(removal, (), (removedBy))

core_answer refused(const domain::refusal& why) {
  const auto p = contract::answer(why);
  return {p.status, p.body};
}

core_answer done() {
  return {200, "{}"};
}

core_answer granted(const domain::result<grant>& g) {
  if (!g) return refused(g.error());
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
  if (u.role == domain::role::customer && u.born) {
    body["registration"] = object{{"birthDate", platform::format_day(*u.born)},
                                  {"newLaunchMails", u.new_launch_mails}};
  }
  return {200, boost::json::serialize(body)};
}

object user_json(const user& u) {
  return {{"id", u.id},
          {"email", u.email},
          {"name", u.name},
          {"role", domain::name_of(u.role)},
          {"disabled", u.disabled},
          {"lastSignInAt", u.last_sign_in
                               ? boost::json::value(platform::format_instant(*u.last_sign_in))
                               : boost::json::value(nullptr)}};
}

user invited_user(const invitation& i) {
  user u;
  u.email = domain::folded_email(i.email);
  u.name = i.name;
  u.organisation = i.organisation.value_or("");
  const auto role = domain::role_named(i.role);
  std::vector<json::field_error> errors;
  if (!domain::plausible_email(u.email))
    errors.push_back({"/email", "email_invalid", "This is not an e-mail address."});
  if (i.name.find_first_not_of(' ') == i.name.npos)
    errors.push_back({"/name", "required", "Enter a name."});
  if (!role || *role == domain::role::customer) {
    errors.push_back({"/role", "unknown_value",
                      "Suppliers, employees, financial employees and operators are invited."});
  }
  if (!errors.empty()) throw json::invalid(std::move(errors));
  u.role = *role;
  return u;
}

}  // namespace

identity_http::identity_http(identity& who, users& people, session_store& sessions,
                             sales::customers& profiles, const platform::security::signing_key& key,
                             const platform::clock& clock)
    : who_(who),
      people_(people),
      sessions_(sessions),
      profiles_(profiles),
      key_(key),
      clock_(clock) {}

core_answer identity_http::call(std::string_view what, const object& body) {
  try {
    return decide(what, body);
  } catch (...) {
    const auto p = http::answer_to_exception(std::current_exception());
    return {p.status, p.body};
  }
}

core_answer identity_http::decide(std::string_view what, const object& body) {
  if (what == "register") {
    auto b = json::from_value<enrolment>(body);
    user u;
    u.email = b.email;
    u.name = b.name;
    u.born = b.birthDate;
    u.new_launch_mails = b.newLaunchMails;
    return granted(who_.enroll(std::move(u), b.password, {b.app, b.address}));
  }
  if (what == "login") {
    const auto b = json::from_value<sign_in_body>(body);
    return granted(who_.sign_in(b.email, b.password, {b.app, b.address}));
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
    return granted(who_.accept_invitation(b.token, b.password, b.name, {b.app, b.address}));
  }
  if (what == "change-password") {
    const auto b = json::from_value<change>(body);
    const auto changed =
        who_.change_password(b.userId, b.currentPassword, b.newPassword, {"", b.address});
    return changed ? done() : refused(changed.error());
  }
  if (what == "verify-email") {
    const auto b = json::from_value<token_body>(body);
    const auto u = who_.verify_email(b.token, {"", b.address.value_or("")});
    if (!u) return refused(u.error());
    if (auto profile = profiles_.find(u->id); profile && !profile->email_verified) {
      profile->email_verified = true;
      if (!profiles_.update(*profile, clock_.now())) return refused({domain::no::version_conflict});
    }
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
  const auto p = http::problem_response({404, "not_found", "There is nothing at this address."});
  return {p.status, p.body};
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
  return http::json_response(200, boost::json::serialize(platform::security::jwks({&key_, 1})));
}

http::response identity_http::rename(http::request& r) {
  const auto body = json::read<new_name>(r.body);
  const auto id = r.param("id");
  if (!people_.find(id)) return contract::answer({domain::no::session_ended});
  people_.set_name(id, body.name);
  return http::json_response(200, "{}");
}

http::response identity_http::remove(http::request& r) {
  const auto body = json::read<removal>(r.body);
  who_.remove_supplier_user(r.param("id"), body.removedBy);
  return http::json_response(200, "{}");
}

http::response identity_http::invite(http::request& r) {
  const auto b = json::read<invitation>(r.body);
  const auto u = who_.invite(invited_user(b), b.invitedBy.value_or(r.who.subject));
  if (!u) return contract::answer(u.error());
  return http::json_response(200, boost::json::serialize(object{{"userId", u->id}}));
}

http::response identity_http::list_users(http::request& r) {
  const http::query_params q(r.query, {"q", "role", "cursor", "limit"});
  const auto text = domain::folded_email(q.text("q").value_or(""));
  const auto role = q.text("role").value_or("");
  if (!role.empty() && !domain::role_named(role)) {
    throw json::invalid({{"/?role", "unknown_value", "There is no such role."}});
  }
  const auto cursor = q.text("cursor").value_or("");
  const auto limit = static_cast<std::size_t>(q.integer("limit", 1, 100).value_or(50));
  boost::json::array items;
  std::int64_t total = 0;
  std::string last, next;
  for (const auto& u : people_.all()) {  // in order of the address, which is the cursor
    const auto name = domain::folded_email(u.name);
    if ((!role.empty() && domain::name_of(u.role) != role) ||
        (!text.empty() && u.email.find(text) == u.email.npos && name.find(text) == name.npos)) {
      continue;
    }
    ++total;
    if (u.email <= cursor) continue;
    if (items.size() == limit) {
      next = last;
      continue;
    }
    items.push_back(user_json(u));
    last = u.email;
  }
  return http::json_response(
      200, boost::json::serialize(object{{"items", std::move(items)},
                                         {"nextCursor", next.empty() ? boost::json::value(nullptr)
                                                                     : boost::json::value(next)},
                                         {"total", total}}));
}

http::response identity_http::invite_user(http::request& r) {
  const auto b = json::read<invitation>(r.body);
  if (b.role == "supplier")
    throw json::invalid({{"/role", "unknown_value", "Suppliers are invited by employees."}});
  const auto u = who_.invite(invited_user(b), r.who.subject);
  if (!u) return contract::answer(u.error());
  return http::json_response(201, boost::json::serialize(user_json(*u)));
}

}  // namespace core_api

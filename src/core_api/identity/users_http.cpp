#include "core_api/identity/users_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "core_api/identity/account_json.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;

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

struct on_behalf {
  std::string by;
};
BOOST_DESCRIBE_STRUCT(on_behalf, (), (by))

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

http::response done(const domain::result<void>& what) {
  return what ? http::no_content() : contract::answer(what.error());
}

}  // namespace

http::response users_http::rename(http::request& r) {
  const auto body = json::read<new_name>(r.body);
  const auto id = r.param("id");
  if (!people_.find(id)) return contract::answer({domain::no::session_ended});
  people_.set_name(id, body.name);
  return http::json_response(200, "{}");
}

http::response users_http::remove(http::request& r) {
  const auto body = json::read<removal>(r.body);
  who_.remove_supplier_user(r.param("id"), body.removedBy);
  return http::json_response(200, "{}");
}

http::response users_http::invite(http::request& r) {
  const auto b = json::read<invitation>(r.body);
  const auto u = who_.invite(invited_user(b), b.invitedBy.value_or(r.who.subject));
  if (!u) return contract::answer(u.error());
  return http::json_response(200, boost::json::serialize(object{{"userId", u->id}}));
}

http::response users_http::list(http::request& r) {
  const http::query_params q(r.query, {"q", "role", "cursor", "limit"});
  user_filter f{q.text("q").value_or(""), q.text("role").value_or(""),
                q.text("cursor").value_or(""),
                static_cast<std::size_t>(q.integer("limit", 1, 100).value_or(50))};
  if (!f.role.empty() && !domain::role_named(f.role)) {
    throw json::invalid({{"/?role", "unknown_value", "There is no such role."}});
  }
  const auto page = people_.list(f, clock_.now());
  boost::json::array items;
  for (const auto& u : page.items) items.push_back(user_json(u));
  object body{{"items", std::move(items)},
              {"nextCursor", page.next_cursor.empty() ? boost::json::value(nullptr)
                                                      : boost::json::value(page.next_cursor)}};
  if (page.total) body["total"] = *page.total;
  return http::json_response(200, boost::json::serialize(body));
}

http::response users_http::one(http::request& r) {
  const auto u = people_.find(r.param("id"));
  if (!u) return contract::answer({domain::no::user_not_found});
  auto body = user_json(*u);
  boost::json::array open;
  for (const auto& s : sessions_.of_user(u->id, clock_.now())) open.push_back(session_json(s, {}));
  body["sessions"] = std::move(open);
  body["secondFactor"] = factor_json(factors_.of(u->id), who_.must_have_factor(u->role));
  return http::json_response(200, boost::json::serialize(body));
}

http::response users_http::invite_staff(http::request& r) {
  const auto b = json::read<invitation>(r.body);
  if (b.role == "supplier")
    throw json::invalid({{"/role", "unknown_value", "Suppliers are invited by employees."}});
  const auto u = who_.invite(invited_user(b), r.who.subject);
  if (!u) return contract::answer(u.error());
  return http::json_response(201, boost::json::serialize(user_json(*u)));
}

http::response users_http::suspend(http::request& r) {
  return done(who_.suspend(r.param("id"), r.who.subject));
}

http::response users_http::restore(http::request& r) {
  return done(who_.restore(r.param("id"), r.who.subject));
}

http::response users_http::sign_out(http::request& r) {
  const auto id = r.param("id");
  if (!people_.find(id)) return contract::answer({domain::no::user_not_found});
  who_.end_all_sessions(id, r.who.subject, {"", std::string(r.address)});
  return http::no_content();
}

http::response users_http::take_factor_away(http::request& r) {
  return done(who_.take_factor_away(r.param("id"), r.who.subject));
}

http::response users_http::suspend_for(http::request& r) {
  return done(who_.suspend(r.param("id"), json::read<on_behalf>(r.body).by));
}

http::response users_http::restore_for(http::request& r) {
  return done(who_.restore(r.param("id"), json::read<on_behalf>(r.body).by));
}

}  // namespace core_api

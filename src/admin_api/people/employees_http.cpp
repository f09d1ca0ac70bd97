#include "admin_api/people/employees_http.hpp"

#include "admin_api/answers.hpp"
#include "admin_api/people/reason.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using domain::no;

struct role_body {
  std::string role, reason;
};
BOOST_DESCRIBE_STRUCT(role_body, (), (role, reason))

boost::json::object person_json(const backoffice::team_member& m, const std::string& self) {
  return {{"id", m.person.id},
          {"name", m.person.name},
          {"email", m.person.email},
          {"role", domain::name_of(m.person.role)},
          {"you", m.person.id == self}};
}

}  // namespace

http::response employees_http::list(http::request& r) {
  const http::query_params q(r.query, {"q", "role", "cursor", "limit"});
  backoffice::staff_filter f;
  f.text = q.text("q").value_or("");
  const auto role = one_of(q, "role", {"any", "employee", "financial"});
  if (role != "any") f.role = domain::role_named(role);
  const auto page = accounts_.staff(f, page_of(q));
  std::vector<std::string> ids;
  for (const auto& m : page.items) ids.push_back(m.person.id);
  const auto states = states_.shown(ids);
  return answer_page(page, [&](const backoffice::team_member& m) {
    auto row = person_json(m, r.who.subject);
    add_state(row, states, m.person.id);
    return row;
  });
}

http::response employees_http::show(const http::request& r, const std::string& id) {
  const auto m = accounts_.colleague(id);
  if (!m) return contract::answer({no::user_not_found});
  auto body = person_json(*m, r.who.subject);
  add_state(body, states_.shown({id}), id);
  return answer(200, body);
}

http::response employees_http::one(http::request& r) {
  return show(r, r.param("id"));
}

http::response employees_http::change_role(http::request& r) {
  const auto body = json::read<role_body>(r.body);
  field_checks checks;
  checks.line("/reason", body.reason, most_reason);
  const auto role = domain::role_named(body.role);
  if (role != domain::role::employee && role != domain::role::financial)
    checks.add({"/role", "unknown_value", "employee or financial."});
  checks.done();
  const auto id = r.param("id");
  const auto m = accounts_.colleague(id);
  if (!m) return contract::answer({no::user_not_found});
  if (id == r.who.subject) return contract::answer({no::needs_another_person});
  if (m->person.role != *role) {
    accounts_.acted_on(
        r.who.subject, "account.role", id,
        std::string(domain::name_of(m->person.role)) + " → " + body.role + ": " + body.reason,
        clock_.now());
  }
  const auto answered = core_.post("/internal/v1/users/" + id + "/role",
                                   {{"role", body.role}, {"by", r.who.subject}});
  if (answered.status >= 400) return contract::pass_on(answered);
  accounts_.role_changed(id, *role);
  return show(r, id);
}

http::response employees_http::change_state(http::request& r, bool suspended) {
  const auto reason = reason_of(r);
  const auto id = r.param("id");
  if (!accounts_.colleague(id)) return contract::answer({no::user_not_found});
  if (id == r.who.subject) return contract::answer({no::needs_another_person});
  const auto before = states_.of(id);
  if (!before) return contract::answer({no::user_not_found});
  if ((before->state == "suspended") == suspended) return show(r, id);
  accounts_.acted_on(r.who.subject, suspended ? "account.suspend" : "account.restore", id,
                     (suspended ? "Suspended: " : "Restored: ") + reason, clock_.now());
  const auto answered =
      suspended ? states_.suspend(id, r.who.subject) : states_.restore(id, r.who.subject);
  return answered.status >= 400 ? contract::pass_on(answered) : show(r, id);
}

http::response employees_http::suspend(http::request& r) {
  return change_state(r, true);
}

http::response employees_http::restore(http::request& r) {
  return change_state(r, false);
}

}  // namespace admin_api

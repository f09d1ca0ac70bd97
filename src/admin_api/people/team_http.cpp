#include "admin_api/people/team_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/people/invitation.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;

struct person_body {
  std::string name, email;
};
BOOST_DESCRIBE_STRUCT(person_body, (), (name, email))

boost::json::object member_json(const backoffice::team_member& m, const std::string& self) {
  return {{"id", m.person.id},
          {"name", m.person.name},
          {"email", m.person.email},
          {"owner", m.person.owner},
          {"you", m.person.id == self},
          {"state", m.signed_in_at ? "active" : "invited"},
          {"signedInAt", instant_or_null(m.signed_in_at)}};
}

}  // namespace

http::response team_http::list(http::request& r) {
  boost::json::array items;
  for (const auto& m : accounts_.team(scope_of(r))) items.push_back(member_json(m, r.who.subject));
  return answer(200, {{"items", std::move(items)}});
}

http::response team_http::invite(http::request& r) {
  const auto body = json::read<person_body>(r.body);
  field_checks checks;
  checks.line("/name", body.name, 120);
  checks.email("/email", body.email);
  checks.done();
  if (const auto leads = accounts_.may_lead(r.who.subject); !leads)
    return contract::answer(leads.error());
  backoffice::account a{"", domain::folded_email(body.email), body.name, scope_of(r),
                        domain::role::supplier};
  const auto answered = invite_through(core_, a, r.who.subject);
  if (answered.status >= 400) return contract::pass_on(answered);
  a.id = invited_user(answered);
  accounts_.invited(a, r.who.subject, clock_.now());
  return answer(201, member_json({a, {}}, r.who.subject));
}

http::response team_http::remove(http::request& r) {
  if (const auto leads = accounts_.may_lead(r.who.subject); !leads)
    return contract::answer(leads.error());
  const auto who = accounts_.removable(scope_of(r), r.param("id"));
  if (!who) return contract::answer(who.error());
  // Core's first: nobody is shown as gone who can still come in.
  const auto answered =
      core_.post("/internal/v1/users/" + who->id + "/removal", {{"removedBy", r.who.subject}});
  if (answered.status >= 400) return contract::pass_on(answered);
  accounts_.removed(*who, r.who.subject, clock_.now());
  return http::no_content();
}

http::response team_http::hand_over(http::request& r) {
  if (const auto leads = accounts_.may_lead(r.who.subject); !leads)
    return contract::answer(leads.error());
  const auto done = accounts_.hand_over(scope_of(r), r.param("id"), r.who.subject, clock_.now());
  if (!done) return contract::answer(done.error());
  return http::no_content();
}

}  // namespace admin_api

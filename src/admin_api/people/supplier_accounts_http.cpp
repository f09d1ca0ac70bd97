#include "admin_api/people/supplier_accounts_http.hpp"

#include "admin_api/answers.hpp"
#include "admin_api/people/invitation.hpp"
#include "admin_api/people/reason.hpp"
#include "admin_api/profile_fields.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;

struct correction_body : supplier_edit_body {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(correction_body, (supplier_edit_body), (reason))

}  // namespace

http::response supplier_accounts_http::show(const backoffice::supplier& s) {
  const auto team = accounts_.team(s.id);
  std::vector<std::string> ids;
  for (const auto& m : team) ids.push_back(m.person.id);
  const auto states = states_.shown(ids);
  boost::json::array people;
  for (const auto& m : team) {
    boost::json::object person{{"id", m.person.id},
                               {"name", m.person.name},
                               {"email", m.person.email},
                               {"owner", m.person.owner}};
    add_state(person, states, m.person.id);
    people.push_back(std::move(person));
  }
  auto body = supplier_profile_json(s);
  body["state"] = s.state;
  body["launches"] = s.launches;
  body["createdAt"] = platform::format_instant(s.created_at);
  body["people"] = std::move(people);
  return answer(200, body);
}

http::response supplier_accounts_http::one(http::request& r) {
  const auto s = suppliers_.find(r.param("id"));
  return s ? show(*s) : contract::answer({domain::no::supplier_not_found});
}

http::response supplier_accounts_http::correct(http::request& r) {
  const auto sent = json::parse(r.body);
  const auto body = json::from_value<correction_body>(sent);
  field_checks checks;
  checks.line("/reason", body.reason, most_reason);
  auto edit = supplier_edit_of(body, sent.as_object(), checks);
  checks.done();
  edit.reason = body.reason;
  const auto id = r.param("id");
  const auto done = suppliers_.update(id, edit, r.who.subject, clock_.now());
  if (!done) return contract::answer(done.error());
  told_();
  // Its owner hears of it; an owner that Core does not know has nothing to hear.
  for (const auto& m : accounts_.team(id)) {
    if (m.person.owner)
      (void)core_.post("/internal/v1/users/" + m.person.id + "/notice", boost::json::object{});
  }
  return show(*done);
}

std::vector<std::string> supplier_accounts_http::active_people(const std::string& supplier) {
  std::vector<std::string> out;
  for (const auto& m : accounts_.team(supplier)) {
    const auto s = states_.of(m.person.id);
    if (s && s->state != "suspended") out.push_back(m.person.id);
  }
  return out;
}

// What is to be done is written first, so that the same request again goes on where it stopped.
http::response supplier_accounts_http::suspend(http::request& r) {
  const auto reason = reason_of(r);
  const auto id = r.param("id");
  const auto people = active_people(id);
  const auto s = suppliers_.set_state(id, "suspended", reason, r.who.subject, clock_.now());
  if (!s) return contract::answer(s.error());
  accounts_.suspended_with_supplier(people);
  for (const auto& each : accounts_.to_restore_with(id)) {
    const auto answered = states_.suspend(each, r.who.subject);
    if (answered.status >= 400) return contract::pass_on(answered);
  }
  return show(*s);
}

http::response supplier_accounts_http::restore(http::request& r) {
  const auto reason = reason_of(r);
  const auto id = r.param("id");
  const auto s = suppliers_.set_state(id, "active", reason, r.who.subject, clock_.now());
  if (!s) return contract::answer(s.error());
  for (const auto& each : accounts_.to_restore_with(id)) {
    const auto answered = states_.restore(each, r.who.subject);
    if (answered.status >= 400) return contract::pass_on(answered);
  }
  accounts_.restored_with(id);
  return show(*s);
}

http::response supplier_accounts_http::invite_again(http::request& r) {
  const auto s = suppliers_.find(r.param("id"));
  if (!s) return contract::answer({domain::no::supplier_not_found});
  if (s->state != "invited") return contract::answer({domain::no::not_possible_in_this_state});
  const backoffice::account contact{"", s->contact_email, s->contact_name, s->id,
                                    domain::role::supplier};
  const auto answered = invite_through(core_, contact, r.who.subject);
  if (answered.status >= 400) return contract::pass_on(answered);
  accounts_.acted_on(r.who.subject, "supplier.invite", s->id, "Invited once more", clock_.now());
  return show(*s);
}

}  // namespace admin_api

#include "admin_api/people/people_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/people/invitation.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;

struct supplier_body {
  std::string name, contactName, contactEmail;
};
BOOST_DESCRIBE_STRUCT(supplier_body, (), (name, contactName, contactEmail))

struct employee_body {
  std::string name, email, role;
};
BOOST_DESCRIBE_STRUCT(employee_body, (), (name, email, role))

boost::json::object supplier_json(const backoffice::supplier& s) {
  return {{"id", s.id},
          {"name", s.name},
          {"slug", s.slug},
          {"contactEmail", s.contact_email},
          {"launches", s.launches},
          {"state", s.state},
          {"createdAt", platform::format_instant(s.created_at)}};
}

}  // namespace

http::response people_http::suppliers(http::request& r) {
  const http::query_params q(r.query, {"q", "cursor", "limit"});
  return answer_page(suppliers_.list(q.text("q").value_or(""), page_of(q)), supplier_json);
}

http::response people_http::invite_supplier(http::request& r) {
  const auto body = json::read<supplier_body>(r.body);
  field_checks checks;
  checks.line("/name", body.name, 120);
  checks.line("/contactName", body.contactName, 120);
  checks.email("/contactEmail", body.contactEmail);
  checks.done();
  const auto& by = r.who.subject;
  const auto made =
      suppliers_.create({body.name, body.contactName, body.contactEmail}, by, clock_.now());
  if (!made) return contract::answer(made.error());
  // Should Core not answer now, the supplier waits for the same request again, which finds it.
  backoffice::account contact{"", made->contact_email, made->contact_name, made->id,
                              domain::role::supplier};
  const auto answered = invite_through(core_, contact, by);
  if (answered.status >= 400) {
    suppliers_.withdraw(made->id, by, clock_.now());
    return contract::pass_on(answered);
  }
  contact.id = invited_user(answered);
  suppliers_.invited(made->id, contact.id);
  accounts_.invited(contact, by, clock_.now());
  return answer(201, supplier_json(*made));
}

http::response people_http::invite_employee(http::request& r) {
  const auto body = json::read<employee_body>(r.body);
  field_checks checks;
  checks.line("/name", body.name, 120);
  checks.email("/email", body.email);
  const auto role = domain::role_named(body.role);
  if (role != domain::role::employee && role != domain::role::financial)
    checks.add({"/role", "unknown_value", "employee or financial."});
  checks.done();
  backoffice::account a{"", domain::folded_email(body.email), body.name, "", *role};
  const auto answered = invite_through(core_, a, r.who.subject);
  if (answered.status >= 400) return contract::pass_on(answered);
  a.id = invited_user(answered);
  accounts_.invited(a, r.who.subject, clock_.now());
  return answer(
      201, {{"id", a.id}, {"name", a.name}, {"email", a.email}, {"role", domain::name_of(a.role)}});
}

}  // namespace admin_api

#include "admin_api/accounts/accounts_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
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

struct address_body {
  std::string line1;
  std::optional<std::string> line2;
  std::string postalCode, city;
  std::optional<std::string> region;
  std::string country;
};
BOOST_DESCRIBE_STRUCT(address_body, (), (line1, line2, postalCode, city, region, country))

struct supplier_edit_body {
  std::optional<std::string> name, legalName, taxId;
  std::optional<address_body> legalAddress;
  std::optional<std::string> description, website, contactName, contactEmail, contactPhone;
};
BOOST_DESCRIBE_STRUCT(supplier_edit_body, (),
                      (name, legalName, taxId, legalAddress, description, website, contactName,
                       contactEmail, contactPhone))

domain::address address_of(const address_body& a, field_checks& checks) {
  checks.line("/legalAddress/line1", a.line1, 120);
  checks.at_most("/legalAddress/line2", a.line2.value_or(""), 120);
  checks.line("/legalAddress/postalCode", a.postalCode, 20);
  checks.line("/legalAddress/city", a.city, 80);
  checks.at_most("/legalAddress/region", a.region.value_or(""), 80);
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (a.country.size() != 2 || !capital(a.country[0]) || !capital(a.country[1]))
    checks.add({"/legalAddress/country", "country_invalid",
                "Two capital letters (ISO 3166), such as PT."});
  return {a.line1, a.line2.value_or(""), a.postalCode, a.city, a.region.value_or(""), a.country};
}

backoffice::supplier_edit edit_of(std::string_view text) {
  const auto value = json::parse(text);
  auto body = json::from_value<supplier_edit_body>(value);
  field_checks checks;
  backoffice::supplier_edit edit;
  if (body.name) checks.line("/name", *body.name, 120);
  if (body.legalName) checks.line("/legalName", *body.legalName, 120);
  if (body.taxId) checks.line("/taxId", *body.taxId, 40);
  if (body.legalAddress) edit.address = address_of(*body.legalAddress, checks);
  if (body.description) checks.at_most("/description", *body.description, 4000);
  if (body.website) checks.website("/website", *body.website);
  if (body.contactName) checks.line("/contactName", *body.contactName, 120);
  if (body.contactEmail) checks.email("/contactEmail", *body.contactEmail);
  if (body.contactPhone) checks.line("/contactPhone", *body.contactPhone, 40);
  checks.done();
  edit.name = std::move(body.name);
  edit.legal_name = std::move(body.legalName);
  edit.tax_id = std::move(body.taxId);
  edit.description = std::move(body.description);
  edit.website = std::move(body.website);
  edit.contact_name = std::move(body.contactName);
  edit.contact_email = std::move(body.contactEmail);
  edit.contact_phone = std::move(body.contactPhone);
  // Null takes it away; left out it stays.
  const auto taken_away = [&](const char* name) {
    const auto* v = value.as_object().if_contains(name);
    return v != nullptr && v->is_null();
  };
  if (taken_away("website")) edit.website = "";
  if (taken_away("contactPhone")) edit.contact_phone = "";
  return edit;
}

boost::json::object supplier_json(const backoffice::supplier& s) {
  return {{"id", s.id},
          {"name", s.name},
          {"slug", s.slug},
          {"legalName", text_or_null(s.legal_name)},
          {"taxId", text_or_null(s.tax_id)},
          {"legalAddress", s.has_address ? boost::json::value(address_json(s.address))
                                         : boost::json::value(nullptr)},
          {"description", s.description},
          {"website", text_or_null(s.website)},
          {"contactName", s.contact_name},
          {"contactEmail", s.contact_email},
          {"contactPhone", text_or_null(s.contact_phone)},
          {"logo", text_or_null(s.logo)}};
}

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
      body["supplier"] = supplier_json(*s);
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
  const auto done = suppliers_.update(scope_of(r), edit_of(r.body), r.who.subject, clock_.now());
  if (!done) return contract::answer(done.error());
  told_();
  return answer(200, supplier_json(*done));
}

}  // namespace admin_api

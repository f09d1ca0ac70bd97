#include "admin_api/profile_fields.hpp"

#include "admin_api/answers.hpp"

namespace admin_api {

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

backoffice::supplier_edit supplier_edit_of(supplier_edit_body body, const boost::json::object& sent,
                                           field_checks& checks) {
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
  edit.name = std::move(body.name);
  edit.legal_name = std::move(body.legalName);
  edit.tax_id = std::move(body.taxId);
  edit.description = std::move(body.description);
  edit.website = std::move(body.website);
  edit.contact_name = std::move(body.contactName);
  edit.contact_email = std::move(body.contactEmail);
  edit.contact_phone = std::move(body.contactPhone);
  const auto taken_away = [&](const char* name) {
    const auto* v = sent.if_contains(name);
    return v != nullptr && v->is_null();
  };
  if (taken_away("website")) edit.website = "";
  if (taken_away("contactPhone")) edit.contact_phone = "";
  return edit;
}

boost::json::object supplier_profile_json(const backoffice::supplier& s) {
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
          {"logo", text_or_null(s.logo)},
          {"bookingMails", s.daily_mails ? "daily" : "each"}};
}

}  // namespace admin_api

#include "admin_api/people/customers_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/people/reason.hpp"
#include "admin_api/profile_fields.hpp"
#include "admin_api/request_fields.hpp"
#include "backoffice/audit.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;
using boost::json::value;

struct correction_body {
  std::string reason;
  std::optional<std::string> name, phone, taxId;
  std::optional<platform::day> birthDate;
  std::optional<address_body> legalAddress;
};
BOOST_DESCRIBE_STRUCT(correction_body, (), (reason, name, phone, taxId, birthDate, legalAddress))

object row_json(const backoffice::customer_account& a) {
  return {{"id", a.profile.id},
          {"name", a.profile.name},
          {"email", a.profile.email},
          {"phone", text_or_null(a.profile.phone)},
          {"country", a.profile.has_address ? value(a.profile.address.country) : value(nullptr)},
          {"vip", domain::is_vip(a.trips)},
          {"bookings", a.bookings},
          {"createdAt", platform::format_instant(a.profile.created_at)}};
}

object profile_json(const domain::customer& c) {
  return {{"name", c.name},
          {"birthDate", platform::format_day(c.born)},
          {"phone", text_or_null(c.phone)},
          {"taxId", text_or_null(c.tax_id)},
          {"legalAddress", c.has_address ? value(address_json(c.address)) : value(nullptr)}};
}

object detail_json(const backoffice::customer_detail& d) {
  auto out = row_json(d.account);
  for (const auto& [name, each] : profile_json(d.account.profile)) out[name] = each;
  out["emailVerified"] = d.account.profile.email_verified;
  out["newLaunchMails"] = d.account.profile.new_launch_mails;
  out["trips"] = d.account.trips;
  out["paid"] = money_json(d.paid);
  out["refunded"] = money_json(d.refunded);
  out["owed"] = money_json(d.owed);
  boost::json::array payments;
  for (const auto& p : d.payments) {
    payments.push_back({{"id", p.id},
                        {"bookingId", p.booking_id},
                        {"bookingReference", domain::reference_of(p.booking_id)},
                        {"provider", p.provider},
                        {"kind", p.kind},
                        {"state", p.state},
                        {"amount", money_json(p.amount)},
                        {"at", platform::format_instant(p.at)}});
  }
  out["payments"] = std::move(payments);
  return out;
}

// What of the profile shall be otherwise, for Core.
object wish_of(const correction_body& body, domain::instant now) {
  field_checks checks;
  object wish;
  const auto text = [&](const char* name, const std::optional<std::string>& given,
                        std::size_t most) {
    if (!given) return;
    checks.line(std::string("/") + name, *given, most);
    wish[name] = *given;
  };
  checks.line("/reason", body.reason, most_reason);
  text("name", body.name, 200);
  text("phone", body.phone, 32);
  text("taxId", body.taxId, 40);
  if (body.birthDate) {
    if (domain::completed_years(*body.birthDate, domain::day_of(now)) <
        domain::youngest_account_holder)
      checks.add({"/birthDate", "holder_too_young", "Account holders are at least 18 years old."});
    wish["birthDate"] = platform::format_day(*body.birthDate);
  }
  if (body.legalAddress) {
    const auto a = address_of(*body.legalAddress, checks);
    wish["legalAddress"] =
        object{{"line1", a.line1}, {"line2", a.line2},   {"postalCode", a.postal_code},
               {"city", a.city},   {"region", a.region}, {"country", a.country}};
  }
  checks.done();
  return wish;
}

// The same members as they were.
object before_of(const domain::customer& c, const object& wish) {
  const auto all = profile_json(c);
  object out;
  for (const auto& [name, each] : wish) out[name] = all.at(name);
  return out;
}

}  // namespace

http::response customers_http::list(http::request& r) {
  const http::query_params q(r.query, {"q", "state", "sort", "cursor", "limit"});
  backoffice::customer_filter f;
  f.text = q.text("q").value_or("");
  f.sort = one_of(q, "sort", {"name", "-name", "-createdAt", "createdAt"});
  if (one_of(q, "state", {"any", "suspended"}) == "suspended")
    f.ids = states_.suspended(domain::role::customer);
  const auto page = customers_.list(f, page_of(q));
  std::vector<std::string> ids;
  for (const auto& a : page.items) ids.push_back(a.profile.id);
  const auto states = states_.shown(ids);
  return answer_page(page, [&](const backoffice::customer_account& a) {
    auto row = row_json(a);
    add_state(row, states, a.profile.id);
    return row;
  });
}

http::response customers_http::show(const std::string& id) {
  const auto found = customers_.find(id);
  if (!found) return contract::answer({domain::no::user_not_found});
  auto body = detail_json(*found);
  add_state(body, states_.shown({id}), id);
  return answer(200, body);
}

http::response customers_http::one(http::request& r) {
  return show(r.param("id"));
}

http::response customers_http::correct(http::request& r) {
  const auto body = json::read<correction_body>(r.body);
  const auto wish = wish_of(body, clock_.now());
  const auto id = r.param("id");
  const auto found = customers_.find(id);
  if (!found) return contract::answer({domain::no::user_not_found});
  if (!wish.empty()) {
    // Before it is done: what was not noted must not be possible.
    platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
      backoffice::note(t,
                       {r.who.subject, "customer.correct", id, "Corrected: " + body.reason,
                        before_of(found->account.profile, wish), wish},
                       clock_.now());
    });
    const auto answered = core_.post("/internal/v1/customers/" + id + "/correction", wish);
    if (answered.status >= 400) return contract::pass_on(answered);
  }
  return http::no_content();
}

http::response customers_http::change_state(http::request& r, bool suspended) {
  const auto reason = reason_of(r);
  const auto id = r.param("id");
  if (!customers_.find(id)) return contract::answer({domain::no::user_not_found});
  const auto before = states_.of(id);
  if (!before) return contract::answer({domain::no::user_not_found});
  if ((before->state == "suspended") == suspended) return show(id);
  platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
    backoffice::note(t,
                     {r.who.subject, suspended ? "customer.suspend" : "customer.restore", id,
                      (suspended ? "Suspended: " : "Restored: ") + reason},
                     clock_.now());
  });
  const auto answered =
      suspended ? states_.suspend(id, r.who.subject) : states_.restore(id, r.who.subject);
  return answered.status >= 400 ? contract::pass_on(answered) : show(id);
}

http::response customers_http::suspend(http::request& r) {
  return change_state(r, true);
}

http::response customers_http::restore(http::request& r) {
  return change_state(r, false);
}

}  // namespace admin_api

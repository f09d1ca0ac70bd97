#include "core_api/operations/documents_http.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "backoffice/document_pdf.hpp"
#include "contract/problems.hpp"
#include "contract/text.hpp"
#include "platform/json/read.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace text = contract::text;

struct mail_body {
  std::string key;
};
BOOST_DESCRIBE_STRUCT(mail_body, (), (key))

// In the document's own language.
boost::json::object data_of(const backoffice::document& d) {
  const auto l = d.language;
  const char* about = l == domain::language::spanish ? "{0} a {1}, {2}" : "{0} to {1}, {2}";
  return {{"title", backoffice::title_of(d.kind, l)},
          {"number", d.number},
          {"date", text::day(std::chrono::sys_days{d.issued_on}, l)},
          {"about", text::filled(about, {d.rocket, d.destination, text::instant(d.departs_at, l)})},
          {"amount", text::money(d.amount, l)}};
}

}  // namespace

http::response documents_http::pdf(http::request& r) {
  const auto d = p_.documents.find(r.param("number"));
  if (!d) return contract::answer({domain::no::document_not_found});
  return {200, "application/pdf", backoffice::render_pdf(*d), {{"Cache-Control", "no-store"}}};
}

std::vector<platform::mail::mailbox> documents_http::recipients(const backoffice::document& d) {
  std::vector<platform::mail::mailbox> out;
  if (!d.booking_id.empty()) {
    if (const auto c = p_.customers.of_booking(d.booking_id)) out.push_back({c->name, c->email});
  } else if (const auto l = p_.launches.master(d.launch_id)) {
    for (const auto& to : p_.suppliers.recipients(l->supplier_id))
      out.push_back({to.name, to.email});
  }
  return out;
}

http::response documents_http::mail(http::request& r) {
  const auto body = platform::json::read<mail_body>(r.body);
  const auto d = p_.documents.find(r.param("number"));
  if (!d) return contract::answer({domain::no::document_not_found});
  const auto about = d->booking_id.empty() ? d->launch_id : d->booking_id;
  auto data = data_of(*d);
  boost::json::array told;
  for (const auto& to : recipients(*d)) {
    data["name"] = to.name;
    mail_order m{"document-copy", to, about + ":" + d->number + ":" + body.key, data, {d->number}};
    m.language = d->language;
    p_.written.order(m, p_.clock.now());
    told.emplace_back(to.address);
  }
  return http::json_response(
      200, boost::json::serialize(boost::json::object{{"recipients", std::move(told)}}));
}

}  // namespace core_api

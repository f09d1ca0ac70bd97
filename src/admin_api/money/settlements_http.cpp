#include "admin_api/money/settlements_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/csv.hpp"
#include "contract/problems.hpp"
#include "domain/booking.hpp"
#include "domain/fees.hpp"
#include "platform/security/base64url.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::array;
using boost::json::object;
using boost::json::value;
using domain::no;

struct payout_body {
  std::string reference;
};
BOOST_DESCRIBE_STRUCT(payout_body, (), (reference))

struct invoice_body {
  std::string launchId, number, date;
  std::int64_t amountCents = 0;
  std::string pdf;
};
BOOST_DESCRIBE_STRUCT(invoice_body, (), (launchId, number, date, amountCents, pdf))

object settlement_json(const backoffice::settlement& s) {
  return {{"launchId", s.launch_id},
          {"supplier", object{{"id", s.supplier_id}, {"name", s.supplier_name}}},
          {"rocketName", s.rocket},
          {"destinationName", s.destination},
          {"departsAt", platform::format_instant(s.departs_at)},
          {"state", domain::name_of(s.state)},
          {"revenue", money_json(s.revenue)},
          {"fee", money_json(s.fee)},
          {"feeRatePerMille", s.rate_per_mille},
          {"feeReason", domain::fee_reason(s.rate_per_mille)},
          {"payout", s.payout ? value(money_json(*s.payout)) : value(nullptr)},
          {"statementNumber", text_or_null(s.statement_number)},
          {"feeInvoiceNumber", text_or_null(s.fee_number)},
          {"openedAt", platform::format_instant(s.opened_at)},
          {"invoicedAt", instant_or_null(s.invoiced_at)},
          {"settledAt", instant_or_null(s.settled_at)},
          {"payoutReference", text_or_null(s.payout_reference)},
          {"paidBy", text_or_null(s.paid_by_name)}};
}

object invoice_json(const backoffice::supplier_invoice& i) {
  return {{"id", i.id},
          {"launchId", i.launch_id},
          {"supplier", object{{"id", i.supplier_id}, {"name", i.supplier_name}}},
          {"number", i.number},
          {"date", platform::format_day(i.issued_on)},
          {"amount", money_json(i.amount)},
          {"receivedAt", platform::format_instant(i.received_at)},
          {"enteredBy", i.entered_by_name}};
}

object detail_json(const backoffice::settlement_detail& d) {
  auto out = settlement_json(d.facts);
  array lines, taken;
  for (const auto& l : d.lines)
    lines.push_back(object{{"bookingReference", domain::reference_of(l.booking_id)},
                           {"passenger", l.passenger},
                           {"outcome", l.outcome},
                           {"paid", money_json(l.paid)},
                           {"refunded", money_json(l.refunded)},
                           {"kept", money_json(l.paid - l.refunded)}});
  for (const auto& c : d.set_off)
    taken.push_back(object{{"number", c.number}, {"amount", money_json(c.amount)}});
  out["lines"] = std::move(lines);
  out["setOff"] = std::move(taken);
  out["expectedPayout"] = money_json(d.expected_payout);
  out["invoice"] = d.invoice ? value(invoice_json(*d.invoice)) : value(nullptr);
  return out;
}

// Files come as ordinary base64.
std::string file_of(const std::string& base64, field_checks& checks) {
  auto text = base64;
  for (auto& c : text) {
    if (c == '+') c = '-';
    if (c == '/') c = '_';
  }
  while (text.ends_with('=')) text.pop_back();
  auto bytes = platform::security::from_base64url(text).value_or("");
  if (!bytes.starts_with("%PDF-") || bytes.find("%%EOF") == bytes.npos)
    checks.add({"/pdf", "not_a_pdf", "A PDF file is expected here, in base64."});
  return bytes;
}

backoffice::new_supplier_invoice invoice_of(const invoice_body& body) {
  field_checks checks;
  checks.line("/number", body.number, 40);
  const auto date = platform::parse_day(body.date);
  if (!date) checks.add({"/date", "not_a_day", "A day such as 2026-11-23 is expected here."});
  checks.within("/amountCents", body.amountCents, 1, 1'000'000'000'000'000);
  auto pdf = file_of(body.pdf, checks);
  checks.done();
  return {body.launchId, body.number, *date, body.amountCents, std::move(pdf)};
}

}  // namespace

http::response settlements_http::list(http::request& r) {
  const http::query_params q(r.query, {"state", "supplier", "cursor", "limit"});
  backoffice::settlement_filter f;
  f.supplier = scope_of(r);
  if (f.supplier.empty()) f.supplier = q.text("supplier").value_or("");
  f.state = named(q, "state", domain::settlement_state_named);
  return answer_page(settlements_.list(f, page_of(q)), settlement_json);
}

http::response settlements_http::one(http::request& r) {
  const auto d = settlements_.find(scope_of(r), r.param("id"));
  return d ? answer(200, detail_json(*d)) : contract::answer({no::settlement_not_found});
}

http::response settlements_http::statement(http::request& r) {
  const auto d = settlements_.find(scope_of(r), r.param("id"));
  if (!d) return contract::answer({no::settlement_not_found});
  contract::csv_file out(
      {"booking", "passenger", "outcome", "paid USD", "given back USD", "kept USD"});
  for (const auto& l : d->lines)
    out.row({domain::reference_of(l.booking_id), l.passenger, l.outcome,
             contract::csv_money(l.paid), contract::csv_money(l.refunded),
             contract::csv_money(l.paid - l.refunded)});
  return out.answer("statement-" + r.param("id"));
}

http::response settlements_http::pay_out(http::request& r) {
  const auto body = json::read<payout_body>(r.body);
  field_checks checks;
  checks.line("/reference", body.reference, 120);
  checks.done();
  const auto d = settlements_.paid_out(r.param("id"), body.reference, r.who.subject, clock_.now());
  return d ? answer(200, detail_json(*d)) : contract::answer(d.error());
}

http::response settlements_http::invoices(http::request& r) {
  const http::query_params q(r.query, {"cursor", "limit"});
  return answer_page(settlements_.invoices(scope_of(r), page_of(q)), invoice_json);
}

http::response settlements_http::invoice_file(http::request& r) {
  const auto i = settlements_.invoice(scope_of(r), r.param("id"));
  if (!i) return contract::answer({no::supplier_invoice_not_found});
  // Somebody else made it: it is saved, never shown in a page of ours.
  return {200,
          "application/pdf",
          settlements_.invoice_file(i->id),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition", "attachment; filename=\"" + i->id + ".pdf\""}}};
}

http::response settlements_http::take_invoice(http::request& r) {
  const auto wish = invoice_of(json::read<invoice_body>(r.body));
  const auto taken = settlements_.take_invoice(scope_of(r), wish, r.who.subject, clock_.now());
  if (!taken) return contract::answer(taken.error());
  return created("/api/v1/settlements/" + taken->launch_id, invoice_json(*taken));
}

http::response settlements_http::money(http::request& r) {
  const auto l = launches_.find(scope_of(r), r.param("id"));
  if (!l) return contract::answer({no::launch_not_found});
  const auto m = fees_.money(l->master);
  const auto settled = settlements_.find({}, l->master.id);
  return answer(200, {{"gross", money_json(m.paid)},
                      {"refunds", money_json(m.refunded)},
                      {"kept", money_json(m.paid - m.refunded)},
                      {"feeRatePerMille", m.rate_per_mille},
                      {"feeReason", m.rate_per_mille == 0 ? "for an aborted launch"
                                                          : domain::fee_reason(m.rate_per_mille)},
                      {"fee", money_json(m.fee)},
                      {"net", money_json(m.paid - m.refunded - m.fee)},
                      {"settlement",
                       settled ? value(domain::name_of(settled->facts.state)) : value(nullptr)}});
}

}  // namespace admin_api

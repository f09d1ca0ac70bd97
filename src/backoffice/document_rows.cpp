#include "backoffice/document_rows.hpp"

#include <boost/json/array.hpp>

#include "backoffice/stored_json.hpp"
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/time.hpp"

namespace backoffice {

namespace bj = boost::json;
using platform::postgres::transaction;

namespace {

// The counter's row stays locked until the transaction ends.
std::int64_t next_number(transaction& t, const std::string& series, int year) {
  return t
      .exec(
          "insert into document_counters as c (series, year, last) values ($1, $2, 1) "
          "on conflict (series, year) do update set last = c.last + 1 returning last",
          {series, year})[0]
      .i64("last");
}

}  // namespace

bj::object to_stored_party(const party& p) {
  return {{"name", p.name},
          {"taxId", p.tax_id},
          {"address", p.has_address ? to_stored(p.address) : bj::value(nullptr)}};
}

party party_from_stored(const std::string& stored) {
  const auto v = parse_stored(stored);
  const auto& o = v.as_object();
  party p;
  p.name = o.at("name").as_string();
  p.tax_id = o.at("taxId").as_string();
  if (const auto& a = o.at("address"); !a.is_null()) {
    p.has_address = true;
    p.address = address_from_stored(a);
  }
  return p;
}

bj::object to_stored_content(const document& d) {
  bj::array lines, refunds;
  for (const auto& l : d.lines)
    lines.push_back({{"text", l.text}, {"detail", l.detail}, {"amountCents", l.amount}});
  for (const auto& r : d.refunds)
    refunds.push_back({{"percent", r.percent}, {"until", platform::format_instant(r.until)}});
  return {{"lines", std::move(lines)},
          {"reference", d.reference},
          {"refersTo", d.refers_to},
          {"paymentMethod", d.payment_method},
          {"rocket", d.rocket},
          {"destination", d.destination},
          {"spaceport", d.spaceport},
          {"timeZone", d.time_zone},
          {"supplier", d.supplier},
          {"departsAt", platform::format_instant(d.departs_at)},
          {"refunds", std::move(refunds)},
          {"language", domain::code_of(d.language)}};
}

party company_of(transaction& t) {
  const auto r = t.exec("select * from company")[0];
  return {r.text("name"), r.text("tax_id"), true,
          address_from_stored(parse_stored(r.text("address")))};
}

void issue(transaction& t, document d, const std::string& source, const std::string& words,
           domain::instant now) {
  d.series = domain::series_of(d.kind);
  const int year = static_cast<int>(d.issued_on.year());
  const auto sequence = next_number(t, d.series, year);
  d.number = domain::document_number(d.kind, year, sequence);
  const auto or_null = [](const std::string& text) {
    return text.empty() ? platform::postgres::param(std::nullopt) : platform::postgres::param(text);
  };
  t.exec(
      "insert into documents (number, kind, series, year, sequence, source, issued_on, due_on, "
      "amount_cents, emitter, recipient, booking_id, launch_id, content, words, payment_state, "
      "paid_at, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
      "lower($15), $16, case when $17::timestamptz < books_open_from() then $18 else $17 end, $18)",
      {d.number, domain::name_of(d.kind), d.series, year, sequence, source, d.issued_on, d.due_on,
       d.amount, as_jsonb(to_stored_party(d.emitter)), as_jsonb(to_stored_party(d.recipient)),
       or_null(d.booking_id), or_null(d.launch_id), as_jsonb(to_stored_content(d)),
       d.number + ' ' + d.reference + ' ' + d.refers_to + ' ' + d.recipient.name + ' ' +
           d.recipient.tax_id + ' ' + words,
       d.payment_state, d.paid_at, now});
  platform::crash_point("document.after_number");
}

bool issued_for(transaction& t, domain::document_kind kind, const std::string& source) {
  return !t.exec("select 1 as one from documents where kind = $1 and source = $2",
                 {domain::name_of(kind), source})
              .empty();
}

bool note_payment(transaction& t, const std::string& number, const std::string& state,
                  std::optional<domain::instant> paid_at, const std::string& actor,
                  domain::instant now) {
  const auto changed = t.exec(
      "update documents set payment_state = $2, paid_at = case when $3::timestamptz < "
      "books_open_from() then $4 else $3 end where number = $1 and payment_state <> $2",
      {number, state, paid_at, now});
  if (changed.affected() == 0) return false;
  t.exec("insert into document_payments (number, state, at, actor) values ($1, $2, $3, $4)",
         {number, state, now, actor});
  return true;
}

}  // namespace backoffice

#include "backoffice/documents.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "backoffice/stored_json.hpp"
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/time.hpp"

namespace backoffice {
namespace {

namespace bj = boost::json;
using platform::postgres::row;
using platform::postgres::transaction;

bj::object to_stored_party(const party& p) {
  return {{"name", p.name},
          {"taxId", p.tax_id},
          {"address", p.has_address ? to_stored(p.address) : bj::value(nullptr)}};
}

party party_from_stored(const bj::value& v) {
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
          {"paymentMethod", d.payment_method},
          {"rocket", d.rocket},
          {"destination", d.destination},
          {"spaceport", d.spaceport},
          {"timeZone", d.time_zone},
          {"supplier", d.supplier},
          {"departsAt", platform::format_instant(d.departs_at)},
          {"refunds", std::move(refunds)}};
}

void read_content(const bj::object& o, document& d) {
  const auto text = [&](std::string_view name) { return std::string(o.at(name).as_string()); };
  for (const auto& each : o.at("lines").as_array()) {
    const auto& l = each.as_object();
    d.lines.push_back({std::string(l.at("text").as_string()),
                       std::string(l.at("detail").as_string()), l.at("amountCents").as_int64()});
  }
  for (const auto& each : o.at("refunds").as_array()) {
    const auto& r = each.as_object();
    d.refunds.push_back({static_cast<int>(r.at("percent").as_int64()),
                         platform::parse_instant(r.at("until").as_string()).value()});
  }
  d.reference = text("reference");
  d.payment_method = text("paymentMethod");
  d.rocket = text("rocket");
  d.destination = text("destination");
  d.spaceport = text("spaceport");
  d.time_zone = text("timeZone");
  d.supplier = text("supplier");
  d.departs_at = platform::parse_instant(text("departsAt")).value();
}

document document_of(const row& r) {
  document d;
  d.number = r.text("number");
  d.series = r.text("series");
  d.kind = r.text("kind") == "invoice" ? domain::document_kind::invoice
                                       : domain::document_kind::credit_note;
  d.issued_on = r.date("issued_on");
  d.due_on = r.date("due_on");
  d.amount = r.i64("amount_cents");
  d.emitter = party_from_stored(parse_stored(r.text("emitter")));
  d.recipient = party_from_stored(parse_stored(r.text("recipient")));
  d.booking_id = r.maybe_text("booking_id").value_or("");
  d.launch_id = r.maybe_text("launch_id").value_or("");
  d.payment_state = r.text("payment_state");
  d.paid_at = r.maybe_at("paid_at");
  read_content(parse_stored(r.text("content")).as_object(), d);
  return d;
}

party company_of(transaction& t) {
  const auto r = t.exec("select * from company")[0];
  return {r.text("name"), r.text("tax_id"), true,
          address_from_stored(parse_stored(r.text("address")))};
}

document invoice_for(const contract::booking_snapshot& s, domain::instant now) {
  const auto& b = s.booking;
  document d;
  d.series = domain::series_of(d.kind);
  d.issued_on = d.due_on = domain::day_of(now);
  d.amount = b.total();
  d.recipient = {s.customer.name, s.customer.tax_id, s.customer.has_address, s.customer.address};
  d.booking_id = b.id;
  d.launch_id = b.launch.id;
  d.payment_state = "completed";
  d.paid_at = b.confirmed_at;
  for (int seat = 1; seat <= b.seats; ++seat) {
    const auto at = static_cast<std::size_t>(seat - 1);
    d.lines.push_back({"Seat " + std::to_string(seat),
                       at < b.passengers.size() ? b.passengers[at].full_name : std::string(),
                       b.price});
  }
  d.reference = domain::reference_of(b.id);
  if (const auto* paid = b.last_attempt()) d.payment_method = paid->method;
  d.rocket = b.launch.rocket;
  d.destination = b.launch.destination;
  d.spaceport = b.launch.spaceport;
  d.time_zone = b.launch.spaceport_time_zone;
  d.supplier = b.launch.supplier;
  d.departs_at = b.launch.departs_at;
  for (const auto& tier : b.policy)
    d.refunds.push_back(
        {tier.percent, domain::months_before(d.departs_at, tier.months_before_departure)});
  return d;
}

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

void issue_invoice(transaction& t, const contract::booking_snapshot& s, domain::instant now) {
  const auto there =
      t.exec("select number from documents where kind = 'invoice' and source = $1", {s.booking.id});
  if (!there.empty()) return;
  auto d = invoice_for(s, now);
  d.emitter = company_of(t);
  const int year = static_cast<int>(d.issued_on.year());
  const auto sequence = next_number(t, d.series, year);
  d.number = domain::document_number(d.kind, year, sequence);
  t.exec(
      "insert into documents (number, kind, series, year, sequence, source, issued_on, due_on, "
      "amount_cents, emitter, "
      "recipient, booking_id, launch_id, content, words, payment_state, paid_at, created_at) "
      "values "
      "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $6, $12, $13, lower($14), $15, $16, $17)",
      {d.number, domain::name_of(d.kind), d.series, year, sequence, d.booking_id, d.issued_on,
       d.due_on, d.amount, as_jsonb(to_stored_party(d.emitter)),
       as_jsonb(to_stored_party(d.recipient)), d.launch_id, as_jsonb(to_stored_content(d)),
       d.number + ' ' + d.reference + ' ' + d.recipient.name + ' ' + d.recipient.tax_id + ' ' +
           s.customer.email,
       d.payment_state, d.paid_at, now});
  platform::crash_point("invoice.after_number");
}

std::vector<domain::document_facts> facts_of_booking(transaction& t,
                                                     const std::string& booking_id) {
  std::vector<domain::document_facts> out;
  const auto found = t.exec(
      "select * from documents where booking_id = $1 order by issued_on, number", {booking_id});
  for (const auto r : found) {
    out.push_back({r.text("number"), r.text("kind"), r.text("payment_state"), r.date("issued_on"),
                   r.i64("amount_cents")});
  }
  return out;
}

std::optional<document> documents::find(const std::string& number) {
  const auto found = db_.exec("select * from documents where number = $1", {number});
  if (found.empty()) return {};
  return document_of(found[0]);
}

std::vector<document> documents::of_booking(const std::string& booking_id) {
  std::vector<document> out;
  const auto found = db_.exec(
      "select * from documents where booking_id = $1 order by issued_on, number", {booking_id});
  for (const auto r : found) out.push_back(document_of(r));
  return out;
}

page<document> documents::search(const document_filter& f, const page_request& p) {
  static constexpr order newest{"-date", "issued_on", "date", true};
  selection s;
  s.words("words", f.text);
  if (f.kind) s.where("kind = ?", {domain::name_of(*f.kind)});
  return read_page<document>(db_, s, {"*", "documents", "documents", "number"}, newest, p,
                             document_of);
}

}  // namespace backoffice

#include "backoffice/documents.hpp"

#include <boost/json/object.hpp>

#include "backoffice/document_rows.hpp"
#include "backoffice/stored_json.hpp"
#include "platform/runtime/time.hpp"

namespace backoffice {
namespace {

namespace bj = boost::json;
using platform::postgres::row;

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
  if (const auto* to = o.if_contains("refersTo")) d.refers_to = to->as_string();
  if (const auto* code = o.if_contains("language"))
    d.language = domain::language_coded(code->as_string()).value_or(d.language);
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
  d.kind = domain::document_kind_named(r.text("kind")).value();
  d.issued_on = r.date("issued_on");
  d.due_on = r.date("due_on");
  d.amount = r.i64("amount_cents");
  d.emitter = party_from_stored(r.text("emitter"));
  d.recipient = party_from_stored(r.text("recipient"));
  d.booking_id = r.maybe_text("booking_id").value_or("");
  d.launch_id = r.maybe_text("launch_id").value_or("");
  d.payment_state = r.text("payment_state");
  d.paid_at = r.maybe_at("paid_at");
  read_content(parse_stored(r.text("content")).as_object(), d);
  return d;
}

// Continued by the supplier's id.
constexpr std::string_view for_suppliers =
    "kind in ('fee-invoice', 'statement') and launch_id in (select l.id from launches l where "
    "l.supplier_id";

}  // namespace

std::optional<document> documents::find(const std::string& number) {
  const auto found = db_.exec("select * from documents where number = $1", {number});
  if (found.empty()) return {};
  return document_of(found[0]);
}

std::optional<document> documents::find(const std::string& supplier, const std::string& number) {
  const auto found = db_.exec("select * from documents where number = $1 and ($2::text = '' or (" +
                                  std::string(for_suppliers) + " = $2)))",
                              {number, supplier});
  if (found.empty()) return {};
  return document_of(found[0]);
}

std::vector<document_payment> documents::payments_of(const std::string& number) {
  std::vector<document_payment> out;
  for (const auto r :
       db_.exec("select p.state, p.at, coalesce((select a.name from accounts a where a.id = "
                "p.actor), '') as actor_name from document_payments p where p.number = $1 order by "
                "p.seq",
                {number}))
    out.push_back({r.text("state"), r.text("actor_name"), r.at("at")});
  return out;
}

std::vector<document> documents::of_booking(const std::string& booking_id) {
  std::vector<document> out;
  const auto found = db_.exec(
      "select * from documents where booking_id = $1 order by issued_on, number", {booking_id});
  for (const auto r : found) out.push_back(document_of(r));
  return out;
}

std::vector<document> documents::of_launch(const std::string& launch_id,
                                           domain::document_kind kind) {
  std::vector<document> out;
  const auto found = db_.exec(
      "select * from documents where launch_id = $1 and kind = $2 order by issued_on, number",
      {launch_id, domain::name_of(kind)});
  for (const auto r : found) out.push_back(document_of(r));
  return out;
}

page<document> documents::search(const document_filter& f, const page_request& p) {
  static constexpr order newest{"-date", "issued_on", "date", true};
  selection s;
  s.words("words", f.text);
  if (f.kind) s.where("kind = ?", {domain::name_of(*f.kind)});
  if (!f.supplier.empty()) s.where(std::string(for_suppliers) + " = ?)", {f.supplier});
  if (!f.launch.empty()) s.where("launch_id = ?", {f.launch});
  if (!f.launches_of.empty())
    s.where("launch_id in (select l.id from launches l where l.supplier_id = ?)", {f.launches_of});
  if (!f.destination.empty())
    s.where("launch_id in (select l.id from launches l where l.destination_id = ?)",
            {f.destination});
  if (!f.customer.empty())
    s.where("booking_id in (select b.id from bookings b where b.customer_id = ?)", {f.customer});
  if (!f.payment_state.empty()) s.where("payment_state = ?", {f.payment_state});
  if (f.from) s.where("issued_on >= ?", {*f.from});
  if (f.to) s.where("issued_on <= ?", {*f.to});
  return read_page<document>(db_, s, {"*", "documents", "documents", "number"}, newest, p,
                             document_of);
}

}  // namespace backoffice

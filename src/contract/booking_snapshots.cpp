// Bookings, with all that happened to them.
#include "contract/snapshots.hpp"

#include <boost/json/array.hpp>

#include "contract/snapshot_reader.hpp"

namespace contract {
namespace {

namespace bj = boost::json;
using platform::format_day;
using platform::format_instant;
using reader = snapshot_reader;

bj::value maybe(const std::optional<std::string>& text) {
  return text ? bj::value(*text) : bj::value(nullptr);
}

bj::object json_of(const domain::passenger& p) {
  return {{"id", p.id},
          {"fullName", p.full_name},
          {"birthDate", format_day(p.born)},
          {"email", p.email},
          {"phone", p.phone},
          {"nationality", maybe(p.nationality)},
          {"documentNumber", maybe(p.document_number)},
          {"specialNeeds", maybe(p.special_needs)},
          {"emergencyContact", maybe(p.emergency_contact)},
          {"state", domain::name_of(p.state)},
          {"paidCents", p.paid},
          {"refundedCents", p.refunded}};
}

domain::passenger passenger_of(const reader& r) {
  domain::passenger p;
  p.id = r.text("id");
  p.full_name = r.text("fullName");
  p.born = r.date("birthDate");
  p.email = r.text("email");
  p.phone = r.text("phone");
  p.nationality = r.maybe_text("nationality");
  p.document_number = r.maybe_text("documentNumber");
  p.special_needs = r.maybe_text("specialNeeds");
  p.emergency_contact = r.maybe_text("emergencyContact");
  p.state = r.named("state", domain::passenger_state_named);
  p.paid = r.integer("paidCents");
  p.refunded = r.integer("refundedCents");
  return p;
}

bj::object json_of(const domain::payment_attempt& a) {
  return {{"number", a.number},
          {"key", a.key},
          {"method", a.method},
          {"state", domain::name_of(a.state)},
          {"providerReference", a.provider_reference},
          {"at", format_instant(a.at)}};
}

domain::payment_attempt attempt_of(const reader& r) {
  return {static_cast<int>(r.integer("number")),
          r.text("key"),
          r.text("method"),
          r.named("state", domain::payment_state_named),
          {},
          r.text("providerReference"),
          r.at("at")};
}

bj::object json_of(const domain::launch_facts& l) {
  return {{"id", l.id},
          {"slug", l.slug},
          {"rocket", l.rocket},
          {"spaceport", l.spaceport},
          {"spaceportTimeZone", l.spaceport_time_zone},
          {"destination", l.destination},
          {"supplier", l.supplier},
          {"supplierId", l.supplier_id},
          {"range", domain::name_of(l.range)},
          {"status", domain::name_of(l.status)},
          {"departsAt", format_instant(l.departs_at)}};
}

domain::launch_facts launch_facts_of(const reader& r) {
  domain::launch_facts l;
  l.id = r.text("id");
  l.slug = r.text("slug");
  l.rocket = r.text("rocket");
  l.spaceport = r.text("spaceport");
  l.spaceport_time_zone = r.text("spaceportTimeZone");
  l.destination = r.text("destination");
  l.supplier = r.text("supplier");
  l.supplier_id = r.text("supplierId");
  l.range = r.named("range", domain::range_named);
  l.status = r.named("status", domain::launch_status_named);
  l.departs_at = r.at("departsAt");
  return l;
}

bj::object json_of(const domain::cancellation& c) {
  return {{"number", c.number},
          {"id", c.id},
          {"key", c.key},
          {"passengers", bj::array(c.passengers.begin(), c.passengers.end())},
          {"percent", c.percent},
          {"amountCents", c.amount},
          {"reason", c.reason},
          {"by", c.by},
          {"at", format_instant(c.at)}};
}

domain::cancellation cancellation_of(const reader& r) {
  return {static_cast<int>(r.integer("number")),
          r.text("id"),
          r.text("key"),
          r.texts("passengers"),
          static_cast<int>(r.integer("percent")),
          r.integer("amountCents"),
          r.text("reason"),
          r.text("by"),
          r.at("at")};
}

bj::object json_of(const domain::repayment& p) {
  return {{"number", p.number},
          {"id", p.id},
          {"reason", domain::name_of(p.reason)},
          {"charge", p.charge},
          {"amountCents", p.amount},
          {"cancellation", p.cancellation},
          {"at", format_instant(p.at)},
          {"state", domain::name_of(p.state)},
          {"by", p.by},
          {"note", p.note}};
}

domain::repayment repayment_of(const reader& r) {
  return {static_cast<int>(r.integer("number")),
          r.text("id"),
          r.named("reason", domain::repayment_reason_named),
          r.text("charge"),
          r.integer("amountCents"),
          r.text("cancellation"),
          r.at("at"),
          r.named("state", domain::repayment_state_named),
          {},
          r.maybe_text("by").value_or(""),  // events from before may wait
          r.maybe_text("note").value_or("")};
}

bj::object json_of(const domain::incident& i) {
  return {{"number", i.number},
          {"id", i.id},
          {"kind", domain::name_of(i.kind)},
          {"charge", i.charge},
          {"amountCents", i.amount},
          {"at", format_instant(i.at)},
          {"seen", i.seen}};
}

domain::incident incident_of(const reader& r) {
  return {static_cast<int>(r.integer("number")),
          r.text("id"),
          r.named("kind", domain::incident_kind_named),
          r.text("charge"),
          r.integer("amountCents"),
          r.at("at"),
          r.has("seen") && r.flag("seen")};
}

template <class T>
bj::array list_of(const std::vector<T>& all) {
  bj::array list;
  for (const auto& one : all) list.push_back(json_of(one));
  return list;
}

// Absent in events that were written before these members were.
void read_history(const reader& r, domain::booking& b) {
  b.offered = r.flag("offered");
  b.sequence = static_cast<int>(r.integer("sequence"));
  b.paid_by = r.text("paidBy");
  b.held_until = r.at("heldUntil");
  r.each("cancellations", [&](const reader& c) { b.cancellations.push_back(cancellation_of(c)); });
  r.each("repayments", [&](const reader& p) { b.repayments.push_back(repayment_of(p)); });
  r.each("incidents", [&](const reader& i) { b.incidents.push_back(incident_of(i)); });
}

}  // namespace

bj::object to_json(const booking_snapshot& s) {
  const auto& b = s.booking;
  bj::array policy;
  for (const auto& t : b.policy)
    policy.push_back({{"percent", t.percent}, {"months", t.months_before_departure}});
  return {{"id", b.id},
          {"state", domain::name_of(b.state)},
          {"seats", b.seats},
          {"priceCents", b.price},
          {"policy", std::move(policy)},
          {"launch", json_of(b.launch)},
          {"createdAt", format_instant(b.created_at)},
          {"changedAt", format_instant(b.changed_at)},
          {"payBy", format_instant(b.pay_by)},
          {"confirmedAt",
           b.confirmed_at ? bj::value(format_instant(*b.confirmed_at)) : bj::value(nullptr)},
          {"needsAttention", b.needs_attention},
          {"offered", b.offered},
          {"sequence", b.sequence},
          {"paidBy", b.paid_by},
          {"passengers", list_of(b.passengers)},
          {"attempts", list_of(b.attempts)},
          {"cancellations", list_of(b.cancellations)},
          {"repayments", list_of(b.repayments)},
          {"incidents", list_of(b.incidents)},
          {"heldUntil", format_instant(b.held_until)},
          {"version", b.version},
          {"customer", to_json(s.customer)}};
}

booking_snapshot booking_from_json(const bj::object& o) {
  const reader r(o);
  booking_snapshot s;
  auto& b = s.booking;
  b.id = r.text("id");
  b.state = r.named("state", domain::booking_state_named);
  b.seats = static_cast<int>(r.integer("seats"));
  b.price = r.integer("priceCents");
  r.each("policy", [&](const reader& t) {
    b.policy.push_back(
        {static_cast<int>(t.integer("percent")), static_cast<int>(t.integer("months"))});
  });
  b.launch = launch_facts_of(r.object("launch"));
  b.created_at = r.at("createdAt");
  b.changed_at = r.at("changedAt");
  b.pay_by = r.at("payBy");
  if (r.has("confirmedAt")) b.confirmed_at = r.at("confirmedAt");
  b.needs_attention = r.flag("needsAttention");
  r.each("passengers", [&](const reader& p) { b.passengers.push_back(passenger_of(p)); });
  r.each("attempts", [&](const reader& a) { b.attempts.push_back(attempt_of(a)); });
  if (r.has("repayments")) read_history(r, b);
  b.version = r.integer("version");
  s.customer = customer_from_json(r.object("customer").raw());
  b.customer_id = s.customer.id;
  return s;
}

}  // namespace contract

#include "sales/booking_bson.hpp"

#include <stdexcept>

#include "platform/runtime/time.hpp"
#include "sales/bookings.hpp"

namespace sales {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

domain::day day_at(view v, std::string_view path) {
  const auto d = platform::parse_day(v.str(path));
  if (!d) throw std::runtime_error("BSON " + std::string(path) + " is not a day");
  return *d;
}

template <class E>
E named(view v, std::string_view path, std::optional<E> (*find)(std::string_view) noexcept) {
  const auto value = find(v.str(path));
  if (!value) throw std::runtime_error("BSON " + std::string(path) + " is " + v.text(path));
  return *value;
}

doc passenger_to_bson(const domain::passenger& p) {
  return doc{{"id", p.id},
             {"fullName", p.full_name},
             {"birthDate", platform::format_day(p.born)},
             {"email", p.email},
             {"phone", p.phone},
             {"nationality", p.nationality},
             {"documentNumber", p.document_number},
             {"specialNeeds", p.special_needs},
             {"emergencyContact", p.emergency_contact},
             {"state", domain::name_of(p.state)},
             {"paidCents", p.paid},
             {"refundedCents", p.refunded}};
}

domain::passenger passenger_from_bson(view v) {
  domain::passenger p;
  p.id = v.text("id");
  p.full_name = v.text("fullName");
  p.born = day_at(v, "birthDate");
  p.email = v.text("email");
  p.phone = v.text("phone");
  p.nationality = v.maybe_str("nationality");
  p.document_number = v.maybe_str("documentNumber");
  p.special_needs = v.maybe_str("specialNeeds");
  p.emergency_contact = v.maybe_str("emergencyContact");
  p.state = named(v, "state", domain::passenger_state_named);
  p.paid = v.i64("paidCents");
  p.refunded = v.i64("refundedCents");
  return p;
}

doc attempt_to_bson(const domain::payment_attempt& a) {
  return doc{{"number", a.number},
             {"key", a.key},
             {"method", a.method},
             {"state", domain::name_of(a.state)},
             {"redirectUrl", a.redirect_url},
             {"providerReference", a.provider_reference},
             {"at", a.at}};
}

domain::payment_attempt attempt_from_bson(view v) {
  return {static_cast<int>(v.i64("number")),
          v.text("key"),
          v.text("method"),
          named(v, "state", domain::payment_state_named),
          v.text("redirectUrl"),
          v.text("providerReference"),
          v.time("at")};
}

doc cancellation_to_bson(const domain::cancellation& c) {
  arr passengers;
  for (const auto& id : c.passengers) passengers.add(id);
  return doc{{"number", c.number},       {"id", c.id},           {"key", c.key},
             {"passengers", passengers}, {"percent", c.percent}, {"amountCents", c.amount},
             {"reason", c.reason},       {"by", c.by},           {"at", c.at}};
}

domain::cancellation cancellation_from_bson(view v) {
  std::vector<std::string> passengers;
  v.each_string("passengers", [&](std::string_view id) { passengers.emplace_back(id); });
  return {static_cast<int>(v.i64("number")),
          v.text("id"),
          v.text("key"),
          std::move(passengers),
          static_cast<int>(v.i64("percent")),
          v.i64("amountCents"),
          v.text("reason"),
          v.text("by"),
          v.time("at")};
}

doc repayment_to_bson(const domain::repayment& r) {
  return doc{{"number", r.number},
             {"id", r.id},
             {"reason", domain::name_of(r.reason)},
             {"charge", r.charge},
             {"amountCents", r.amount},
             {"cancellation", r.cancellation},
             {"at", r.at},
             {"key", r.key},
             {"by", r.by},
             {"note", r.note}};
}

// Its state is written beside the booking, by whoever pays it out: see note_repayment.
domain::repayment repayment_from_bson(view v, view booking) {
  domain::repayment r{static_cast<int>(v.i64("number")),
                      v.text("id"),
                      named(v, "reason", domain::repayment_reason_named),
                      v.text("charge"),
                      v.i64("amountCents"),
                      v.text("cancellation"),
                      v.time("at"),
                      domain::repayment_state::owed};
  if (v.has("key")) {  // not in what was written before employees could ask for one
    r.key = v.text("key");
    r.by = v.text("by");
    r.note = v.text("note");
  }
  const auto noted = "repaid.r" + std::to_string(r.number);
  if (booking.has(noted)) r.state = named(booking, noted, domain::repayment_state_named);
  return r;
}

doc incident_to_bson(const domain::incident& i) {
  return doc{{"number", i.number},
             {"id", i.id},
             {"kind", domain::name_of(i.kind)},
             {"charge", i.charge},
             {"amountCents", i.amount},
             {"at", i.at},
             {"seen", i.seen}};
}

domain::incident incident_from_bson(view v) {
  return {static_cast<int>(v.i64("number")),
          v.text("id"),
          named(v, "kind", domain::incident_kind_named),
          v.text("charge"),
          v.i64("amountCents"),
          v.time("at"),
          v.maybe_flag("seen").value_or(false)};
}

// Absent in bookings that were written before these members were.
void read_history(view v, domain::booking& b) {
  b.offered = v.maybe_flag("offered").value_or(false);
  b.sequence = static_cast<int>(v.maybe_i64("sequence").value_or(0));
  b.paid_by = v.maybe_str("paidBy").value_or("");
  b.ask_at = v.maybe_time("askAt");
  b.reminded_of = v.maybe_time("remindedOf");
  b.asks_left = static_cast<int>(v.maybe_i64("asksLeft").value_or(0));
  if (v.has("cancellations"))
    v.each("cancellations", [&](view c) { b.cancellations.push_back(cancellation_from_bson(c)); });
  if (v.has("repayments"))
    v.each("repayments", [&](view r) { b.repayments.push_back(repayment_from_bson(r, v)); });
  if (v.has("incidents"))
    v.each("incidents", [&](view i) { b.incidents.push_back(incident_from_bson(i)); });
}

doc launch_to_bson(const domain::launch_facts& l) {
  return doc{{"slug", l.slug},
             {"rocket", l.rocket},
             {"spaceport", l.spaceport},
             {"spaceportTimeZone", l.spaceport_time_zone},
             {"destination", l.destination},
             {"supplier", l.supplier},
             {"supplierId", l.supplier_id},
             {"range", domain::name_of(l.range)},
             {"status", domain::name_of(l.status)},
             {"departsAt", l.departs_at}};
}

domain::launch_facts launch_from_bson(view booking) {
  const auto v = booking.sub("launch");
  domain::launch_facts l;
  l.id = booking.text("launchId");
  l.slug = v.text("slug");
  l.rocket = v.text("rocket");
  l.spaceport = v.text("spaceport");
  l.spaceport_time_zone = v.text("spaceportTimeZone");
  l.destination = v.text("destination");
  l.supplier = v.text("supplier");
  l.supplier_id = v.text("supplierId");
  l.range = named(v, "range", domain::range_named);
  l.status = named(v, "status", domain::launch_status_named);
  l.departs_at = v.time("departsAt");
  return l;
}

}  // namespace

doc booking_to_bson(const domain::booking& b) {
  arr passengers, attempts, policy, cancellations, repayments, incidents;
  for (const auto& p : b.passengers) passengers.add(passenger_to_bson(p));
  for (const auto& a : b.attempts) attempts.add(attempt_to_bson(a));
  for (const auto& c : b.cancellations) cancellations.add(cancellation_to_bson(c));
  for (const auto& r : b.repayments) repayments.add(repayment_to_bson(r));
  for (const auto& i : b.incidents) incidents.add(incident_to_bson(i));
  for (const auto& t : b.policy)
    policy.add(doc{{"percent", t.percent}, {"months", t.months_before_departure}});
  doc d{{"launchId", b.launch.id},
        {"customerId", b.customer_id},
        {"state", domain::name_of(b.state)},
        {"seats", b.seats},
        {"priceCents", b.price},
        {"policy", policy},
        {"launch", launch_to_bson(b.launch)},
        {"createdAt", b.created_at},
        {"changedAt", b.changed_at},
        {"heldUntil", b.held_until},
        {"remindedOf", b.reminded_of},
        {"payBy", b.pay_by},
        {"confirmedAt", b.confirmed_at},
        {"renewalsLeft", b.renewals_left},
        {"needsAttention", b.needs_attention},
        {"passengers", passengers},
        {"attempts", attempts},
        {"cancellations", cancellations},
        {"repayments", repayments},
        {"incidents", incidents},
        {"offered", b.offered},
        {"sequence", b.sequence},
        {"paidBy", b.paid_by},
        {"askAt", b.ask_at},
        {"asksLeft", b.asks_left}};
  if (const auto due = due_at(b)) d.add("dueAt", *due);
  if (const auto at = domain::forget_at(b)) d.add("forgetAt", *at);
  return d;
}

domain::booking booking_from_bson(view v) {
  domain::booking b;
  b.id = v.text("_id");
  b.customer_id = v.text("customerId");
  b.state = named(v, "state", domain::booking_state_named);
  b.seats = static_cast<int>(v.i64("seats"));
  b.price = v.i64("priceCents");
  v.each("policy", [&](view t) {
    b.policy.push_back({static_cast<int>(t.i64("percent")), static_cast<int>(t.i64("months"))});
  });
  b.launch = launch_from_bson(v);
  b.created_at = v.time("createdAt");
  b.changed_at = v.time("changedAt");
  b.held_until = v.time("heldUntil");
  b.pay_by = v.time("payBy");
  b.confirmed_at = v.maybe_time("confirmedAt");
  b.renewals_left = static_cast<int>(v.i64("renewalsLeft"));
  b.needs_attention = v.flag("needsAttention");
  v.each("passengers", [&](view p) { b.passengers.push_back(passenger_from_bson(p)); });
  v.each("attempts", [&](view a) { b.attempts.push_back(attempt_from_bson(a)); });
  read_history(v, b);
  if (v.has("documents")) {
    v.each_member("documents", [&](std::string_view number, view d) {
      b.documents.push_back({std::string(number), d.text("kind"), d.text("paymentState"),
                             day_at(d, "date"), d.i64("amountCents")});
    });
  }
  b.version = v.i64("version");
  return b;
}

}  // namespace sales

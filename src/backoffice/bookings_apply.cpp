// A booking's snapshot becomes rows: one transaction, repeatable, in any order of arrival.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "backoffice/bookings.hpp"
#include "backoffice/customers.hpp"
#include "backoffice/document_pdf.hpp"
#include "backoffice/stored_json.hpp"
#include "backoffice/work_list.hpp"
#include "domain/event.hpp"
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/time.hpp"

namespace backoffice {
namespace {

namespace bj = boost::json;
using platform::postgres::transaction;

bj::value maybe(const std::optional<std::string>& text) {
  return text ? bj::value(*text) : bj::value(nullptr);
}

std::string own_words(const domain::booking& b) {
  auto out = domain::reference_of(b.id) + ' ' + b.launch.rocket + ' ' + b.launch.destination + ' ' +
             b.launch.spaceport + ' ' + b.launch.supplier;
  for (const auto& p : b.passengers) out += ' ' + p.full_name + ' ' + p.email;
  return out;
}

// False: a newer version, or this one, is there already. PostgreSQL locks the row either way, so
// whoever issues the invoice next is alone.
bool upsert_booking(transaction& t, const contract::booking_snapshot& s) {
  const auto& b = s.booking;
  bj::array policy;
  for (const auto& tier : b.policy)
    policy.push_back({{"percent", tier.percent}, {"months", tier.months_before_departure}});
  const auto put = t.exec(
      "insert into bookings as known (id, version, state, seats, price_cents, policy, customer_id, "
      "launch_id, "
      "supplier_id, quoted_departs_at, needs_attention, created_at, changed_at, confirmed_at, "
      "own_words, "
      "customer_words, vip) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
      "lower($15), lower($16), (select count(distinct o.launch_id) >= $17 from bookings o where "
      "o.customer_id = $7 and o.id <> $1 and o.state in ('confirmed', 'cancelling', 'forfeited', "
      "'flown'))) "
      "on conflict (id) do update set version = excluded.version, state = excluded.state, seats = "
      "excluded.seats, "
      "price_cents = excluded.price_cents, needs_attention = excluded.needs_attention, "
      "changed_at = excluded.changed_at, confirmed_at = excluded.confirmed_at, own_words = "
      "excluded.own_words "
      "where known.version < excluded.version",
      {b.id, b.version, domain::name_of(b.state), b.seats, b.price, as_jsonb(policy), s.customer.id,
       b.launch.id, b.launch.supplier_id, b.launch.departs_at, b.needs_attention, b.created_at,
       b.changed_at, b.confirmed_at, own_words(b), s.customer.name + ' ' + s.customer.email,
       domain::trips_for_vip});
  return put.affected() != 0;
}

void put_passengers(transaction& t, const domain::booking& b) {
  bj::array list;
  for (const auto& p : b.passengers) {
    list.push_back({{"position", list.size() + 1},
                    {"id", p.id},
                    {"full_name", p.full_name},
                    {"born", platform::format_day(p.born)},
                    {"email", p.email},
                    {"phone", p.phone},
                    {"nationality", maybe(p.nationality)},
                    {"document_number", maybe(p.document_number)},
                    {"special_needs", maybe(p.special_needs)},
                    {"emergency_contact", maybe(p.emergency_contact)},
                    {"state", domain::name_of(p.state)},
                    {"paid_cents", p.paid},
                    {"refunded_cents", p.refunded}});
  }
  t.exec("delete from passengers where booking_id = $1", {b.id});
  if (list.empty()) return;
  t.exec(
      "insert into passengers select r.* from jsonb_populate_recordset(null::passengers, "
      "(select jsonb_agg(jsonb_build_object('booking_id', $1::text) || each) from "
      "jsonb_array_elements($2) each)) r",
      {b.id, as_jsonb(list)});
}

// Once they are done; what is being cancelled may still come otherwise.
void put_cancellations(transaction& t, const domain::booking& b) {
  for (const auto& c : b.cancellations) {
    const bool open = b.state == domain::booking_state::cancelling && &c == &b.cancellations.back();
    if (open) continue;
    const auto seats = static_cast<domain::cents>(c.passengers.size());
    t.exec(
        "insert into cancellations (id, booking_id, launch_id, at, percent, seats, price_cents, "
        "amount_cents) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
        {c.id, b.id, b.launch.id, c.at, c.percent, seats, seats * b.price, c.amount});
  }
}

// One row for each attempt to pay.
void put_payments(transaction& t, const domain::booking& b, const payment_rules& rules) {
  for (const auto& a : b.attempts) {
    t.exec(
        "insert into payments (id, booking_id, kind, method, state, amount_cents, "
        "provider_reference, at, provider) "
        "values ($1, $2, 'charge', $3, $4, $5, $6, $7, $8) on conflict (id) do update set state = "
        "excluded.state, "
        "provider_reference = excluded.provider_reference",
        {a.key, b.id, a.method, domain::name_of(a.state), b.total(), a.provider_reference, a.at,
         provider_of(a.method, rules)});
  }
}

std::string text_of(const domain::booking& b) {
  using domain::booking_state;
  const bool declined =
      b.last_attempt() != nullptr && b.last_attempt()->state == domain::payment_state::declined;
  switch (b.state) {
    case booking_state::held:
      return declined ? "The payment was declined; the seats are held again." : "Seats held.";
    case booking_state::paying: return "Payment started.";
    case booking_state::confirmed: return "Paid and confirmed.";
    case booking_state::cancelling: return "Cancellation asked for.";
    case booking_state::cancelled: return "Cancelled.";
    case booking_state::expired: return "Not paid in time; the seats are free again.";
    case booking_state::forfeited: return "Cancelled too late for a refund.";
    case booking_state::aborted: return "The launch was aborted.";
    case booking_state::flown: return "Flown.";
  }
  return {};
}

// "b_…:7:booking-confirmed" names its kind; a repair's id does not.
std::string kind_of(const std::string& event_id) {
  const auto kind = event_id.substr(event_id.rfind(':') + 1);
  return domain::event_kind_named(kind) ? kind : "reconciled";
}

void put_event(transaction& t, const domain::booking& b, const std::string& event_id) {
  t.exec(
      "insert into booking_events (booking_id, version, at, kind, text) values ($1, $2, $3, $4, "
      "$5) "
      "on conflict do nothing",
      {b.id, b.version, b.changed_at, kind_of(event_id), text_of(b)});
}

std::string what_happened(const domain::incident& i) {
  using domain::incident_kind;
  const auto sum = money_text(i.amount) + " " + std::string(domain::currency);
  switch (i.kind) {
    case incident_kind::late_money_seated:
      return sum + " came after the booking had expired; the seats were free and are taken again.";
    case incident_kind::late_money_repaid:
      return sum + " came after the booking had ended; it goes back.";
    case incident_kind::double_money: return sum + " were paid a second time; they go back.";
    case incident_kind::overpaid: return sum + " more than asked were paid; they go back.";
    case incident_kind::underpaid:
      return sum + " came, which is less than asked; the booking waits.";
    case incident_kind::seats_gone: return sum + " were paid, and the seats are not there.";
  }
  return {};
}

std::string what_to_do(const domain::incident& i) {
  using domain::incident_kind;
  switch (i.kind) {
    case incident_kind::underpaid: return "Ask the customer for the rest.";
    case incident_kind::seats_gone: return "Find seats or pay the money back.";
    default: return "See that the customer knows.";
  }
}

// The booking itself has dealt with it, or waits; a person is to know.
void put_incidents(transaction& t, const domain::booking& b) {
  for (const auto& i : b.incidents) {
    work_item w{{}, std::string(work::incident), i.id};
    w.booking_id = b.id;
    w.launch_id = b.launch.id;
    w.what = what_happened(i);
    w.proposed = what_to_do(i);
    w.amount = i.amount;
    w.since = i.at;
    put_work(t, w);
  }
}

// The newest try of each.
std::vector<refund_state> refund_states(transaction& t, const std::string& booking) {
  std::vector<refund_state> out;
  for (const auto r :
       t.exec("select distinct on (repayment) repayment, id, method, state from payments where "
              "booking_id = $1 and kind = 'refund' order by repayment, at desc, id desc",
              {booking})) {
    out.push_back({r.text("id"), r.text("repayment"), r.text("method"),
                   domain::repayment_state_named(r.text("state")).value()});
  }
  return out;
}

}  // namespace

issued bookings::apply(const contract::booking_snapshot& s, const std::string& event_id,
                       domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) {
    issued out;
    const auto fresh = t.exec(
        "insert into inbox (event_id, at) values ($1, $2) on conflict do nothing", {event_id, now});
    upsert_customer(t, s.customer);
    out.newer = upsert_booking(t, s);
    if (out.newer) {
      put_passengers(t, s.booking);
      put_payments(t, s.booking, rules_);
      put_cancellations(t, s.booking);
    }
    if (fresh.affected() != 0) put_event(t, s.booking, event_id);
    platform::crash_point("books.before_invoice");
    if (invoiced(s.booking)) issue_invoice(t, s, now);
    if (out.newer) note_invoice_payment(t, s.booking, now);
    issue_credit_notes(t, s, now);
    put_refunds(t, s.booking, rules_, now);
    put_incidents(t, s.booking);
    if (out.newer && s.booking.state != domain::booking_state::paying)
      close_work(t, work::transfer_overdue, s.booking.id, "No longer awaited", {}, now);
    platform::crash_point("books.before_commit");
    out.documents = facts_of_booking(t, s.booking.id);
    out.refunds = refund_states(t, s.booking.id);
    return out;
  });
}

}  // namespace backoffice

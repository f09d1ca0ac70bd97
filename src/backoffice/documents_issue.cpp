// Issuing documents from what happened: invoices and credit notes of bookings, fees of launches.
#include <algorithm>

#include "backoffice/document_rows.hpp"
#include "backoffice/document_words.hpp"
#include "contract/text.hpp"
#include "domain/fees.hpp"

namespace backoffice {

using contract::text::filled;
using domain::document_kind;
using platform::postgres::transaction;

namespace {

struct money_state {
  std::string state;
  std::optional<domain::instant> at;
};

const domain::payment_attempt* transfer_of(const domain::booking& b) {
  for (auto it = b.attempts.rbegin(); it != b.attempts.rend(); ++it) {
    if (it->method == domain::by_transfer) return &*it;
  }
  return nullptr;
}

// Confirmed is paid; a booking that ended without it never was.
money_state money_of(const domain::booking& b) {
  if (b.confirmed_at) return {"completed", b.confirmed_at};
  const bool waits = b.state == domain::booking_state::paying;
  return {waits ? "pending" : "failed", {}};
}

// What every document of a booking says of the trip.
void put_trip(document& d, const domain::booking& b) {
  d.reference = domain::reference_of(b.id);
  if (const auto* paid = b.last_attempt()) d.payment_method = paid->method;
  d.rocket = b.launch.rocket;
  d.destination = b.launch.destination;
  d.spaceport = b.launch.spaceport;
  d.time_zone = b.launch.spaceport_time_zone;
  d.supplier = b.launch.supplier;
  d.departs_at = b.launch.departs_at;
}

document invoice_for(const contract::booking_snapshot& s, domain::instant now) {
  const auto& b = s.booking;
  document d;
  const auto money = money_of(b);
  d.issued_on = d.due_on = domain::day_of(now);
  if (const auto* by = transfer_of(b)) d.due_on = domain::day_of(by->at + domain::transfer_due);
  d.amount = b.total();
  d.recipient = {s.customer.name, s.customer.tax_id, s.customer.has_address, s.customer.address};
  d.language = s.customer.language;
  d.booking_id = b.id;
  d.launch_id = b.launch.id;
  d.payment_state = money.state;
  d.paid_at = money.at;
  for (int seat = 1; seat <= b.seats; ++seat) {
    const auto at = static_cast<std::size_t>(seat - 1);
    d.lines.push_back({filled(words_in(d.language).nth_seat, {std::to_string(seat)}),
                       at < b.passengers.size() ? b.passengers[at].full_name : std::string(),
                       b.price});
  }
  put_trip(d, b);
  for (const auto& tier : b.policy)
    d.refunds.push_back(
        {tier.percent, domain::months_before(d.departs_at, tier.months_before_departure)});
  return d;
}

struct credit {
  std::string source;
  domain::cents amount = 0;
  std::vector<document_line> lines;
};

// A line for each seat that was given up.
credit credit_of(const domain::booking& b, const domain::cancellation& c, const document_words& w) {
  credit out{c.id, c.amount, {}};
  const auto each = domain::percent(b.price, c.percent);
  for (std::size_t seat = 0; seat < b.passengers.size(); ++seat) {
    const auto& p = b.passengers[seat];
    if (std::find(c.passengers.begin(), c.passengers.end(), p.id) == c.passengers.end()) continue;
    out.lines.push_back(
        {filled(w.nth_seat_back, {std::to_string(seat + 1), std::to_string(c.percent)}),
         p.full_name, -each});
  }
  return out;
}

credit credit_of(const domain::repayment& r, const document_words& w) {
  return {r.id, r.amount, {{w.as_agreed, w.beyond_the_rules, -r.amount}}};
}

// What a booking has been credited for. Late and double money was never invoiced and has none.
std::vector<credit> credits_of(const domain::booking& b, const document_words& w) {
  using domain::repayment_reason;
  std::vector<credit> out;
  credit aborted{aborted_source(b.id), 0, {}};
  for (const auto& r : b.repayments) {
    if (r.reason == repayment_reason::manual) out.push_back(credit_of(r, w));
    if (r.reason == repayment_reason::aborted) aborted.amount += r.amount;
    if (r.reason != repayment_reason::cancellation) continue;
    for (const auto& c : b.cancellations) {
      if (c.id == r.cancellation) out.push_back(credit_of(b, c, w));
    }
  }
  // Paid in the moment of the abort, it was never invoiced either.
  if (aborted.amount > 0 && invoiced(b)) {
    aborted.lines.push_back({w.launch_aborted, w.all_paid, -aborted.amount});
    out.push_back(std::move(aborted));
  }
  // A transfer that did not come: the invoice is taken back whole.
  const bool over = b.state == domain::booking_state::cancelled ||
                    (b.state == domain::booking_state::aborted && b.paid_by.empty());
  if (!b.confirmed_at && over && transfer_of(b) != nullptr)
    out.push_back({b.id + ":unpaid", b.total(), {{w.not_paid, w.taken_back, -b.total()}}});
  return out;
}

void issue_credit_note(transaction& t, const contract::booking_snapshot& s, credit c,
                       domain::instant now) {
  if (issued_for(t, document_kind::credit_note, c.source)) return;
  const auto invoice = t.exec(
      "select number, emitter, recipient from documents where kind = 'invoice' and source = $1",
      {s.booking.id})[0];
  document d;
  d.kind = document_kind::credit_note;
  d.issued_on = d.due_on = domain::day_of(now);
  d.amount = -c.amount;
  d.emitter = party_from_stored(invoice.text("emitter"));
  d.recipient = party_from_stored(invoice.text("recipient"));
  d.booking_id = s.booking.id;
  d.launch_id = s.booking.launch.id;
  d.refers_to = invoice.text("number");
  const bool money_goes_back = s.booking.confirmed_at.has_value();
  d.payment_state = money_goes_back ? "pending" : "completed";
  if (!money_goes_back) d.paid_at = now;
  d.lines = std::move(c.lines);
  d.language = s.customer.language;
  put_trip(d, s.booking);
  issue(t, std::move(d), c.source, s.customer.email, now);
}

}  // namespace

std::string aborted_source(const std::string& booking) {
  return booking + ":aborted";
}

bool invoiced(const domain::booking& b) {
  return b.confirmed_at || transfer_of(b) != nullptr;
}

std::vector<wanted_document> wanted_documents(const domain::booking& b) {
  std::vector<wanted_document> out;
  if (!invoiced(b)) return out;
  out.push_back({document_kind::invoice, b.id});
  for (auto& c : credits_of(b, words_in(domain::language::english)))
    out.push_back({document_kind::credit_note, std::move(c.source)});
  return out;
}

void issue_invoice(transaction& t, const contract::booking_snapshot& s, domain::instant now) {
  if (issued_for(t, document_kind::invoice, s.booking.id)) return;
  auto d = invoice_for(s, now);
  d.emitter = company_of(t);
  issue(t, std::move(d), s.booking.id, s.customer.email, now);
}

void note_invoice_payment(transaction& t, const domain::booking& b, domain::instant now) {
  const auto found = t.exec(
      "select number, payment_state from documents where kind = 'invoice' and source = $1", {b.id});
  if (found.empty() || found[0].text("payment_state") == "completed") return;
  const auto money = money_of(b);
  note_payment(t, found[0].text("number"), money.state, money.at, {}, now);
}

void issue_credit_notes(transaction& t, const contract::booking_snapshot& s, domain::instant now) {
  for (auto& c : credits_of(s.booking, words_in(s.customer.language)))
    issue_credit_note(t, s, std::move(c), now);
}

void issue_abort_fee(transaction& t, const supplier& s, const domain::launch_master& l,
                     domain::instant now) {
  const auto source = l.id + ":abort-fee";
  if (issued_for(t, document_kind::fee_invoice, source)) return;
  document d;
  d.kind = document_kind::fee_invoice;
  d.issued_on = domain::day_of(now);
  d.due_on = domain::day_of(now + domain::fee_due);
  d.amount = domain::abort_fee;
  d.emitter = company_of(t);
  d.recipient = {s.legal_name.empty() ? s.name : s.legal_name, s.tax_id, s.has_address, s.address};
  d.launch_id = l.id;
  d.payment_state = "pending";
  d.lines = {{"Fee", "For the aborted launch", domain::abort_fee}};
  d.rocket = l.rocket.name;
  d.destination = l.destination.name;
  d.spaceport = l.spaceport.name;
  d.time_zone = l.spaceport.time_zone;
  d.supplier = s.name;
  d.departs_at = l.departs_at;
  issue(t, std::move(d), source, s.name + ' ' + s.contact_email, now);
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

}  // namespace backoffice

// Opening a settlement: its lines frozen, the statement and our fee invoice issued.
#include "backoffice/audit.hpp"
#include "backoffice/document_pdf.hpp"
#include "backoffice/document_rows.hpp"
#include "backoffice/launch_parts.hpp"
#include "backoffice/master_rows.hpp"
#include "backoffice/settlement_rows.hpp"
#include "domain/booking.hpp"
#include "domain/fees.hpp"
#include "platform/runtime/failpoint.hpp"

namespace backoffice {

using domain::document_kind;
using platform::postgres::transaction;

namespace {

// "1 %", "0.8 %"
std::string rate_text(int per_mille) {
  auto text = std::to_string(per_mille / 10);
  if (per_mille % 10 != 0) text += '.' + std::to_string(per_mille % 10);
  return text + " %";
}

document document_for(transaction& t, const domain::launch_master& l, const supplier& s,
                      document_kind kind, domain::instant now) {
  document d;
  d.kind = kind;
  d.issued_on = d.due_on = domain::day_of(now);
  d.emitter = company_of(t);
  d.recipient = {s.legal_name.empty() ? s.name : s.legal_name, s.tax_id, s.has_address, s.address};
  d.launch_id = l.id;
  d.payment_state = "pending";
  d.rocket = l.rocket.name;
  d.destination = l.destination.name;
  d.spaceport = l.spaceport.name;
  d.time_zone = l.spaceport.time_zone;
  d.supplier = s.name;
  d.departs_at = l.departs_at;
  return d;
}

std::string words_of(const supplier& s) {
  return s.name + ' ' + s.contact_email;
}

void issue_success_fee(transaction& t, const domain::launch_master& l, const supplier& s,
                       domain::cents revenue, domain::cents fee, int rate, domain::instant now) {
  auto d = document_for(t, l, s, document_kind::fee_invoice, now);
  d.due_on = domain::day_of(now + domain::fee_due);
  d.amount = fee;
  d.lines = {
      {"Fee, " + rate_text(rate),
       std::string(domain::fee_reason(rate)) + ", of " + money_text(revenue) + " USD revenue",
       fee}};
  issue(t, std::move(d), l.id + ":success-fee", words_of(s), now);
}

// "flown", and what was given back of a seat that was cancelled.
std::string outcome_text(const settlement_line& line) {
  if (line.refunded == 0) return line.outcome;
  return line.outcome + ", " + money_text(line.refunded) + " of " + money_text(line.paid) +
         " given back";
}

void issue_statement(transaction& t, const domain::launch_master& l, const supplier& s,
                     const std::vector<settlement_line>& lines, domain::cents revenue,
                     domain::instant now) {
  auto d = document_for(t, l, s, document_kind::statement, now);
  d.amount = revenue;
  for (const auto& line : lines)
    d.lines.push_back({domain::reference_of(line.booking_id),
                       line.passenger + "\n" + outcome_text(line), line.paid - line.refunded});
  issue(t, std::move(d), l.id, words_of(s), now);
}

// A seat that was paid for, whatever became of it.
void freeze_lines(transaction& t, const std::string& launch) {
  t.exec(
      "insert into settlement_lines (launch_id, position, booking_id, passenger, outcome, "
      "paid_cents, refunded_cents) select $1, row_number() over (order by b.confirmed_at, b.id, "
      "p.position), b.id, p.full_name, case p.state when 'kept' then 'flown' else p.state end, "
      "p.paid_cents, p.refunded_cents from passengers p join bookings b on b.id = p.booking_id "
      "where b.launch_id = $1 and p.paid_cents > 0 and b.state <> 'aborted'",
      {launch});
}

}  // namespace

void open_settlement(transaction& t, const std::string& launch, domain::instant now) {
  const auto f = t.exec("select * from launch_fees where launch_id = $1", {launch})[0];
  const auto revenue = f.i64("revenue_cents"), fee = f.i64("fee_cents");
  const auto l = read_launch(t, launch).master;
  const auto state = domain::settlement_opened(revenue);
  const bool over = state == domain::settlement_state::settled;
  const auto put = t.exec(
      "insert into settlements (launch_id, supplier_id, state, revenue_cents, fee_cents, "
      "payout_cents, opened_at, settled_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do "
      "nothing",
      {launch, l.supplier_id, domain::name_of(state), revenue, fee,
       over ? std::optional<std::int64_t>(0) : std::nullopt, now,
       over ? std::optional(now) : std::nullopt});
  if (put.affected() == 0) return;
  freeze_lines(t, launch);
  const auto company =
      supplier_of(t.exec("select * from suppliers where id = $1", {l.supplier_id})[0]);
  if (revenue > 0) {
    const auto lines = read_settlement(t, {}, launch).value().lines;
    issue_statement(t, l, company, lines, revenue, now);
  }
  if (fee > 0)
    issue_success_fee(t, l, company, revenue, fee, static_cast<int>(f.i64("rate_per_mille")), now);
  note(t,
       {{},
        "settlement.open",
        launch,
        "Revenue " + money_text(revenue) + " USD, fee " + money_text(fee) + " USD"},
       now);
  platform::crash_point("settlement.before_commit");
}

void settlements::open_missing(domain::instant now) {
  for (const auto r :
       db_.exec("select f.launch_id from launch_fees f where f.computed_at is not null and not "
                "exists (select 1 from settlements e where e.launch_id = f.launch_id)")) {
    platform::postgres::retry(
        db_, [&](transaction& t) { open_settlement(t, r.text("launch_id"), now); });
  }
}

}  // namespace backoffice

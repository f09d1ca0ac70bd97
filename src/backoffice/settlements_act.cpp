// What people do with a settlement: the supplier invoices, a financial employee pays out.
#include "backoffice/audit.hpp"
#include "backoffice/document_pdf.hpp"
#include "backoffice/document_rows.hpp"
#include "backoffice/settlement_rows.hpp"
#include "backoffice/work_list.hpp"
#include "platform/security/hash.hpp"
#include "platform/security/random.hpp"

namespace backoffice {

using domain::no;
using domain::refusal;
using domain::settlement_state;
using platform::postgres::transaction;

namespace {

std::string usd(domain::cents amount) {
  return money_text(amount) + " " + std::string(domain::currency);
}

// Two at once, for one supplier, come one after the other: what it owes is set off once.
void lock(transaction& t, const std::string& launch) {
  t.exec(
      "select pg_advisory_xact_lock(hashtextextended('settlements of ' || supplier_id, 0)) from "
      "settlements where launch_id = $1",
      {launch});
  t.exec("select 1 as one from settlements where launch_id = $1 for update", {launch});
}

bool same(transaction& t, const supplier_invoice& there, const new_supplier_invoice& i) {
  return there.number == i.number && there.issued_on == i.issued_on && there.amount == i.amount &&
         t.exec("select pdf from supplier_invoices where id = $1", {there.id})[0].bytes("pdf") ==
             i.pdf;
}

std::string insert(transaction& t, const settlement& s, const new_supplier_invoice& i,
                   const std::string& actor, domain::instant now) {
  const auto id = "si_" + platform::security::random_hex(16);
  t.exec(
      "insert into supplier_invoices (id, supplier_id, launch_id, number, issued_on, amount_cents, "
      "pdf, received_at, entered_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {id, s.supplier_id, i.launch_id, i.number, i.issued_on, i.amount,
       platform::postgres::bytes{i.pdf}, now, actor});
  return id;
}

// Our fee and what is open are paid by being taken from what the supplier gets.
domain::cents set_off(transaction& t, const settlement_detail& d, domain::instant now) {
  auto claims = d.set_off;
  if (!d.facts.fee_number.empty()) claims.push_back({d.facts.fee_number, d.facts.fee});
  for (const auto& c : claims) {
    t.exec("insert into settlement_set_offs (number, launch_id, amount_cents) values ($1, $2, $3)",
           {c.number, d.facts.launch_id, c.amount});
    note_payment(t, c.number, "completed", now, {}, now);
  }
  return d.expected_payout;
}

void settle_statement(transaction& t, const settlement& s, const std::string& actor,
                      domain::instant now) {
  if (!s.statement_number.empty())
    note_payment(t, s.statement_number, "completed", now, actor, now);
}

void put_payout_work(transaction& t, const settlement& s, domain::cents payout,
                     domain::instant now) {
  work_item w{{}, std::string(work::payout), s.launch_id};
  w.launch_id = s.launch_id;
  w.what = s.supplier_name + " has invoiced its flight to " + s.destination + ": " + usd(payout) +
           " are to be paid out.";
  w.proposed = "Look at the invoice, send the transfer, then note its reference.";
  w.amount = payout;
  w.since = now;
  put_work(t, w);
}

void move_on(transaction& t, const settlement& s, domain::cents payout, const std::string& actor,
             domain::instant now) {
  const auto next = domain::settlement_invoiced(payout);
  const bool over = next == settlement_state::settled;
  t.exec(
      "update settlements set state = $2, payout_cents = $3, invoiced_at = $4, settled_at = $5 "
      "where launch_id = $1",
      {s.launch_id, domain::name_of(next), payout, now, over ? std::optional(now) : std::nullopt});
  if (over)
    settle_statement(t, s, actor, now);
  else
    put_payout_work(t, s, payout, now);
}

}  // namespace

domain::result<supplier_invoice> settlements::take_invoice(const std::string& supplier,
                                                           const new_supplier_invoice& i,
                                                           const std::string& actor,
                                                           domain::instant now) {
  using answer = domain::result<supplier_invoice>;
  try {
    return platform::postgres::retry(db_, [&](transaction& t) -> answer {
      lock(t, i.launch_id);
      const auto d = read_settlement(t, supplier, i.launch_id);
      if (!d) return refusal{no::settlement_not_found};
      if (d->invoice && same(t, *d->invoice, i)) return *d->invoice;
      if (const auto why = domain::why_not_invoiced(d->facts.state, d->facts.revenue, i.amount))
        return *why;
      const auto id = insert(t, d->facts, i, actor, now);
      const auto payout = set_off(t, *d, now);
      move_on(t, d->facts, payout, actor, now);
      note(t,
           {actor, "settlement.invoice", i.launch_id,
            "Invoice " + i.number + " over " + usd(i.amount) + ", payout " + usd(payout)},
           now);
      return *read_invoice(t, {}, "i.id", id);
    });
  } catch (const platform::postgres::error& e) {
    if (!e.unique_violation() || e.constraint != "supplier_invoices_number") throw;
    return refusal{no::invoice_number_taken};
  }
}

domain::result<settlement_detail> settlements::paid_out(const std::string& launch,
                                                        const std::string& reference,
                                                        const std::string& actor,
                                                        domain::instant now) {
  using answer = domain::result<settlement_detail>;
  return platform::postgres::retry(db_, [&](transaction& t) -> answer {
    lock(t, launch);
    const auto d = read_settlement(t, {}, launch);
    if (!d) return refusal{no::settlement_not_found};
    const auto& s = d->facts;
    if (s.state == settlement_state::settled && s.payout_reference == reference) return *d;
    if (s.state != settlement_state::to_pay) return refusal{no::not_possible_in_this_state};
    const auto entered =
        t.exec("select entered_by from supplier_invoices where launch_id = $1", {launch})[0];
    if (entered.text("entered_by") == actor) return refusal{no::needs_another_person};
    t.exec(
        "update settlements set state = 'settled', settled_at = $2, payout_reference = $3, paid_by "
        "= $4 where launch_id = $1",
        {launch, now, reference, actor});
    settle_statement(t, s, actor, now);
    close_work(t, work::payout, launch, "Paid out", actor, now);
    note(t, {actor, "settlement.paid", launch, usd(*s.payout) + " paid out, " + reference}, now);
    return *read_settlement(t, {}, launch);
  });
}

}  // namespace backoffice

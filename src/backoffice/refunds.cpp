#include "backoffice/refunds.hpp"

#include "backoffice/audit.hpp"
#include "backoffice/document_pdf.hpp"
#include "backoffice/document_rows.hpp"
#include "backoffice/outbox.hpp"
#include "backoffice/work_list.hpp"
#include "platform/runtime/failpoint.hpp"

namespace backoffice {

using domain::no;
using domain::refusal;
using domain::repayment_state;
using platform::postgres::row;
using platform::postgres::transaction;

namespace {

const std::string& columns() {
  const auto name_of_person = [](std::string column) {
    return "coalesce((select a.name from accounts a where a.id = p." + column + "), case when p." +
           column + " is null or p." + column + " = '' then '' else c.name end) as " + column +
           "_name";
  };
  static const std::string all = "p.*, c.name as customer_name, c.email as customer_email, " +
                                 name_of_person("asked_by") + ", " + name_of_person("approved_by") +
                                 ", " + name_of_person("paid_by");
  return all;
}
constexpr std::string_view from =
    "payments p join bookings b on b.id = p.booking_id join customers c on c.id = b.customer_id";

refund refund_of(const row& r) {
  refund f;
  f.id = r.text("id");
  f.repayment = r.text("repayment");
  f.booking_id = r.text("booking_id");
  f.customer_name = r.text("customer_name");
  f.customer_email = r.text("customer_email");
  f.charge = r.text("charge");
  f.method = r.text("method");
  f.state = domain::repayment_state_named(r.text("state")).value();
  f.reason = domain::repayment_reason_named(r.text("reason")).value();
  f.amount = r.i64("amount_cents");
  f.at = r.at("at");
  f.asked_by = r.text("asked_by");
  f.asked_by_name = r.text("asked_by_name");
  f.approved_by_name = r.text("approved_by_name");
  f.paid_by_name = r.text("paid_by_name");
  f.approved_at = r.maybe_at("approved_at");
  f.settled_at = r.maybe_at("settled_at");
  f.provider_reference = r.text("provider_reference");
  f.error = r.maybe_text("error").value_or("");
  f.note = r.text("note");
  return f;
}

std::optional<refund> read(transaction& t, const std::string& id) {
  const auto found = t.exec("select " + columns() + " from " + std::string(from) +
                                " where p.id = $1 and p.kind = 'refund'",
                            {id});
  if (found.empty()) return {};
  return refund_of(found[0]);
}

// Locked until the transaction ends: two employees at once act one after the other.
std::optional<refund> lock(transaction& t, const std::string& id) {
  const auto found =
      t.exec("select 1 as one from payments where id = $1 and kind = 'refund' for update", {id});
  if (found.empty()) return {};
  return read(t, id);
}

std::string money(domain::cents amount) {
  return money_text(amount) + " " + std::string(domain::currency);
}

work_item item_for(std::string_view kind, const refund& f, std::string what, std::string proposed,
                   domain::instant now) {
  work_item w{{}, std::string(kind), f.id};
  w.booking_id = f.booking_id;
  w.what = std::move(what);
  w.proposed = std::move(proposed);
  w.amount = f.amount;
  w.since = now;
  return w;
}

void put_transfer_work(transaction& t, const refund& f, domain::instant now) {
  put_work(t, item_for(work::refund_by_hand, f,
                       "The customer paid by bank transfer; " + money(f.amount) + " go back.",
                       "Send the transfer, then note its reference.", now));
}

void put_approval_work(transaction& t, const refund& f, domain::instant now) {
  put_work(t,
           item_for(work::refund_approval, f,
                    money(f.amount) + " are to go back (" +
                        (f.note.empty() ? std::string(domain::name_of(f.reason)) : f.note) + ").",
                    "Approve it, unless you asked for it yourself.", now));
}

void tell(transaction& t, const refund& f, domain::instant now) {
  // Each act is another version of the refund.
  const auto version =
      t.exec("select count(*) as n from audit where subject = $1", {f.id})[0].i64("n");
  put_into_outbox(t, contract::make_event(domain::event_kind::refund_changed, f.id, version, now,
                                          {{"refund", f.id}, {"booking", f.booking_id}}));
}

// The credit note is settled when nothing of it is still to be paid.
void settle_credit_note(transaction& t, const std::string& refund_id, domain::instant now) {
  const auto open = t.exec(
      "select d.number from payments p join documents d on d.kind = 'credit-note' and d.source = "
      "p.source where p.id = $1 and not exists (select 1 from payments o where o.kind = 'refund' "
      "and o.source = p.source and o.state not in ('paid', 'failed'))",
      {refund_id});
  for (const auto r : open) note_payment(t, r.text("number"), "completed", now, {}, now);
}

void settle(transaction& t, const refund& f, const std::string& reference, const std::string& actor,
            domain::instant now) {
  t.exec(
      "update payments set state = 'paid', provider_reference = $2, settled_at = $3, error = null "
      "where id = $1",
      {f.id, reference, now});
  settle_credit_note(t, f.id, now);
  for (const auto kind : {work::refund_by_hand, work::refund_approval, work::refund_failed})
    close_work(t, kind, f.id, "Paid", actor, now);
  note(t, {actor, "refund.paid", f.id, money(f.amount) + " paid back"}, now);
}

std::string method_of(const domain::booking& b, const std::string& charge) {
  for (const auto& a : b.attempts) {
    if (a.key == charge) return a.method;
  }
  return std::string(domain::by_card);
}

std::string asked_by(const domain::booking& b, const domain::repayment& r) {
  if (r.reason == domain::repayment_reason::manual) return r.by;
  for (const auto& c : b.cancellations) {
    if (c.id == r.cancellation) return c.by;
  }
  return {};
}

std::string source_of(const domain::booking& b, const domain::repayment& r) {
  if (r.reason == domain::repayment_reason::cancellation) return r.cancellation;
  if (r.reason == domain::repayment_reason::manual) return r.id;
  if (r.reason == domain::repayment_reason::aborted) return aborted_source(b.id);
  return {};
}

}  // namespace

std::string provider_of(std::string_view method, const payment_rules& rules) {
  return method == domain::by_card ? rules.card_provider : std::string(method);
}

void put_refunds(transaction& t, const domain::booking& b, const payment_rules& rules,
                 domain::instant now) {
  for (const auto& r : b.repayments) {
    const bool by_rule =
        r.reason != domain::repayment_reason::manual && r.amount <= rules.refunds_at_once;
    const auto state = by_rule ? repayment_state::owed : repayment_state::in_approval;
    const auto method = method_of(b, r.charge);
    const auto put = t.exec(
        "insert into payments (id, booking_id, kind, method, state, amount_cents, "
        "provider_reference, at, repayment, reason, charge, source, asked_by, provider, note) "
        "values ($1, $2, 'refund', $3, $4, $5, '', $6, $1, $7, $8, $9, $10, coalesce((select "
        "c.provider from payments c where c.id = $8), $11), $12) on conflict do nothing",
        {r.id, b.id, method, domain::name_of(state), r.amount, r.at, domain::name_of(r.reason),
         r.charge, source_of(b, r), asked_by(b, r), provider_of(method, rules), r.note});
    if (put.affected() == 0) continue;
    const auto f = read(t, r.id).value();
    if (state == repayment_state::in_approval)
      put_approval_work(t, f, now);
    else if (method == domain::by_transfer)
      put_transfer_work(t, f, now);
  }
}

page<refund> refunds::list(const refund_filter& f, const page_request& p) {
  static constexpr order newest{"-at", "p.at", "timestamptz", true};
  selection s;
  s.where("p.kind = 'refund'", {});
  if (f.state) s.where("p.state = ?", {domain::name_of(*f.state)});
  if (!f.booking.empty()) s.where("p.booking_id = ?", {f.booking});
  return read_page<refund>(db_, s, {columns(), from, "payments p", "p.id"}, newest, p, refund_of);
}

std::optional<refund> refunds::find(const std::string& id) {
  return platform::postgres::retry(db_, [&](transaction& t) { return read(t, id); });
}

std::vector<refund> refunds::of_booking(const std::string& booking) {
  std::vector<refund> out;
  for (const auto r : db_.exec("select " + columns() + " from " + std::string(from) +
                                   " where p.booking_id = $1 and p.kind = 'refund' order by p.id",
                               {booking}))
    out.push_back(refund_of(r));
  return out;
}

domain::result<refund> refunds::approve(const std::string& id, const std::string& actor,
                                        domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<refund> {
    const auto f = lock(t, id);
    if (!f) return refusal{no::refund_not_found};
    if (f->approved_at) return *f;  // the same wish again
    if (f->state != repayment_state::in_approval) return refusal{no::not_possible_in_this_state};
    if (f->asked_by == actor) return refusal{no::needs_another_person};
    t.exec("update payments set state = 'owed', approved_by = $2, approved_at = $3 where id = $1",
           {id, actor, now});
    close_work(t, work::refund_approval, id, "Approved", actor, now);
    if (f->method == domain::by_transfer) put_transfer_work(t, *f, now);
    note(t, {actor, "refund.approve", id, money(f->amount) + " approved"}, now);
    tell(t, *f, now);
    return *read(t, id);
  });
}

domain::result<refund> refunds::sent(const std::string& id, const std::string& reference,
                                     const std::string& actor, domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<refund> {
    const auto f = lock(t, id);
    if (!f) return refusal{no::refund_not_found};
    if (f->state == repayment_state::paid && f->provider_reference == reference) return *f;
    if (f->state != repayment_state::owed || f->method != domain::by_transfer)
      return refusal{no::not_possible_in_this_state};
    if (f->asked_by == actor) return refusal{no::needs_another_person};
    t.exec("update payments set paid_by = $2 where id = $1", {id, actor});
    settle(t, *f, reference, actor, now);
    tell(t, *f, now);
    return *read(t, id);
  });
}

domain::result<refund> refunds::retry(const std::string& id, const std::string& actor,
                                      domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<refund> {
    const auto f = lock(t, id);
    if (!f) return refusal{no::refund_not_found};
    const auto tries =
        t.exec("select id, state from payments where repayment = $1 order by at desc, id desc",
               {f->repayment});
    if (f->state != repayment_state::failed) return refusal{no::not_possible_in_this_state};
    for (const auto r : tries) {
      if (r.text("state") != "failed") return *read(t, r.text("id"));  // tried again already
    }
    const auto next = f->repayment + "." + std::to_string(tries.size() + 1);
    t.exec(
        "insert into payments (id, booking_id, kind, method, state, amount_cents, "
        "provider_reference, at, repayment, reason, charge, source, asked_by, provider, "
        "approved_by, "
        "approved_at, note) select $2, booking_id, kind, method, 'owed', amount_cents, '', $3, "
        "repayment, reason, charge, source, asked_by, provider, approved_by, approved_at, note "
        "from "
        "payments where "
        "id = $1",
        {id, next, now});
    close_work(t, work::refund_failed, id, "Tried again", actor, now);
    note(t, {actor, "refund.retry", next, money(f->amount) + " tried again"}, now);
    const auto again = read(t, next).value();
    tell(t, again, now);
    return again;
  });
}

std::optional<refund> refunds::begin(const std::string& id) {
  using answer = std::optional<refund>;
  return platform::postgres::retry(db_, [&](transaction& t) -> answer {
    const auto f = lock(t, id);
    if (!f || f->method == domain::by_transfer) return {};
    if (f->state != repayment_state::owed && f->state != repayment_state::pending) return {};
    t.exec("update payments set state = 'pending' where id = $1", {id});
    return f;
  });
}

void refunds::paid(const std::string& id, const std::string& reference, domain::instant now) {
  platform::postgres::retry(db_, [&](transaction& t) {
    const auto f = lock(t, id);
    if (!f || f->state != repayment_state::pending) return;
    settle(t, *f, reference, {}, now);
    platform::crash_point("refund.before_commit");
  });
}

void refunds::failed(const std::string& id, const std::string& error, domain::instant now) {
  platform::postgres::retry(db_, [&](transaction& t) {
    const auto f = lock(t, id);
    if (!f || f->state != repayment_state::pending) return;
    t.exec("update payments set state = 'failed', error = $2, settled_at = $3 where id = $1",
           {id, error, now});
    put_work(t,
             item_for(work::refund_failed, *f,
                      "The payment provider refused to pay " + money(f->amount) + " back: " + error,
                      "Find out why, then try it again.", now));
    note(t, {{}, "refund.failed", id, error}, now);
  });
}

}  // namespace backoffice

#include "backoffice/invariants.hpp"

#include "backoffice/audit_seals.hpp"

namespace backoffice {

// Each query answers one column `finding`, one row for each thing that is wrong.
std::vector<std::string> invariants::sentences(std::string_view sql) {
  std::vector<std::string> out;
  for (const auto& row : db_.exec(sql)) out.push_back(row.text("finding"));
  return out;
}

std::vector<std::string> invariants::documents() {
  return sentences(R"sql(
    select 'booking ' || b.id || ' is ' || b.state || ' and has no invoice' as finding
      from bookings b
     where b.confirmed_at is not null
       and not exists (select 1 from documents d where d.kind = 'invoice' and d.source = b.id)
    union all
    select 'invoice ' || d.number || ' is for booking ' || d.source || ', which was never confirmed'
      from documents d left join bookings b on b.id = d.source
     where d.kind = 'invoice' and (b.id is null or (b.confirmed_at is null and not exists
           (select 1 from payments y where y.booking_id = b.id and y.method = 'bank-transfer' and y.kind = 'charge')))
    union all
    select 'series ' || series || ' of ' || year || ' has ' || count(*) || ' documents up to number ' || max(sequence)
      from documents group by series, year having count(*) <> max(sequence) or min(sequence) <> 1
    union all
    select 'the counter of ' || c.series || ' ' || c.year || ' stands at ' || c.last || ', the last number is ' ||
           coalesce(max(d.sequence), 0)
      from document_counters c left join documents d on d.series = c.series and d.year = c.year
     group by c.series, c.year, c.last having c.last <> coalesce(max(d.sequence), 0)
  )sql");
}

std::vector<std::string> invariants::amounts() {
  return sentences(R"sql(
    select 'invoice ' || d.number || ' asks ' || d.amount_cents || ' cents, its passengers paid ' || sum(p.paid_cents) as finding
      from documents d join passengers p on p.booking_id = d.booking_id join bookings b on b.id = d.booking_id
     where d.kind = 'invoice' and b.confirmed_at is not null
     group by d.number, d.amount_cents having d.amount_cents <> sum(p.paid_cents)
    union all
    select 'booking ' || b.id || ': ' || coalesce(came.cents, 0) || ' cents were charged, ' || kept.cents ||
           ' are on its passengers, ' || coalesce(back.cents, 0) || ' go back'
      from bookings b
      join lateral (select sum(p.paid_cents - p.refunded_cents) as cents from passengers p
                     where p.booking_id = b.id) kept on kept.cents is not null
      left join lateral (select sum(y.amount_cents) as cents from payments y
                     where y.booking_id = b.id and y.kind = 'charge' and y.state = 'paid') came on true
      left join lateral (select sum(r.cents) as cents from (
                     select distinct on (y.repayment) y.amount_cents as cents from payments y
                      where y.booking_id = b.id and y.kind = 'refund' and y.reason <> 'overpaid') r) back on true
     where coalesce(came.cents, 0) <> kept.cents + coalesce(back.cents, 0)
       and not exists (select 1 from payments y where y.booking_id = b.id and y.method = 'bank-transfer' and y.kind = 'charge')
  )sql");
}

std::vector<std::string> invariants::waiting_events() {
  return sentences(R"sql(
    select 'event ' || id || ' waits since ' || at as finding from outbox where at < now() - interval '60 seconds'
  )sql");
}

std::vector<std::string> invariants::audit() {
  return sentences(R"sql(
    select 'launch ' || l.id || ' has no audit entry' as finding
      from launches l where not exists (select 1 from audit a where a.subject = l.id)
    union all
    select 'rocket ' || r.id || ' has no audit entry'
      from rockets r where not exists (select 1 from audit a where a.subject = r.id)
  )sql");
}

std::vector<std::string> invariants::fees() {
  return sentences(R"sql(
    select 'launch ' || f.launch_id || ' owes ' || f.fee_cents || ' cents of ' || f.revenue_cents || ' at ' ||
           f.rate_per_mille || ' per mille; its passengers paid ' || kept.cents || ' and were not paid back' as finding
      from launch_fees f
      join lateral (select coalesce(sum(p.paid_cents - p.refunded_cents), 0)::bigint as cents from passengers p
                      join bookings b on b.id = p.booking_id where b.launch_id = f.launch_id) kept on true
     where f.computed_at is not null
       and (f.revenue_cents <> kept.cents or f.fee_cents <> kept.cents * f.rate_per_mille / 1000)
    union all
    select 'launch ' || l.id || ' has succeeded and no rate was fixed' from launches l
     where l.status = 'succeeded' and not exists (select 1 from launch_fees f where f.launch_id = l.id)
    union all
    select 'launch ' || f.launch_id || ' is ' || l.status || ' and owes a share of its revenue'
      from launch_fees f join launches l on l.id = f.launch_id where l.status <> 'succeeded'
    union all
    select 'launch ' || l.id || ' was aborted and has no invoice of its fee' from launches l
     where l.status = 'aborted' and not exists
           (select 1 from documents d where d.kind = 'fee-invoice' and d.source = l.id || ':abort-fee')
    union all
    select 'fee ' || d.number || ' is for launch ' || l.id || ', which is ' || l.status
      from documents d join launches l on d.source = l.id || ':abort-fee'
     where d.kind = 'fee-invoice' and l.status <> 'aborted'
  )sql");
}

std::vector<std::string> invariants::settlements() {
  return sentences(R"sql(
    select 'settlement ' || e.launch_id || ' is over ' || e.revenue_cents || ' cents, its lines over ' || seats.cents as finding
      from settlements e join lateral (select coalesce(sum(n.paid_cents - n.refunded_cents), 0)::bigint as cents
                      from settlement_lines n where n.launch_id = e.launch_id) seats on true
     where seats.cents <> e.revenue_cents
    union all
    select 'settlement ' || e.launch_id || ' has revenue ' || e.revenue_cents || ' and fee ' || e.fee_cents ||
           ', the launch ' || coalesce(f.revenue_cents, 0) || ' and ' || coalesce(f.fee_cents, 0)
      from settlements e join launch_fees f on f.launch_id = e.launch_id
     where f.revenue_cents is distinct from e.revenue_cents or f.fee_cents is distinct from e.fee_cents
    union all
    select 'settlement ' || e.launch_id || ' has no ' || wanted.kind || ' over ' || wanted.cents
      from settlements e cross join lateral (values ('statement', e.launch_id, e.revenue_cents),
             ('fee-invoice', e.launch_id || ':success-fee', e.fee_cents)) wanted (kind, source, cents)
     where wanted.cents > 0 and not exists (select 1 from documents d where d.kind = wanted.kind
             and d.source = wanted.source and d.amount_cents = wanted.cents)
    union all
    select 'settlement ' || e.launch_id || ' is ' || e.state || ', the invoice over it is ' ||
           coalesce(i.amount_cents::text || ' cents', 'missing')
      from settlements e left join supplier_invoices i on i.launch_id = e.launch_id
     where e.revenue_cents > 0 and ((e.state = 'awaiting-invoice') = (i.id is not null)
             or i.amount_cents <> e.revenue_cents)
    union all
    select 'settlement ' || e.launch_id || ' pays ' || e.payout_cents || ' of ' || e.revenue_cents || ' and sets off ' || taken.cents
      from settlements e join lateral (select coalesce(sum(o.amount_cents), 0)::bigint as cents
                      from settlement_set_offs o where o.launch_id = e.launch_id) taken on true
     where e.payout_cents is not null and e.payout_cents + taken.cents <> e.revenue_cents
    union all
    select 'document ' || o.number || ' was set off with ' || o.amount_cents || ' cents and is ' || d.payment_state ||
           ' over ' || d.amount_cents
      from settlement_set_offs o join documents d on d.number = o.number
     where d.payment_state <> 'completed' or d.amount_cents <> o.amount_cents
    union all
    select 'launch ' || f.launch_id || ' has its fee and no settlement' from launch_fees f
     where f.computed_at is not null and not exists (select 1 from settlements e where e.launch_id = f.launch_id)
  )sql");
}

std::vector<std::string> invariants::sums() {
  return sentences(R"sql(
    select 'the sum of ' || coalesce(d.kind, s.kind) || ' (' || coalesce(d.payment_state, s.payment_state) || ') of ' ||
           coalesce(d.launch_id, s.launch_id) || ' in ' || coalesce(d.month, s.month) || ' is kept as ' ||
           coalesce(s.cents, 0) || ', its documents are ' || coalesce(d.cents, 0) as finding
      from (select coalesce(launch_id, '') as launch_id, date_trunc('month', issued_on)::date as month,
                   kind_in_sums(kind, source) as kind, payment_state, count(*) as documents,
                   sum(amount_cents)::bigint as cents from documents group by 1, 2, 3, 4) d
      full join document_sums s using (launch_id, month, kind, payment_state)
     where coalesce(s.cents, 0) <> coalesce(d.cents, 0) or coalesce(s.documents, 0) <> coalesce(d.documents, 0)
    union all
    select 'cancellation ' || c.id || ' gives ' || c.amount_cents || ' back, its credit note ' ||
           coalesce(-d.amount_cents, 0)
      from cancellations c left join documents d on d.kind = 'credit-note' and d.source = c.id
     where c.amount_cents <> coalesce(-d.amount_cents, 0)
    union all
    select 'the closed month ' || coalesce(n.month, s.month) || ' has ' || coalesce(n.cents, 0) || ' cents of ' ||
           coalesce(n.kind, s.kind) || ', it was closed with ' || coalesce(s.cents, 0)
      from (select date_trunc('month', issued_on)::date as month, kind, count(*) as documents,
                   sum(amount_cents)::bigint as cents from documents
             where (issued_on at time zone 'UTC') < books_open_from() group by 1, 2
            union all
            select date_trunc('month', p.at at time zone 'UTC')::date, 'payment', count(*), sum(d.amount_cents)::bigint
              from document_payments p join documents d on d.number = p.number
             where p.state = 'completed' and p.at < books_open_from() group by 1) n
      full join closed_sums s using (month, kind)
     where coalesce(s.cents, 0) <> coalesce(n.cents, 0) or coalesce(s.documents, 0) <> coalesce(n.documents, 0)
  )sql");
}

std::vector<std::string> invariants::seals() {
  return audit_seals(db_).broken();
}

std::vector<std::string> invariants::bank_lines() {
  return sentences(R"sql(
    select 'bank line ' || n.id || ' is being booked since ' || n.decided_at as finding
      from bank_lines n where n.state = 'booking'
    union all
    select 'payment ' || p.id || ' is ' || p.state || ', statements brought ' || came.cents || ' of ' || p.amount_cents
      from payments p join lateral (select sum(n.amount_cents) as cents from bank_lines n
                      where n.payment_id = p.id and n.state = 'booked') came on true
     where came.cents >= p.amount_cents and p.state = 'pending'
    union all
    select 'bank line ' || n.id || ' goes back and is not on the work list'
      from bank_lines n where n.state = 'surplus' and not exists
           (select 1 from work_list w where w.kind = 'bank-surplus' and w.subject = n.id)
  )sql");
}

std::vector<std::string> invariants::booking_events() {
  return sentences(
      "select booking_id || ':' || version || ':' || kind as finding from booking_events");
}

}  // namespace backoffice

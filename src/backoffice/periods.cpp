#include "backoffice/periods.hpp"

#include "backoffice/audit.hpp"
#include "backoffice/report_parts.hpp"

namespace backoffice {

using domain::no;
using domain::refusal;
using platform::postgres::transaction;

std::vector<period> periods::list(domain::instant now) {
  const auto this_month = first_of_month(domain::day_of(now));
  std::vector<period> out;
  for (const auto r : db_.exec(
           "select m.month, coalesce(sum(s.documents), 0)::bigint as documents, "
           "coalesce(sum(s.cents) filter (where s.kind = 'invoice'), 0)::bigint as invoiced, "
           "coalesce(-sum(s.cents) filter (where s.kind in ('credit-note', 'withdrawn')), "
           "0)::bigint as credited, coalesce(sum(s.cents) filter (where s.kind = 'fee-invoice'), "
           "0)::bigint as fees, c.closed_at, coalesce(a.name, c.closed_by, '') as closed_by_name "
           "from (select distinct month from document_sums union select "
           "generate_series($1::date::timestamp - "
           "interval '11 months', $1::date::timestamp, interval '1 month')::date) m left join "
           "document_sums s "
           "on s.month = m.month left join lateral (select * from closed_periods p where p.month "
           ">= m.month order by p.month limit 1) c on true left join accounts a on a.id = "
           "c.closed_by group by m.month, c.closed_at, a.name, c.closed_by order by m.month desc",
           {this_month})) {
    period p;
    p.month = r.date("month");
    p.documents = r.i64("documents");
    p.invoiced = r.i64("invoiced");
    p.credited = r.i64("credited");
    p.fees = r.i64("fees");
    p.closed_at = r.maybe_at("closed_at");
    p.closed_by_name = r.text("closed_by_name");
    p.closable = !p.closed_at && p.month < this_month;
    out.push_back(std::move(p));
  }
  return out;
}

std::optional<domain::day> periods::closed_through() {
  const auto found = db_.exec("select month from closed_periods order by month desc limit 1");
  if (found.empty()) return {};
  return found[0].date("month");
}

domain::result<void> periods::close(domain::day month, const std::string& actor,
                                    domain::instant now) {
  if (month >= first_of_month(domain::day_of(now))) return refusal{no::not_possible_in_this_state};
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<void> {
    // Whoever issues a document waits, and then finds the month closed.
    t.exec("lock table documents, document_payments in share row exclusive mode");
    const auto closed =
        t.exec("select 1 as one from closed_periods where month >= $1 limit 1", {month});
    if (!closed.empty()) return {};
    t.exec(
        "insert into closed_sums (month, kind, documents, cents) select "
        "date_trunc('month', d.issued_on)::date, d.kind, count(*), sum(d.amount_cents) from "
        "documents d where d.issued_on < ($1::date + interval '1 month') and (d.issued_on at time "
        "zone 'UTC') >= books_open_from() group by 1, 2 union all select date_trunc('month', p.at "
        "at time zone 'UTC')::date, 'payment', count(*), sum(d.amount_cents) from "
        "document_payments p join documents d on d.number = p.number where p.state = 'completed' "
        "and p.at < (($1::date + interval '1 month') at time zone 'UTC') and p.at >= "
        "books_open_from() group by 1",
        {month});
    t.exec("insert into closed_periods (month, closed_at, closed_by) values ($1, $2, $3)",
           {month, now, actor});
    note(t,
         {actor, "period.close", month_text(month),
          "The books up to " + month_text(month) + " are closed"},
         now);
    return {};
  });
}

}  // namespace backoffice

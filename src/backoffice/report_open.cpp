// Reports of what is still to come: receivables with their age, and the cash of the next months.
#include <array>
#include <map>

#include "backoffice/report_parts.hpp"
#include "domain/fees.hpp"
#include "platform/runtime/time.hpp"

namespace backoffice {
namespace {

using platform::postgres::params;

struct age {
  const char *key, *label;
  int from, to;  // days since it was due
};
constexpr std::array<age, 5> ages{{{"current", "Not due", -100000, 0},
                                   {"d30", "1–30 days", 1, 30},
                                   {"d60", "31–60 days", 31, 60},
                                   {"d90", "61–90 days", 61, 90},
                                   {"older", "Older", 91, 100000}}};

std::string aged_sums() {
  std::string out;
  for (const auto& a : ages)
    out +=
        std::string(", coalesce(sum(n.amount_cents) filter (where $3::date - n.due_on between ") +
        std::to_string(a.from) + " and " + std::to_string(a.to) + "), 0)::bigint as " + a.key;
  return out;
}

struct flow {
  std::int64_t customers = 0, fees = 0, refunds = 0, payouts = 0;
};
using flows = std::map<std::string, flow>;

// What is past counts for now.
std::string month_of(const report_wish& w, domain::day d) {
  return month_text(std::max(d, domain::day_of(w.now)));
}

void add_open_documents(platform::postgres::pool& db, const report_wish& w, flows& out) {
  for (const auto r : db.exec("select n.kind, date_trunc('month', n.due_on)::date as month, "
                              "sum(n.amount_cents)::bigint as cents "
                              "from documents n where n.payment_state = 'pending' and n.kind in "
                              "('invoice', 'fee-invoice') group by 1, 2")) {
    auto& f = out[month_of(w, r.date("month"))];
    (r.text("kind") == "invoice" ? f.customers : f.fees) += r.i64("cents");
  }
}

void add_refunds(platform::postgres::pool& db, const report_wish& w, flows& out) {
  out[month_of(w, domain::day_of(w.now))].refunds +=
      db.exec(
            "select coalesce(sum(p.amount_cents), 0)::bigint as cents from payments p where p.kind "
            "= 'refund' and "
            "(p.state in ('owed', 'in-approval', 'pending') or (p.state = 'failed' and not exists "
            "(select 1 from "
            "payments o where o.kind = 'refund' and o.repayment = p.repayment and o.state <> "
            "'failed') and p.id = "
            "p.repayment))")[0]
          .i64("cents");
}

// What has flown is paid out now; what is still to fly, when it does.
void add_payouts(platform::postgres::pool& db, const report_wish& w, flows& out) {
  for (const auto r : db.exec("select coalesce(sum(coalesce(e.payout_cents, e.revenue_cents - "
                              "e.fee_cents)), 0)::bigint as cents from "
                              "settlements e where e.state <> 'settled'"))
    out[month_of(w, domain::day_of(w.now))].payouts += r.i64("cents");
  for (const auto r : db.exec("select date_trunc('month', l.departs_at at time zone 'UTC')::date "
                              "as month, coalesce(c.successes, 0) as successes, "
                              "sum(n.cents)::bigint as kept from "
                              "launches l left join (select supplier_id, count(*) as successes "
                              "from launch_fees group by 1) c on c.supplier_id = l.supplier_id "
                              "join document_sums n on n.launch_id = l.id and (n.kind = "
                              "'credit-note' or (n.kind = 'invoice' "
                              "and n.payment_state = 'completed')) where l.status in ('scheduled', "
                              "'delayed') group by l.id, month, "
                              "successes")) {
    const auto kept = r.i64("kept");
    const auto rate = domain::fee_rate_per_mille(static_cast<int>(r.i64("successes")));
    out[month_of(w, r.date("month"))].payouts += kept - domain::success_fee(kept, rate);
  }
}

}  // namespace

report reports::receivables(const report_wish& w) {
  report out;
  out.title = "Receivables";
  out.columns = {{"debtor", "Who owes", type::text}, {"documents", "Documents", type::count}};
  for (const auto& a : ages) out.columns.push_back({a.key, a.label, type::money});
  out.columns.push_back({"open", "Open", type::money});
  for (const auto r :
       db_.exec("select n.kind, n.recipient ->> 'name' as name, count(*) as documents, "
                "sum(n.amount_cents)::bigint as open" +
                    aged_sums() +
                    " from documents n join launches l on l.id = n.launch_id where n.payment_state "
                    "= 'pending' and n.kind "
                    "in ('invoice', 'fee-invoice') and ($1::text = '' or l.supplier_id = $1) and "
                    "($2::text = '' or "
                    "l.destination_id = $2) group by 1, 2 order by open desc, name limit 5000",
                {w.supplier, w.destination, domain::day_of(w.now)})) {
    const auto name = r.text("name");
    std::vector<report_cell> cells{
        {name},
        {r.i64("documents"), "/documents?state=pending&kind=" + r.text("kind") + "&q=" + name}};
    for (const auto& a : ages) cells.push_back({r.i64(a.key)});
    cells.push_back({r.i64("open")});
    out.rows.push_back(std::move(cells));
  }
  out.totals = totals_of(out);
  out.chart = {"open"};
  std::int64_t overdue = 0;
  for (std::size_t at = 3; at + 1 < out.columns.size(); ++at) overdue += number_in(out.totals, at);
  out.finding = usd_text(number_in(out.totals, out.columns.size() - 1)) + " are open, " +
                usd_text(overdue) + " of them overdue.";
  return out;
}

report reports::cash(const report_wish& w) {
  flows all;
  add_open_documents(db_, w, all);
  add_refunds(db_, w, all);
  add_payouts(db_, w, all);
  report out;
  out.title = "Cash of the next twelve months";
  out.columns = {
      {"month", "Month", type::month},         {"customers", "From customers", type::money},
      {"fees", "From suppliers", type::money}, {"refunds", "Refunds", type::money},
      {"payouts", "Payouts", type::money},     {"net", "Net", type::money}};
  const auto first = first_of_month(domain::day_of(w.now));
  for (int m = 0; m < 12; ++m) {
    const auto month = month_text(domain::plus_months(first, std::chrono::months{m}));
    const auto f = all[month];
    out.rows.push_back(
        {{month},
         {f.customers, m == 0 ? std::string("/documents?kind=invoice&state=pending") : ""},
         {f.fees, m == 0 ? std::string("/documents?kind=fee-invoice&state=pending") : ""},
         {f.refunds, m == 0 ? std::string("/refunds") : ""},
         {f.payouts, m == 0 ? std::string("/settlements") : ""},
         {f.customers + f.fees - f.refunds - f.payouts}});
  }
  out.totals = totals_of(out);
  out.chart = {"net"};
  out.finding = usd_text(number_in(out.totals, 1) + number_in(out.totals, 2)) +
                " are to come in, " +
                usd_text(number_in(out.totals, 3) + number_in(out.totals, 4)) + " to go out.";
  return out;
}

}  // namespace backoffice

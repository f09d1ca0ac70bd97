#include "backoffice/launch_fees.hpp"

#include "backoffice/settlements.hpp"
#include "domain/fees.hpp"

namespace backoffice {

using platform::postgres::transaction;

std::optional<launch_fee> launch_fees::find(const std::string& launch) {
  const auto found = db_.exec("select * from launch_fees where launch_id = $1", {launch});
  if (found.empty()) return {};
  const auto r = found[0];
  return launch_fee{r.text("launch_id"),
                    r.text("supplier_id"),
                    static_cast<int>(r.i64("rate_per_mille")),
                    r.maybe_i64("revenue_cents"),
                    r.maybe_i64("fee_cents"),
                    r.at("succeeded_at")};
}

launch_money launch_fees::money(const domain::launch_master& l) {
  const auto r = db_.exec(
      "select coalesce(sum(p.paid_cents), 0)::bigint as paid, coalesce(sum(p.refunded_cents), "
      "0)::bigint as refunded, (select count(*) from launch_fees f where f.supplier_id = $2) as "
      "successes from passengers p join bookings b on b.id = p.booking_id where b.launch_id = $1",
      {l.id, l.supplier_id})[0];
  launch_money m{r.i64("paid"), r.i64("refunded"), 0, 0};
  if (l.status == domain::launch_status::aborted) {
    m.fee = domain::abort_fee;
    return m;
  }
  const auto fixed = find(l.id);
  m.rate_per_mille = fixed ? fixed->rate_per_mille
                           : domain::fee_rate_per_mille(static_cast<int>(r.i64("successes")));
  m.fee = fixed && fixed->fee ? *fixed->fee
                              : domain::success_fee(m.paid - m.refunded, m.rate_per_mille);
  return m;
}

void launch_fees::compute(const std::string& launch, domain::instant now) {
  platform::postgres::retry(db_, [&](transaction& t) {
    const auto locked = t.exec(
        "select rate_per_mille, computed_at from launch_fees where launch_id = $1 for update",
        {launch});
    if (locked.empty() || !locked[0].null("computed_at")) return;
    // A repayment that had to be tried again is one repayment; what was paid beyond the price is in
    // no charge.
    const auto revenue = t.exec(
                              "select (coalesce((select sum(p.amount_cents) from payments p join "
                              "bookings b on b.id = p.booking_id where b.launch_id = $1 and p.kind "
                              "= 'charge' and p.state = 'paid'), 0) - coalesce((select "
                              "sum(r.amount_cents) from (select distinct on (p.repayment) "
                              "p.amount_cents from payments p join bookings b on b.id = "
                              "p.booking_id where b.launch_id = $1 and p.kind = 'refund' and "
                              "p.reason <> 'overpaid') r), "
                              "0))::bigint as n",
                              {launch})[0]
                             .i64("n");
    const auto rate = static_cast<int>(locked[0].i64("rate_per_mille"));
    t.exec(
        "update launch_fees set revenue_cents = $2, fee_cents = $3, computed_at = $4 where "
        "launch_id = $1",
        {launch, revenue, domain::success_fee(revenue, rate), now});
    open_settlement(t, launch, now);
  });
}

void fix_rate(transaction& t, const std::string& launch, const std::string& supplier,
              domain::instant now) {
  t.exec("select pg_advisory_xact_lock(hashtextextended($1, 0))", {"fees of " + supplier});
  const auto before =
      t.exec("select count(*) as n from launch_fees where supplier_id = $1", {supplier})[0].i64(
          "n");
  t.exec(
      "insert into launch_fees (launch_id, supplier_id, rate_per_mille, succeeded_at) values ($1, "
      "$2, $3, $4) on conflict do nothing",
      {launch, supplier, domain::fee_rate_per_mille(static_cast<int>(before)), now});
}

}  // namespace backoffice

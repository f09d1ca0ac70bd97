// Reports of money by month, supplier, destination and launch, and of a year.
#include <map>

#include "backoffice/report_parts.hpp"
#include "domain/fees.hpp"
#include "platform/runtime/time.hpp"

namespace backoffice {
namespace {

using platform::postgres::row;

constexpr std::string_view customers_paid = "kind=invoice&state=completed",
                           customers_owe = "kind=invoice&state=pending",
                           went_back = "kind=credit-note", our_fees = "kind=fee-invoice";

std::vector<column> money_columns(const char* key, const char* label, type kind) {
  return {{key, label, kind},
          {"paid", "Paid", type::money},
          {"back", "Given back", type::money},
          {"kept", "Kept", type::money},
          {"pending", "Awaited", type::money},
          {"fees", "Our fees", type::money},
          {"feesOpen", "Fees open", type::money}};
}

// The cells after the first; `w` is narrowed to what the row is about.
void put_money(std::vector<report_cell>& cells, const row& r, const report_wish& w,
               domain::day from, domain::day to) {
  const auto link = [&](std::string_view what) {
    return documents_link(w, std::string(what), from, to);
  };
  const auto paid = r.i64("paid"), back = r.i64("back");
  cells.push_back({paid, link(customers_paid)});
  cells.push_back({back, link(went_back)});
  cells.push_back({paid - back});
  cells.push_back({r.i64("pending"), link(customers_owe)});
  cells.push_back({r.i64("fees"), link(our_fees)});
  cells.push_back({r.i64("fees_open"), link("kind=fee-invoice&state=pending")});
}

void conclude(report& r) {
  r.totals = totals_of(r);
  r.chart = {"kept", "fees"};
  r.finding = usd_text(number_in(r.totals, 1)) + " paid, " + usd_text(number_in(r.totals, 2)) +
              " given back, " + usd_text(number_in(r.totals, 5)) + " of fees.";
}

std::string where_month(const report_wish& w) {
  return " where n.month between '" + platform::format_day(first_of_month(w.from)) + "' and '" +
         platform::format_day(w.to) + "'";
}

// One row for each supplier or destination that has documents.
report by_name(platform::postgres::pool& db, const report_wish& w, const std::string& id,
               const std::string& joined, std::string report_wish::*narrowed) {
  report out;
  const auto found =
      db.exec("select g.id, g.name, " + std::string(money_sums) + " from " +
                  std::string(sums_from) + " join " + joined + " g on g.id = l." + id +
                  where_month(w) + " group by g.id, g.name order by paid desc, g.name",
              {w.supplier, w.destination});
  for (const auto r : found) {
    auto about = w;
    about.*narrowed = r.text("id");
    std::vector<report_cell> cells{{r.text("name")}};
    put_money(cells, r, about, first_of_month(w.from), last_of_month(w.to));
    out.rows.push_back(std::move(cells));
  }
  return out;
}

struct month_money {
  std::int64_t taken = 0, pending = 0, fees = 0, fees_open = 0, fees_expected = 0;
};

// Fees of launches still to fly, by the month of their departure, as they would be now.
std::map<std::string, std::int64_t> expected_fees(platform::postgres::pool& db,
                                                  const report_wish& w, domain::day from,
                                                  domain::day to) {
  std::map<std::string, std::int64_t> out;
  for (const auto r : db.exec(
           "select to_char(date_trunc('month', l.departs_at at time zone 'UTC'), 'YYYY-MM') as "
           "month, coalesce(c.successes, 0) as successes, sum(n.cents)::bigint as kept from "
           "launches "
           "l left join (select supplier_id, count(*) as successes from launch_fees group by 1) c "
           "on c.supplier_id = l.supplier_id join document_sums n on "
           "n.launch_id = l.id and (n.kind = 'credit-note' or (n.kind = 'invoice' and "
           "n.payment_state = 'completed')) where l.status in ('scheduled', 'delayed') and "
           "l.departs_at >= $3 and l.departs_at < $4 and ($1::text = '' or l.supplier_id = $1) and "
           "($2::text = '' or l.destination_id = $2) group by l.id, month, successes",
           {w.supplier, w.destination, domain::instant(std::chrono::sys_days{from}),
            domain::instant(std::chrono::sys_days{to} + std::chrono::days{1})})) {
    const auto rate = domain::fee_rate_per_mille(static_cast<int>(r.i64("successes")));
    out[r.text("month")] += domain::success_fee(r.i64("kept"), rate);
  }
  return out;
}

// Two years, month by month.
std::map<std::string, month_money> two_years(platform::postgres::pool& db, const report_wish& w,
                                             domain::day from, domain::day to) {
  std::map<std::string, month_money> out;
  for (const auto r : db.exec("select to_char(n.month, 'YYYY-MM') as month, " +
                                  std::string(money_sums) + " from " + std::string(sums_from) +
                                  " where n.month between $3 and $4 group by n.month",
                              {w.supplier, w.destination, from, to}))
    out[r.text("month")] = {r.i64("paid") - r.i64("back"), r.i64("pending"),
                            r.i64("fees") - r.i64("fees_open"), r.i64("fees_open"), 0};
  for (const auto& [month, fees] : expected_fees(db, w, from, to)) out[month].fees_expected = fees;
  return out;
}

std::string change_text(std::int64_t now, std::int64_t before, const std::string& year_before) {
  if (before <= 0) return ".";
  const auto percent = (now - before) * 100 / before;
  return ", " + std::to_string(percent < 0 ? -percent : percent) + " % " +
         (percent < 0 ? "less" : "more") + " than in " + year_before + ".";
}

}  // namespace

report reports::months(const report_wish& w) {
  report out;
  out.title = "Money by month";
  out.columns = money_columns("month", "Month", type::month);
  const auto found =
      db_.exec("select n.month, " + std::string(money_sums) + " from " + std::string(sums_from) +
                   where_month(w) + " group by n.month order by n.month",
               {w.supplier, w.destination});
  for (const auto r : found) {
    const auto month = r.date("month");
    std::vector<report_cell> cells{{month_text(month)}};
    put_money(cells, r, w, month, last_of_month(month));
    out.rows.push_back(std::move(cells));
  }
  conclude(out);
  return out;
}

report reports::suppliers(const report_wish& w) {
  auto out = by_name(db_, w, "supplier_id", "suppliers", &report_wish::supplier);
  out.title = "Suppliers";
  out.columns = money_columns("supplier", "Supplier", type::text);
  conclude(out);
  return out;
}

report reports::destinations(const report_wish& w) {
  auto out = by_name(db_, w, "destination_id", "destinations", &report_wish::destination);
  out.title = "Destinations";
  out.columns = money_columns("destination", "Destination", type::text);
  conclude(out);
  return out;
}

report reports::annual(const report_wish& w) {
  const auto year = w.from.year();
  const domain::day from = (year - std::chrono::years{1}) / 1 / 1, to = year / 12 / 31;
  const auto all = two_years(db_, w, from, to);
  const auto of = [&](domain::day d) {
    const auto at = all.find(month_text(d));
    return at == all.end() ? month_money{} : at->second;
  };
  report out;
  const auto name = std::to_string(static_cast<int>(year)),
             before = std::to_string(static_cast<int>(year) - 1);
  out.title = "The year " + name;
  out.columns = {{"month", "Month", type::month},
                 {"taken", "Kept", type::money},
                 {"pending", "Awaited", type::money},
                 {"fees", "Fees paid", type::money},
                 {"feesOpen", "Fees open", type::money},
                 {"feesExpected", "Fees expected", type::money},
                 {"takenBefore", "Kept in " + before, type::money},
                 {"feesBefore", "Fees in " + before, type::money}};
  for (unsigned m = 1; m <= 12; ++m) {
    const domain::day month = year / std::chrono::month{m} / 1;
    const auto now = of(month),
               then = of((year - std::chrono::years{1}) / std::chrono::month{m} / 1);
    const auto link = [&](std::string_view what) {
      return documents_link(w, std::string(what), month, last_of_month(month));
    };
    out.rows.push_back({{month_text(month)},
                        {now.taken, "/reports/months?from=" + platform::format_day(month) +
                                        "&to=" + platform::format_day(last_of_month(month))},
                        {now.pending, link(customers_owe)},
                        {now.fees, link("kind=fee-invoice&state=completed")},
                        {now.fees_open, link("kind=fee-invoice&state=pending")},
                        {now.fees_expected},
                        {then.taken},
                        {then.fees + then.fees_open}});
  }
  out.totals = totals_of(out);
  out.chart = {"taken", "takenBefore"};
  out.finding = usd_text(number_in(out.totals, 1)) + " kept in " + name +
                change_text(number_in(out.totals, 1), number_in(out.totals, 6), before);
  return out;
}

report reports::launches(const report_wish& w) {
  report out;
  out.title = "Launches";
  out.columns = {{"launch", "Launch", type::text},          {"supplier", "Supplier", type::text},
                 {"departs", "Departure", type::day},       {"status", "State", type::text},
                 {"seats", "Seats", type::count},           {"sold", "Sold", type::count},
                 {"occupancy", "Occupancy", type::percent}, {"paid", "Paid", type::money},
                 {"back", "Given back", type::money},       {"kept", "Kept", type::money},
                 {"fees", "Our fees", type::money}};
  const auto found = db_.exec(
      "select l.id, k.name || ' to ' || d.name as name, s.name as supplier, l.departs_at, "
      "l.status, l.capacity, l.sold + l.forfeited as sold, m.* from launches l join rockets k on "
      "k.id = l.rocket_id join destinations d on d.id = l.destination_id join suppliers s on s.id "
      "= l.supplier_id cross join lateral (select " +
          std::string(money_sums) +
          " from document_sums n where n.launch_id = l.id) m where l.departs_at >= $3 and "
          "l.departs_at < $4 and ($1::text = '' or l.supplier_id = $1) and ($2::text = '' or "
          "l.destination_id = $2) order by l.departs_at, l.id limit 5000",
      {w.supplier, w.destination, domain::instant(std::chrono::sys_days{w.from}),
       domain::instant(std::chrono::sys_days{w.to} + std::chrono::days{1})});
  for (const auto r : found) {
    const auto id = r.text("id");
    const auto paid = r.i64("paid"), back = r.i64("back");
    const auto link = [&](std::string_view what) {
      return "/documents?launch=" + id + "&" + std::string(what);
    };
    out.rows.push_back({{r.text("name"), "/launches/" + id},
                        {r.text("supplier")},
                        {platform::format_day(domain::day_of(r.at("departs_at")))},
                        {r.text("status")},
                        {r.i64("capacity")},
                        {r.i64("sold")},
                        {percent_of(r.i64("sold"), r.i64("capacity"))},
                        {paid, link(customers_paid)},
                        {back, link(went_back)},
                        {paid - back},
                        {r.i64("fees"), link(our_fees)}});
  }
  out.totals = totals_of(out);
  out.chart = {"kept"};
  out.finding = std::to_string(out.rows.size()) + " launches, " +
                std::to_string(percent_of(number_in(out.totals, 5), number_in(out.totals, 4))) +
                " % of their seats sold, " + usd_text(number_in(out.totals, 9)) + " kept.";
  return out;
}

}  // namespace backoffice

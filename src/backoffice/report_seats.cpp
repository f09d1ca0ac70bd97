// Reports of seats: how full, given up in which tier, by whom.
#include "backoffice/report_parts.hpp"
#include "platform/runtime/time.hpp"

namespace backoffice {
namespace {

platform::postgres::params between(const report_wish& w) {
  return {w.supplier, w.destination, domain::instant(std::chrono::sys_days{w.from}),
          domain::instant(std::chrono::sys_days{w.to} + std::chrono::days{1})};
}

}  // namespace

report reports::occupancy(const report_wish& w) {
  report out;
  out.title = "Occupancy";
  out.columns = {{"destination", "Destination", type::text},
                 {"launches", "Launches", type::count},
                 {"seats", "Seats", type::count},
                 {"sold", "Sold", type::count},
                 {"occupancy", "Occupancy", type::percent}};
  for (const auto r : db_.exec(
           "select d.id, d.name, count(*) as launches, sum(l.capacity) as seats, sum(l.sold + "
           "l.forfeited) as sold from launches l join destinations d on d.id = l.destination_id "
           "where l.status <> 'aborted' and l.departs_at >= $3 and l.departs_at < $4 and ($1::text "
           "= '' or l.supplier_id = $1) and ($2::text = '' or l.destination_id = $2) group by "
           "d.id, d.name order by d.name",
           between(w))) {
    out.rows.push_back({{r.text("name")},
                        {r.i64("launches"), "/launches?q=" + r.text("name")},
                        {r.i64("seats")},
                        {r.i64("sold")},
                        {percent_of(r.i64("sold"), r.i64("seats"))}});
  }
  out.totals = totals_of(out);
  const auto all = percent_of(number_in(out.totals, 3), number_in(out.totals, 2));
  out.totals[4] = {all};
  out.chart = {"occupancy"};
  out.finding = std::to_string(all) + " % of the seats of " +
                std::to_string(number_in(out.totals, 1)) + " launches are sold.";
  return out;
}

report reports::cancellations(const report_wish& w) {
  report out;
  out.title = "Cancellations by tier";
  out.columns = {{"tier", "Given back", type::text}, {"times", "Cancellations", type::count},
                 {"seats", "Seats", type::count},    {"price", "Had cost", type::money},
                 {"back", "Goes back", type::money}, {"kept", "Kept", type::money}};
  for (const auto r : db_.exec(
           "select c.percent, count(*) as times, sum(c.seats) as seats, sum(c.price_cents)::bigint "
           "as price, sum(c.amount_cents)::bigint as back from cancellations c join launches l on "
           "l.id = c.launch_id where c.at >= $3 and c.at < $4 and ($1::text = '' or l.supplier_id "
           "= $1) and ($2::text = '' or l.destination_id = $2) group by c.percent order by "
           "c.percent desc",
           between(w))) {
    const auto percent = r.i64("percent");
    out.rows.push_back(
        {{percent == 0 ? std::string("Nothing") : std::to_string(percent) + " %"},
         {r.i64("times")},
         {r.i64("seats")},
         {r.i64("price")},
         {r.i64("back"),
          percent == 0 ? std::string() : documents_link(w, "kind=credit-note", w.from, w.to)},
         {r.i64("price") - r.i64("back")}});
  }
  out.totals = totals_of(out);
  out.chart = {"seats"};
  out.finding = std::to_string(number_in(out.totals, 2)) + " seats were given up, " +
                usd_text(number_in(out.totals, 4)) + " go back.";
  return out;
}

report reports::vips(const report_wish& w) {
  report out;
  out.title = "VIP customers";
  out.columns = {{"month", "Month", type::month},         {"bookings", "Bookings", type::count},
                 {"vipBookings", "Of VIPs", type::count}, {"total", "Booked", type::money},
                 {"vipTotal", "By VIPs", type::money},    {"share", "Share", type::percent}};
  for (const auto r : db_.exec(
           "select to_char(date_trunc('month', b.confirmed_at at time zone 'UTC'), 'YYYY-MM') as "
           "month, count(*) as bookings, count(*) filter (where b.vip) as vip_bookings, "
           "sum(b.total_cents)::bigint as total, coalesce(sum(b.total_cents) filter (where b.vip), "
           "0)::bigint as vip_total from bookings b" +
               std::string(
                   w.supplier.empty() && w.destination.empty()
                       ? " where $1::text = '' and $2::text = ''"
                       : " join launches l on l.id = b.launch_id where ($1::text = '' or "
                         "l.supplier_id = $1) and ($2::text = '' or l.destination_id = $2)") +
               " and b.confirmed_at >= $3 and b.confirmed_at < $4 group by 1 order by 1",
           between(w))) {
    out.rows.push_back({{r.text("month")},
                        {r.i64("bookings")},
                        {r.i64("vip_bookings")},
                        {r.i64("total")},
                        {r.i64("vip_total")},
                        {percent_of(r.i64("vip_total"), r.i64("total"))}});
  }
  out.totals = totals_of(out);
  const auto share = percent_of(number_in(out.totals, 4), number_in(out.totals, 3));
  out.totals[5] = {share};
  out.chart = {"total", "vipTotal"};
  out.finding = "VIPs booked for " + usd_text(number_in(out.totals, 4)) + ", " +
                std::to_string(share) + " % of all.";
  return out;
}

}  // namespace backoffice

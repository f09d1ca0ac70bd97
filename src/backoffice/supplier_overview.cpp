#include "backoffice/supplier_overview.hpp"

#include "backoffice/launch_rows.hpp"
#include "backoffice/master_rows.hpp"

namespace backoffice {
namespace {

constexpr std::chrono::days lately{30};
constexpr int shown_next = 6;

to_do about_launch(std::string_view kind, const platform::postgres::row& r) {
  to_do t;
  t.kind = kind;
  t.launch_id = r.text("id");
  t.destination = r.text("destination_name");
  t.rocket = r.text("rocket_name");
  t.departs_at = r.at("departs_at");
  return t;
}

// Of launches, with `condition` on `l` ($1 the supplier, $2 now).
std::string launches_where(const std::string& condition, const std::string& more_columns = "") {
  return "select l.id, l.departs_at, l.capacity, l.sold + l.forfeited as gone, k.name as "
         "rocket_name, d.name as destination_name" +
         more_columns +
         " from launches l join rockets k on k.id = l.rocket_id join destinations d on d.id = "
         "l.destination_id " +
         condition + " limit 20";
}

}  // namespace

supplier_figures supplier_overview::figures(const std::string& supplier, domain::instant now) {
  const auto to_come = db_.exec(
      "select count(*) as launches, coalesce(sum(capacity), 0)::bigint as seats, "
      "coalesce(sum(sold + forfeited), 0)::bigint as sold from launches where supplier_id = $1 and "
      "departs_at > $2 and status in ('scheduled', 'delayed')",
      {supplier, now})[0];
  const auto booked = db_.exec(
      "select count(*) as bookings, coalesce(sum(total_cents), 0)::bigint as takings from bookings "
      "where supplier_id = $1 and created_at > $2 and confirmed_at is not null",
      {supplier, now - lately})[0];
  return {static_cast<int>(to_come.i64("launches")), static_cast<int>(to_come.i64("seats")),
          static_cast<int>(to_come.i64("sold")), static_cast<int>(booked.i64("bookings")),
          booked.i64("takings")};
}

std::vector<launch> supplier_overview::next(const std::string& supplier, domain::instant now) {
  std::vector<launch> out;
  for (const auto r :
       db_.exec("select " + launch_columns() + " from " + std::string(launch_from) +
                    " where l.supplier_id = $1 and l.departs_at > $2 and l.status in ('scheduled', "
                    "'delayed') order by l.departs_at, l.id limit $3",
                {supplier, now, shown_next}))
    out.push_back(launch_of(r));
  return out;
}

std::vector<to_do> supplier_overview::waiting(const std::string& supplier, domain::instant now) {
  std::vector<to_do> out;
  if (!db_.exec("select 1 from suppliers where id = $1 and (legal_name is null or tax_id is null "
                "or address is null)",
                {supplier})
           .empty())
    out.push_back({.kind = to_dos::company_details});
  for (const auto r : db_.exec(launches_where("where l.supplier_id = $1 and l.departs_at <= $2 and "
                                              "l.status in ('scheduled', 'delayed') order by "
                                              "l.departs_at, l.id"),
                               {supplier, now})) {
    out.push_back(about_launch(to_dos::outcome, r));
    out.back().due = r.at("departs_at");
  }
  // The go/no-go day is four months before departure; it is told of a month ahead.
  for (const auto r :
       db_.exec(launches_where("where l.supplier_id = $1 and l.departs_at > $2 and l.departs_at <= "
                               "$2 + interval '5 months' and l.status in ('scheduled', 'delayed') "
                               "and l.sold + l.forfeited < (l.capacity * 30 + 99) / 100 order by "
                               "l.departs_at, l.id"),
                {supplier, now})) {
    auto t = about_launch(to_dos::under_line, r);
    t.due = domain::go_no_go_deadline(*t.departs_at);
    t.seats_missing =
        domain::seats_to_go(static_cast<int>(r.i64("capacity"))) - static_cast<int>(r.i64("gone"));
    out.push_back(std::move(t));
  }
  for (const auto r :
       db_.exec(launches_where("join settlements s on s.launch_id = l.id where s.supplier_id = $1 "
                               "and s.state = 'awaiting-invoice' order by s.opened_at, l.id",
                               ", s.opened_at, s.revenue_cents"),
                {supplier})) {
    auto t = about_launch(to_dos::invoice, r);
    t.due = r.at("opened_at");
    t.amount = r.i64("revenue_cents");
    out.push_back(std::move(t));
  }
  return out;
}

}  // namespace backoffice

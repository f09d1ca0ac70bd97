#include "backoffice/launch_watch.hpp"

#include "backoffice/document_pdf.hpp"
#include "backoffice/launch_rows.hpp"
#include "backoffice/master_rows.hpp"
#include "backoffice/work_list.hpp"

namespace backoffice {

using platform::postgres::transaction;

namespace {

constexpr std::chrono::hours outcome_due{24};

// The copied counts may be a minute behind the bookings here, or the other way.
int seats_of_rows(platform::postgres::pool& db, const std::string& launch) {
  const auto r = db.exec(
      "select count(*) as n from passengers p join bookings b on b.id = p.booking_id where "
      "b.launch_id = $1 and b.state in ('confirmed', 'cancelling', 'forfeited') and p.state in "
      "('kept', 'forfeited')",
      {launch})[0];
  return static_cast<int>(r.i64("n"));
}

}  // namespace

std::vector<launch> launch_watch::below_go_line(domain::instant now) {
  std::vector<launch> out;
  // A calendar month more than the rule says, whatever its length: the rule itself decides below.
  const auto found = db_.exec(
      "select " + launch_columns() + " from " + std::string(launch_from) +
          " where l.status in ('scheduled', 'delayed') and l.departs_at > $1 and l.departs_at < "
          "$2 order by l.departs_at, l.id",
      {now, domain::months_after(now, 5)});
  for (const auto r : found) {
    auto l = launch_of(r);
    const int needed = domain::seats_to_go(l.master.capacity);
    if (now < domain::go_no_go_deadline(l.master.departs_at)) continue;
    if (l.sold + l.forfeited < needed && seats_of_rows(db_, l.master.id) < needed)
      out.push_back(std::move(l));
  }
  return out;
}

int launch_watch::list_without_outcome(domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) {
    const auto found = t.exec(
        "select " + launch_columns() + " from " + std::string(launch_from) +
            " where l.status in ('scheduled', 'delayed') and l.departs_at <= $1 order by l.id",
        {now - outcome_due});
    for (const auto r : found) {
      const auto l = launch_of(r).master;
      work_item w{{}, std::string(work::no_outcome), l.id};
      w.launch_id = l.id;
      w.what = l.rocket.name + " to " + l.destination.name + " departed on " +
               day_text(domain::day_of(l.departs_at)) + "; " + l.supplier_name +
               " has not said how it went.";
      w.proposed = "Ask the supplier, then report success or abort.";
      w.since = l.departs_at + outcome_due;
      put_work(t, w);
    }
    return static_cast<int>(found.size());
  });
}

int launch_watch::list_overdue_transfers(domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) {
    const auto found = t.exec(
        "select d.number, d.due_on, d.amount_cents, d.booking_id, d.launch_id, c.name from "
        "documents d join bookings b on b.id = d.booking_id join customers c on c.id = "
        "b.customer_id where d.kind = 'invoice' and d.payment_state = 'pending' and d.due_on < $1 "
        "and b.state = 'paying' order by d.number",
        {domain::day_of(now)});
    for (const auto r : found) {
      work_item w{{}, std::string(work::transfer_overdue), r.text("booking_id")};
      w.booking_id = w.subject;
      w.launch_id = r.text("launch_id");
      w.what = "The transfer for " + r.text("number") + " by " + r.text("name") + " was due on " +
               day_text(r.date("due_on")) + ".";
      w.proposed =
          "Look at the bank account; the seats are kept for three days after the due date.";
      w.amount = r.i64("amount_cents");
      w.since = std::chrono::sys_days{r.date("due_on")} + std::chrono::days{1};
      put_work(t, w);
    }
    return static_cast<int>(found.size());
  });
}

}  // namespace backoffice

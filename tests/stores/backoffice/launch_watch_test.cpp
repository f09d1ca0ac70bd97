// What the clock says about launches: the go/no-go line, a departure that nobody reports, a
// transfer that does not come; and what a success owes.
#include "backoffice/launch_watch.hpp"
#include "backoffice/launch_fees.hpp"
#include "backoffice/work_list.hpp"
#include "books.hpp"

namespace {

using namespace books;

class books_by_the_clock : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    supplier = make_supplier("Boreal Spaceways");
    rocket = make_rocket(supplier, "Aurora Two", domain::range::low_earth_orbit, 10).id;
    watch.emplace(*db);
    work.emplace(*db);
    fees.emplace(*db);
  }
  std::string decide(const backoffice::launch& l, domain::launch_act act, instant at) {
    backoffice::launch_asking a;
    a.act = act;
    if (act != domain::launch_act::success) a.reason = domain::launch_reason::technical;
    a.actor = staff;
    a.key = a.fingerprint = l.master.id + std::string(domain::name_of(act));
    const auto id = changes->ask("", l.master.id, a, at)->pending->id;
    changes->decided(id, "", at);
    return id;
  }
  std::string supplier, rocket;
  std::optional<backoffice::launch_watch> watch;
  std::optional<backoffice::work_list> work;
  std::optional<backoffice::launch_fees> fees;
};

TEST_F(books_by_the_clock, under_thirty_percent_four_months_before_is_below_the_go_line) {
  const auto empty = make_launch(supplier, rocket), full = make_launch(supplier, rocket);
  const auto line = domain::months_before(empty.master.departs_at, 4);
  EXPECT_TRUE(watch->below_go_line(line - 1ms).empty());
  EXPECT_EQ(watch->below_go_line(line).size(), 2U);
  launches->copy_seats({{full.master.id, 2, 0, 7, 1, now}}, now);
  ASSERT_EQ(watch->below_go_line(line).size(), 1U) << "two sold and one forfeited of ten are 30 %";
  EXPECT_EQ(watch->below_go_line(line)[0].master.id, empty.master.id);
  const auto paid = confirmed(booking(empty, 1, 3));
  (void)bookings->apply(paid, event(paid), now);
  EXPECT_TRUE(watch->below_go_line(line).empty()) << "known before the counts arrive";
  EXPECT_TRUE(watch->below_go_line(empty.master.departs_at).empty()) << "gone";
}

TEST_F(books_by_the_clock, a_day_after_departure_without_an_outcome_somebody_looks) {
  const auto l = make_launch(supplier, rocket);
  const auto due = l.master.departs_at + 24h;
  EXPECT_EQ(watch->list_without_outcome(due - 1ms), 0);
  EXPECT_EQ(watch->list_without_outcome(due), 1);
  EXPECT_EQ(watch->list_without_outcome(due + 1h), 1);
  EXPECT_EQ(work->list({}, {}).total, 1) << "listed once";
  (void)decide(l, domain::launch_act::success, due + 2h);
  EXPECT_EQ(watch->list_without_outcome(due + 3h), 0);
  EXPECT_EQ(work->list({}, {}).total, 0) << "the report ends it";
}

TEST_F(books_by_the_clock, a_transfer_is_overdue_the_day_after_it_was_due) {
  auto s = booking(make_launch(supplier, rocket), 1);
  s.booking.attempts.back().method = "bank-transfer";
  (void)bookings->apply(s, event(s, "booking-transfer-awaited"), now);
  EXPECT_EQ(watch->list_overdue_transfers(now + domain::transfer_due), 0);
  EXPECT_EQ(watch->list_overdue_transfers(now + domain::transfer_due + 24h), 1);
  EXPECT_EQ(work->list({.kind = "transfer-overdue"}, {}).total, 1);
  s = confirmed(s);
  (void)bookings->apply(s, event(s), now);
  EXPECT_EQ(work->list({}, {}).total, 0);
}

TEST_F(books_by_the_clock, an_abort_is_billed_once_in_a_series_of_its_own) {
  const auto l = make_launch(supplier, rocket);
  (void)decide(l, domain::launch_act::abort, now);
  const auto all = documents->of_launch(l.master.id, domain::document_kind::fee_invoice);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].number, "FEE-2026-000001");
  EXPECT_EQ(all[0].amount, 100'000);
  EXPECT_EQ(all[0].recipient.name, "Boreal Spaceways AB");
  EXPECT_EQ(all[0].payment_state, "pending");
}

TEST_F(books_by_the_clock, two_successes_owe_one_percent_and_the_next_eight_per_mille) {
  std::vector<backoffice::launch> flown;
  for (int n = 0; n < 3; ++n) flown.push_back(make_launch(supplier, rocket));
  const auto after = flown[0].master.departs_at + 1h;
  for (const auto& l : flown) (void)decide(l, domain::launch_act::success, after);
  EXPECT_EQ(fees->find(flown[1].master.id)->rate_per_mille, 10);
  EXPECT_EQ(fees->find(flown[2].master.id)->rate_per_mille, 8);
  auto s = confirmed(booking(flown[2], 1));  // one of two seats was cancelled for 90 %
  auto& b = s.booking;
  const auto back = domain::percent(b.price, 90);
  b.cancellations.push_back({1, b.id + ":c1", "k", {b.passengers[0].id}, 90, back, "", "", now});
  b.repayments.push_back({1, b.id + ":r1", domain::repayment_reason::cancellation, b.id + ":1",
                          back, b.id + ":c1", now, domain::repayment_state::owed});
  (void)bookings->apply(s, event(s), now);
  EXPECT_FALSE(fees->find(flown[2].master.id)->revenue);
  fees->compute(flown[2].master.id, after);
  const auto fee = *fees->find(flown[2].master.id);
  EXPECT_EQ(fee.revenue, 1'960'000'000 - back) << "the part that was kept counts";
  EXPECT_EQ(fee.fee, domain::cents{*fee.revenue * 8 / 1000});
  const auto late = confirmed(booking(flown[2], 2));
  (void)bookings->apply(late, event(late), now);
  fees->compute(flown[2].master.id, after);
  EXPECT_EQ(fees->find(flown[2].master.id)->revenue, fee.revenue) << "never computed again";
}

}  // namespace

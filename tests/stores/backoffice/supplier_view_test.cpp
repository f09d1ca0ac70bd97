// What a supplier is shown of its sales: seats over time, figures, and what waits for it.
#include "backoffice/supplier_overview.hpp"

#include "stores/backoffice/books.hpp"

namespace {

using namespace books;
using backoffice::seat_count;

struct books_of_a_supplier : store {
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    supplier = make_supplier("Boreal");
    rocket = make_rocket(supplier, "Aurora", domain::range::low_earth_orbit, 10).id;
    overview.emplace(*db);
  }
  std::vector<std::string> waiting(instant at) {
    std::vector<std::string> out;
    for (const auto& t : overview->waiting(supplier, at)) out.emplace_back(t.kind);
    return out;
  }
  using kinds = std::vector<std::string>;

  std::string supplier, rocket;
  std::optional<backoffice::supplier_overview> overview;
};

TEST_F(books_of_a_supplier, seats_over_time_are_the_last_count_of_each_hour_that_changed) {
  const auto l = make_launch(supplier, rocket).master.id;
  const auto counted = [&](instant at, int sold, int held) {
    launches->copy_seats({{l, sold, held, 10 - sold - held, 0, at}}, at);
  };
  EXPECT_TRUE(launches->seats_over_time(l, now).empty());
  counted(now + 5min, 0, 1);
  counted(now + 50min, 1, 0);
  counted(now + 70min, 1, 0);  // as before: says nothing new
  counted(now + 3h, 2, 1);
  counted(now + 2h, 9, 0);  // late, and older than what is known
  const auto seen = launches->seats_over_time(l, now + 4h);
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].as_of, now);
  EXPECT_EQ(seen[0].sold, 1);
  EXPECT_EQ(seen[0].held, 0);
  EXPECT_EQ(seen[1].as_of, now + 3h);
  EXPECT_EQ(seen[1].sold, 2);
  EXPECT_EQ(seen[1].free, 7);
}

TEST_F(books_of_a_supplier, of_what_is_long_ago_each_day_shows_its_last_count) {
  const auto l = make_launch(supplier, rocket).master.id;
  for (int hour = 0; hour < 30; ++hour)  // from two in the morning into the next day
    launches->copy_seats({{l, hour % 10, 0, 10 - hour % 10, 0, now + std::chrono::hours{hour}}},
                         now + std::chrono::hours{hour});
  EXPECT_EQ(launches->seats_over_time(l, now + 30h).size(), 30U);
  const auto later = launches->seats_over_time(l, now + 30h + std::chrono::days{14});
  ASSERT_EQ(later.size(), 2U);
  EXPECT_EQ(later[0].as_of, now + 21h) << "eleven at night";
  EXPECT_EQ(later[0].sold, 1);
}

TEST_F(books_of_a_supplier, nothing_waits_while_launches_are_far_away) {
  (void)make_launch(supplier, rocket);
  EXPECT_EQ(waiting(now), kinds{});
}

TEST_F(books_of_a_supplier, details_wait_until_they_are_complete) {
  db->exec("update suppliers set tax_id = null where id = $1", {supplier});
  EXPECT_EQ(waiting(now), kinds{"company-details"});
}

TEST_F(books_of_a_supplier, a_launch_under_its_line_waits_from_five_months_before) {
  const auto l = make_launch(supplier, rocket).master;
  const auto told = domain::months_before(l.departs_at, 5);
  EXPECT_EQ(waiting(told - 24h), kinds{});
  EXPECT_EQ(waiting(told), kinds{"under-line"});
  launches->copy_seats({{l.id, 1, 4, 4, 1, now}}, now);
  const auto t = overview->waiting(supplier, told)[0];
  EXPECT_EQ(t.seats_missing, 1) << "held seats do not count, forfeited ones do";
  EXPECT_EQ(t.due, domain::months_before(l.departs_at, 4));
  launches->copy_seats({{l.id, 2, 0, 7, 1, now}}, now);
  EXPECT_EQ(waiting(told), kinds{});
}

TEST_F(books_of_a_supplier, a_departed_launch_waits_for_its_outcome) {
  const auto l = make_launch(supplier, rocket).master;
  launches->copy_seats({{l.id, 10, 0, 0, 0, now}}, now);
  EXPECT_EQ(waiting(l.departs_at - 1ms), kinds{});
  EXPECT_EQ(waiting(l.departs_at), kinds{"outcome"});
  db->exec("update launches set status = 'succeeded' where id = $1", {l.id});
  EXPECT_EQ(waiting(l.departs_at), kinds{});
}

TEST_F(books_of_a_supplier, a_settlement_waits_for_the_invoice_of_its_revenue) {
  const auto l = make_launch(supplier, rocket).master;
  db->exec("update launches set status = 'succeeded' where id = $1", {l.id});
  db->exec(
      "insert into settlements (launch_id, supplier_id, state, revenue_cents, fee_cents, "
      "opened_at) "
      "values ($1, $2, 'awaiting-invoice', 500, 50, $3)",
      {l.id, supplier, now});
  const auto all = overview->waiting(supplier, now);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].kind, "invoice");
  EXPECT_EQ(all[0].amount, 500);
  EXPECT_EQ(all[0].due, now);
}

TEST_F(books_of_a_supplier, figures_are_of_its_own_launches_to_come_and_of_the_last_thirty_days) {
  const auto rival = make_supplier("Kestrel");
  (void)make_launch(rival, make_rocket(rival, "Merlin").id);
  const auto l = make_launch(supplier, rocket);
  launches->copy_seats({{l.master.id, 2, 1, 6, 1, now}}, now);
  const auto paid = confirmed(booking(l, 1, 2)), unpaid = booking(l, 2, 1);
  (void)bookings->apply(paid, event(paid), now);
  (void)bookings->apply(unpaid, event(unpaid), now);
  auto f = overview->figures(supplier, now);
  EXPECT_EQ(f.launches, 1);
  EXPECT_EQ(f.seats, 10);
  EXPECT_EQ(f.sold, 3);
  EXPECT_EQ(f.bookings, 1);
  EXPECT_EQ(f.takings, 2 * l.master.price);
  f = overview->figures(supplier, now + std::chrono::days{30});
  EXPECT_EQ(f.bookings, 0);
  ASSERT_EQ(overview->next(supplier, now).size(), 1U);
  EXPECT_TRUE(overview->next(supplier, l.master.departs_at).empty());
}

}  // namespace

// What suppliers owe agrees with the bookings; each planted fault is found.
#include "backoffice/invariants.hpp"

#include "backoffice/launch_fees.hpp"
#include "books.hpp"

namespace {

using namespace books;

class books_of_fees : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    const auto s = make_supplier("Boreal Spaceways");
    flown = make_launch(s, make_rocket(s, "Aurora Two").id);
    aborted = make_launch(s, make_rocket(s, "Aurora Three").id);
    for (int n = 1; n <= 2; ++n) {
      const auto paid = confirmed(booking(flown, n));
      (void)bookings->apply(paid, event(paid), now);
    }
    fees.emplace(*db);
    after(flown, domain::launch_act::success, flown.master.departs_at + 1h);
    fees->compute(flown.master.id, now);
    after(aborted, domain::launch_act::abort, now);
  }
  void after(const backoffice::launch& l, domain::launch_act act, domain::instant at) {
    backoffice::launch_asking a;
    a.act = act;
    if (act == domain::launch_act::abort) a.reason = domain::launch_reason::technical;
    a.actor = staff;
    a.key = a.fingerprint = l.master.id;
    const auto asked = changes->ask("", l.master.id, a, at);
    ASSERT_TRUE(asked && asked->pending);
    changes->decided(asked->pending->id, "", at);
  }
  std::size_t found() { return backoffice::invariants(*db).fees().size(); }

  backoffice::launch flown, aborted;
  std::optional<backoffice::launch_fees> fees;
};

TEST_F(books_of_fees, that_agree_with_the_bookings_have_no_finding) {
  EXPECT_EQ(found(), 0U);
  EXPECT_EQ(fees->find(flown.master.id)->fee, 4 * 9'800'000);
}

TEST_F(books_of_fees, a_share_of_another_revenue_is_found) {
  db->exec("update launch_fees set fee_cents = fee_cents + 1");
  EXPECT_EQ(found(), 1U);
  db->exec("update launch_fees set fee_cents = fee_cents - 1");
  EXPECT_EQ(found(), 0U);
  db->exec("update passengers set refunded_cents = 1 where position = 1");
  EXPECT_EQ(found(), 1U);
}

TEST_F(books_of_fees, an_outcome_without_its_fee_is_found) {
  db->exec("delete from launch_fees");
  EXPECT_EQ(found(), 1U);
  db->exec("update launches set status = 'aborted'");
  EXPECT_EQ(found(), 1U) << "the flown one has no invoice of a fee";
  db->exec("update launches set status = 'scheduled'");
  EXPECT_EQ(found(), 1U) << "and now an invoice is for a launch that was not aborted";
}

TEST_F(books_of_fees, what_was_told_of_bookings_is_known_by_its_event) {
  const auto told = backoffice::invariants(*db).booking_events();
  ASSERT_EQ(told.size(), 2U);
  EXPECT_TRUE(told[0].ends_with(":4:booking-confirmed")) << told[0];
}

}  // namespace

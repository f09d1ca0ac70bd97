// A closed month never changes, whoever tries; what comes later counts to a month that is open.
#include "backoffice/periods.hpp"

#include "backoffice/invariants.hpp"
#include "books.hpp"

namespace {

using namespace books;
using domain::no;
using std::chrono::year;

class books_of_periods : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (!db) return;
    const auto s = make_supplier("Boreal");
    launch_ = make_launch(s, make_rocket(s, "Aurora").id);
    apply(1, now);
  }
  // A booking that is paid and invoiced at this time.
  void apply(int n, domain::instant at) {
    const auto b = confirmed(booking(launch_, n));
    (void)bookings->apply(b, event(b), at);
  }
  backoffice::periods periods() { return backoffice::periods(*db); }
  std::size_t findings() { return backoffice::invariants(*db).sums().size(); }

  const domain::day november{year{2026} / 11 / 1};
  const domain::instant december = std::chrono::sys_days{year{2026} / 12 / 1};
  backoffice::launch launch_;
};

TEST_F(books_of_periods, a_month_is_closed_once_it_is_over_and_not_a_moment_before) {
  EXPECT_EQ(periods().close(november, staff, december - 1ms).error().why,
            no::not_possible_in_this_state);
  EXPECT_FALSE(periods().closed_through());
  EXPECT_TRUE(periods().close(november, staff, december));
  EXPECT_TRUE(periods().close(november, staff, december)) << "so already: nothing happens";
  EXPECT_EQ(periods().closed_through(), november);
  EXPECT_EQ(count("audit where act = 'period.close'"), 1);
  const auto all = periods().list(december);
  ASSERT_EQ(all.size(), 12U);
  EXPECT_FALSE(all[0].closable) << "the month that runs";
  EXPECT_TRUE(all[1].closed_at);
  EXPECT_EQ(all[1].documents, 1);
  EXPECT_TRUE(all[2].closed_at) << "those before are closed with it";
}

TEST_F(books_of_periods,
       nothing_is_issued_or_paid_in_a_closed_month_and_later_documents_count_later) {
  (void)periods().close(november, staff, december).value();
  EXPECT_THROW(apply(2, december - 1ms), platform::postgres::error);
  EXPECT_EQ(count("documents"), 1);
  apply(3, december);  // its money came in November
  EXPECT_EQ(count("documents where issued_on = '2026-12-01' and paid_at = '2026-12-01'"), 1);
  EXPECT_THROW(db->exec("update documents set paid_at = '2026-11-29'"), platform::postgres::error);
  EXPECT_THROW(db->exec("delete from closed_periods"), platform::postgres::error);
  EXPECT_EQ(findings(), 0U);
}

TEST_F(books_of_periods, a_closed_month_that_was_changed_all_the_same_is_found) {
  (void)periods().close(november, staff, december).value();
  EXPECT_EQ(findings(), 0U);
  db->exec("alter table closed_sums disable trigger all");
  db->exec("update closed_sums set cents = cents + 1 where kind = 'invoice'");
  EXPECT_EQ(findings(), 1U);
}

TEST_F(books_of_periods, each_month_is_kept_as_it_was_when_it_was_closed) {
  (void)periods().close(november, staff, december).value();
  apply(3, december);
  const domain::instant january = std::chrono::sys_days{year{2027} / 1 / 1};
  (void)periods().close(year{2026} / 12 / 1, staff, january).value();
  EXPECT_EQ(count("closed_sums where kind = 'invoice'"), 2);
  EXPECT_EQ(findings(), 0U);
}

}  // namespace

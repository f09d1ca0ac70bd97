// Races among those who work for us: two workers and one job, two employees and one refund.

#include "backoffice/refunds.hpp"
#include "core_api/jobs/job_queue.hpp"
#include "faults/races/market.hpp"
#include "stores/backoffice/books.hpp"

namespace {

using books::now;

class jobs_race : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("ASTRO_TEST_MONGODB_URI") == nullptr)
      GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
    market_ = std::make_unique<races::market>(true);
  }
  std::unique_ptr<races::market> market_;
};

TEST_F(jobs_race, one_job_goes_to_one_worker) {
  core_api::job_queue queue(*market_->db);
  for (int n = 0; n < races::rounds(); ++n) {
    const auto id = "j_" + std::to_string(n);
    queue.add({{id, domain::job_kind::forget_old, "{}", {}, now}}, now);
    std::vector<core_api::leased_job> one, other;
    races::race(
        n, [&] { one = queue.lease("a", 1, now); }, [&] { other = queue.lease("b", 1, now); });
    ASSERT_EQ(one.size() + other.size(), 1U) << "round " << n;
    const auto& leased = one.empty() ? other.front() : one.front();
    ASSERT_TRUE(queue.complete(leased.id, leased.fence, now));
    ASSERT_FALSE(queue.complete(leased.id, leased.fence - 1, now)) << "a stale worker's word";
  }
}

class refund_race : public books::store {};

TEST_F(refund_race, a_refund_is_approved_once_by_one_of_two_employees) {
  backoffice::refunds refunds(*db);
  const auto supplier = make_supplier("Boreal");
  const auto launch = make_launch(supplier, make_rocket(supplier, "Aurora").id);
  for (int n = 0; n < races::rounds(); ++n) {
    auto s = confirmed(booking(launch, n + 1));
    auto& b = s.booking;
    b.paid_by = b.attempts.back().key;
    for (auto& p : b.passengers) p.paid = b.price;
    domain::owe(b, domain::repayment_reason::manual, b.paid_by, 200'000'000, now);
    (void)bookings->apply(s, event(s), now);
    const auto of = refunds.of_booking(b.id);
    ASSERT_EQ(of.size(), 1U);
    domain::result<backoffice::refund> one = domain::refusal{domain::no::sold_out}, other = one;
    races::race(
        n, [&] { one = refunds.approve(of[0].id, books::id("u_", 1), now); },
        [&] { other = refunds.approve(of[0].id, books::id("u_", 2), now); });
    ASSERT_EQ(one.value().approved_by_name, other.value().approved_by_name) << "round " << n;
    ASSERT_EQ(count("audit where act = 'refund.approve'"), n + 1) << "round " << n;
    std::optional<backoffice::refund> paying, again;
    races::race(
        n, [&] { paying = refunds.begin(of[0].id); }, [&] { again = refunds.begin(of[0].id); });
    if (paying && again) {
      ASSERT_EQ(paying->id, again->id) << "the same key at the provider";
    }
  }
}

}  // namespace

// What is set off against a supplier's revenue, and when its invoice is taken.
#include "domain/settlement.hpp"

#include <gtest/gtest.h>

namespace {

using domain::settlement_state;

std::vector<std::string> numbers(const domain::set_off& s) {
  std::vector<std::string> out;
  for (const auto& c : s.taken) out.push_back(c.number);
  return out;
}

TEST(set_off, takes_whole_claims_as_long_as_they_fit_and_never_more_than_there_is) {
  const std::vector<domain::open_claim> open{{"A", 100'000}, {"B", 100'000}};
  struct expectation {
    domain::cents revenue, fee, payout;
    std::vector<std::string> taken;
  };
  for (const auto& e : std::vector<expectation>{{1'000'000, 10'000, 790'000, {"A", "B"}},
                                                {210'000, 10'000, 0, {"A", "B"}},
                                                {209'999, 10'000, 99'999, {"A"}},
                                                {110'000, 10'000, 0, {"A"}},
                                                {109'999, 10'000, 99'999, {}},
                                                {0, 0, 0, {}}}) {
    const auto s = domain::set_off_against(e.revenue, e.fee, open);
    EXPECT_EQ(s.payout, e.payout) << e.revenue;
    EXPECT_EQ(numbers(s), e.taken) << e.revenue;
  }
}

TEST(set_off, a_claim_that_does_not_fit_leaves_room_for_a_smaller_one) {
  const auto s = domain::set_off_against(1'000, 0, {{"large", 5'000}, {"small", 400}});
  EXPECT_EQ(numbers(s), std::vector<std::string>{"small"});
  EXPECT_EQ(s.payout, 600);
}

TEST(settlement, is_over_at_once_when_there_is_nothing_to_invoice_or_to_pay) {
  EXPECT_EQ(domain::settlement_opened(0), settlement_state::settled);
  EXPECT_EQ(domain::settlement_opened(1), settlement_state::awaiting_invoice);
  EXPECT_EQ(domain::settlement_invoiced(0), settlement_state::settled);
  EXPECT_EQ(domain::settlement_invoiced(1), settlement_state::to_pay);
}

TEST(settlement, an_invoice_is_over_the_full_revenue_and_comes_once) {
  EXPECT_FALSE(domain::why_not_invoiced(settlement_state::awaiting_invoice, 500, 500));
  for (const auto wrong : {499, 501}) {
    const auto why = domain::why_not_invoiced(settlement_state::awaiting_invoice, 500, wrong);
    ASSERT_TRUE(why);
    EXPECT_EQ(why->why, domain::no::invoice_amount_wrong);
    EXPECT_EQ(why->facts[0].value, 500);
  }
  for (const auto s : {settlement_state::to_pay, settlement_state::settled})
    EXPECT_EQ(domain::why_not_invoiced(s, 500, 500)->why, domain::no::not_possible_in_this_state);
}

TEST(settlement, the_names_of_its_states_are_read_back) {
  for (const auto s :
       {settlement_state::awaiting_invoice, settlement_state::to_pay, settlement_state::settled})
    EXPECT_EQ(domain::settlement_state_named(domain::name_of(s)), s);
  EXPECT_FALSE(domain::settlement_state_named("paid"));
}

}  // namespace

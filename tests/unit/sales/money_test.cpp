// Bank transfers, and money that comes late, twice or in another sum: it always ends in seats or in
// a repayment.

#include "unit/sales/flow_world.hpp"

namespace {

using namespace flow_world;
using domain::incident_kind;
using domain::payment_state;
using domain::repayment_reason;

class money : public world {
 protected:
  // Every cent that came in is kept by its passengers or owed back.
  void TearDown() override {
    for (const auto& b : bookings_.all()) {
      domain::cents in = 0, kept = 0, back = 0;
      for (const auto& a : b.attempts)
        in += a.state == payment_state::paid ? received_.count(a.key) ? received_[a.key] : b.total()
                                             : 0;
      for (const auto& p : b.passengers) kept += p.paid - p.refunded;
      for (const auto& r : b.repayments) back += r.amount;
      EXPECT_EQ(in, kept + back) << b.id;
    }
    world::TearDown();
  }
  domain::result<domain::booking> transfer(const domain::booking& b) {
    return flow_.pay({b.customer_id, b.id, departure, "", "", "bank-transfer"}, now_);
  }
  domain::booking awaited(const std::string& key, int seats) {
    const auto b = transfer(with_passengers(held(key, seats)));
    EXPECT_TRUE(b);
    return *b;
  }
  domain::result<domain::booking> completed(const domain::booking& b, domain::cents amount) {
    received_[b.last_attempt()->key] = amount;
    return flow_.transfer_completed(b.id, {b.last_attempt()->key, amount, "their reference"}, now_);
  }
  domain::booking expired(const std::string& key, int seats, const std::string& customer = "u_1") {
    auto b = paying(key, seats, customer);
    now_ += 16min;
    b = flow_.advance(b, now_);
    EXPECT_EQ(b.state, booking_state::expired);
    return b;
  }
  domain::booking heard(const domain::booking& b, const std::string& key) {
    provider_.charges[key] = charge_status::paid;
    return flow_.heard_of(again(b), key, now_);
  }
  std::map<std::string, domain::cents> received_;
};

TEST_F(money, a_transfer_keeps_the_seats_for_a_week_and_three_days) {
  auto b = awaited("k1", 2);
  EXPECT_EQ(b.state, booking_state::paying);
  EXPECT_EQ(b.pay_by, start + days{10});
  EXPECT_EQ(provider_.created, 0);
  EXPECT_EQ(told(), strings{"booking-transfer-awaited"});
  EXPECT_EQ(transfer(b)->attempts.size(), 1U) << "the same request again";
  now_ = b.pay_by;
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::paying);
  EXPECT_EQ(free(), 8);
  now_ += 1ms;
  ASSERT_EQ(bookings_.due(now_, 10).size(), 1U);
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::expired);
  EXPECT_EQ(told().back(), "booking-transfer-failed");
  EXPECT_EQ(free(), 10);
}

// Its seats had gone when its key, used for another wish, took other ones, and that request ended
// before it saw whose key it was.
TEST_F(money, seats_that_a_reused_key_left_behind_do_not_keep_a_paid_booking_waiting) {
  const auto b = paying("k1", 1);
  const auto mine = *launches_.find_with_entries(launch_)->find(b.id);
  ASSERT_TRUE(launches_.give_back(launch_, mine, false, now_));
  ASSERT_TRUE(launches_.take(
      {launch_, b.id, b.customer_id, 3, 4, false, 1000, departure, now_ + 15min, now_}));
  const auto after = heard(b, b.id + ":1");
  EXPECT_EQ(after.state, booking_state::confirmed);
  const auto entry = *launches_.find_with_entries(launch_)->find(b.id);
  EXPECT_EQ(entry.state, sales::entry_state::sold);
  EXPECT_EQ(entry.seats, 1);
  EXPECT_EQ(free(), 9);
}

TEST_F(money, a_completed_transfer_confirms_once) {
  const auto b = awaited("k1", 2);
  const auto after = completed(b, 2000);
  EXPECT_EQ(after->state, booking_state::confirmed);
  EXPECT_EQ(after->paid_by, b.id + ":1");
  EXPECT_EQ(completed(b, 2000)->version, after->version);
}

TEST_F(money, too_little_waits_and_too_much_goes_back) {
  const auto b = awaited("k1", 2);
  auto after = completed(b, 1999);
  EXPECT_EQ(after->state, booking_state::paying);
  EXPECT_EQ(after->incidents.at(0).kind, incident_kind::underpaid);
  after = completed(b, 2500);
  EXPECT_EQ(after->state, booking_state::confirmed);
  EXPECT_EQ(after->repayments.at(0).reason, repayment_reason::overpaid);
  EXPECT_EQ(after->repayments.at(0).amount, 500);
}

TEST_F(money, a_failed_transfer_cancels_and_frees_the_seats) {
  const auto b = awaited("k1", 2);
  const auto after = flow_.transfer_failed(b.id, b.last_attempt()->key, now_);
  EXPECT_EQ(after->state, booking_state::cancelled);
  EXPECT_EQ(free(), 10);
  EXPECT_EQ(told().back(), "booking-transfer-failed");
  EXPECT_EQ(flow_.transfer_failed(b.id, b.last_attempt()->key, now_)->version, after->version);
  EXPECT_EQ(completed(b, 2000)->repayments.at(0).reason, repayment_reason::late);
}

TEST_F(money, a_sum_beyond_the_largest_charge_is_for_transfers_only) {
  provider_.largest = 1999;
  const auto b = with_passengers(held("k1", 2));
  const auto card = pay(b);
  EXPECT_EQ(card.error().why, no::card_limit);
  EXPECT_EQ(card.error().facts.at(0).value, 1999);
  EXPECT_TRUE(transfer(b));
}

TEST_F(money, no_transfer_within_thirty_days_of_departure) {
  now_ = departure - days{30} + 1ms;
  EXPECT_EQ(transfer(with_passengers(held("k1", 1))).error().why, no::transfer_closed);
}

TEST_F(money, late_money_takes_the_same_seats_again) {
  auto b = expired("k1", 2);
  b = heard(b, b.id + ":1");
  EXPECT_EQ(b.state, booking_state::confirmed);
  EXPECT_EQ(b.incidents.at(0).kind, incident_kind::late_money_seated);
  EXPECT_TRUE(b.needs_attention);
  EXPECT_EQ(free(), 8);
  EXPECT_EQ(heard(b, b.id + ":1").version, b.version) << "told again";
}

TEST_F(money, late_money_goes_back_when_the_seats_are_gone) {
  auto b = expired("k1", 3);
  (void)held("k2", 4, "u_2");
  (void)held("k3", 4, "u_3");
  b = heard(b, b.id + ":1");
  EXPECT_EQ(b.state, booking_state::expired);
  EXPECT_EQ(b.repayments.at(0).reason, repayment_reason::late);
  EXPECT_EQ(b.repayments.at(0).amount, 3000);
  EXPECT_EQ(b.repayments.at(0).charge, b.id + ":1");
  EXPECT_EQ(told().back(), "booking-attention");
}

TEST_F(money, late_money_goes_back_when_the_limit_is_reached) {
  auto b = expired("k1", 3);
  (void)held("k2", 2);
  EXPECT_EQ(heard(b, b.id + ":1").repayments.at(0).reason, repayment_reason::late);
}

TEST_F(money, a_crash_between_seats_and_booking_of_late_money_goes_on) {
  auto b = expired("k1", 2);
  ASSERT_TRUE(
      launches_.take_again({launch_, b.id, "u_1", 2, 4, true, 1000, departure, now_, now_}));
  b = heard(b, b.id + ":1");
  EXPECT_EQ(b.state, booking_state::confirmed);
  EXPECT_EQ(free(), 8);
}

TEST_F(money, a_declined_attempt_that_is_paid_after_all_confirms_the_hold) {
  auto b = paying("k1", 1);
  provider_.charges[b.id + ":1"] = charge_status::declined;
  b = flow_.advance(b, now_);
  ASSERT_EQ(b.state, booking_state::held);
  EXPECT_EQ(heard(b, b.id + ":1").state, booking_state::confirmed);
}

TEST_F(money, two_paid_attempts_are_one_confirmation_and_one_repayment) {
  auto b = paying("k1", 1);
  provider_.charges[b.id + ":1"] = charge_status::declined;
  b = flow_.advance(b, now_);
  b = *pay(b);
  provider_.charges[b.id + ":2"] = charge_status::paid;
  b = heard(b, b.id + ":1");
  EXPECT_EQ(b.state, booking_state::confirmed);
  EXPECT_EQ(b.paid_by, b.id + ":2");
  EXPECT_EQ(b.repayments.at(0).reason, repayment_reason::doubled);
  EXPECT_EQ(b.repayments.at(0).charge, b.id + ":1");
  EXPECT_EQ(b.incidents.at(0).kind, incident_kind::double_money);
}

TEST_F(money, an_earlier_attempt_that_pays_ends_the_one_under_way) {
  auto b = paying("k1", 1);
  provider_.charges[b.id + ":1"] = charge_status::declined;
  b = flow_.advance(b, now_);
  b = *pay(b);
  b = heard(b, b.id + ":1");
  EXPECT_EQ(b.state, booking_state::confirmed);
  EXPECT_EQ(b.paid_by, b.id + ":1");
  EXPECT_EQ(provider_.charges[b.id + ":2"], charge_status::cancelled);
  EXPECT_TRUE(b.repayments.empty());
}

TEST_F(money, nobody_has_to_tell_closed_attempts_are_asked_about_again) {
  auto b = expired("k1", 1);
  provider_.charges[b.id + ":1"] = charge_status::paid;
  now_ += 9min;
  EXPECT_TRUE(bookings_.due(now_, 10).empty());
  now_ += 1min;
  ASSERT_EQ(bookings_.due(now_, 10).size(), 1U);
  EXPECT_EQ(flow_.advance(again(b), now_).state, booking_state::confirmed);
}

TEST_F(money, that_stays_away_is_asked_about_three_times) {
  const auto b = expired("k1", 1);
  for (const auto wait : {minutes{10}, minutes{60}, minutes{24 * 60}}) {
    now_ += wait;
    ASSERT_EQ(bookings_.due(now_, 10).size(), 1U);
    EXPECT_EQ(flow_.advance(again(b), now_).version, b.version) << "a look is no change";
  }
  EXPECT_TRUE(bookings_.due(now_ + days{30}, 10).empty());
}

TEST_F(money, for_seats_that_are_gone_takes_them_again) {
  auto b = paying("k1", 2);
  ASSERT_TRUE(
      launches_.give_back(launch_, *launches_.find_with_entries(launch_)->find(b.id), false, now_));
  provider_.charges[b.id + ":1"] = charge_status::paid;
  b = flow_.advance(b, now_);
  EXPECT_EQ(b.state, booking_state::confirmed);
  EXPECT_TRUE(b.needs_attention);
}

TEST_F(money, that_comes_between_the_two_writes_of_a_decline_confirms) {
  auto b = paying("k1", 2);
  ASSERT_TRUE(launches_.hold_again(launch_, b.id, now_ + 5min, now_));
  provider_.charges[b.id + ":1"] = charge_status::paid;
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::confirmed);
}

}  // namespace

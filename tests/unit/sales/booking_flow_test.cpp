// The life of a booking on stores in memory, with a provider that does what the test says.

#include "contract/snapshots.hpp"
#include "unit/sales/flow_world.hpp"

namespace {

using namespace flow_world;
class booking_flow : public world {};

TEST_F(booking_flow, from_hold_to_confirmation) {
  auto b = paying("k1", 3);
  EXPECT_EQ(b.state, booking_state::paying);
  EXPECT_EQ(b.last_attempt()->redirect_url, "https://pay.example/" + b.id + ":1");
  EXPECT_EQ(provider_.amounts[b.id + ":1"], 3000);
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::paying);
  provider_.charges[b.id + ":1"] = charge_status::paid;
  b = flow_.advance(b, now_);
  EXPECT_EQ(b.state, booking_state::confirmed);
  EXPECT_EQ(b.passengers[2].paid, 1000);
  EXPECT_EQ(launches_.find_with_entries(launch_)->find(b.id)->state, sales::entry_state::sold);
  EXPECT_EQ(told(), (strings{"booking-paying", "booking-confirmed"}));
  const auto last = bookings_.told().back();
  EXPECT_EQ(contract::booking_from_json(last.payload).booking.version, b.version);
}

TEST_F(booking_flow, who_holds_is_reminded_once_for_each_end) {
  auto b = held("k1", 2);
  now_ += 10min;
  b = flow_.advance(flow_.advance(b, now_), now_ + 1s);
  EXPECT_EQ(told(), strings{"booking-expiring"});
  b = flow_.renew(b.customer_id, b.id, now_).value();
  b = flow_.advance(b, now_);
  EXPECT_EQ(told().size(), 1U);
  now_ += 10min;
  b = flow_.advance(b, now_);
  EXPECT_EQ(told().size(), 2U);
  const auto last = bookings_.told().back();
  EXPECT_EQ(contract::booking_from_json(last.payload).booking.held_until, b.held_until);
}

TEST_F(booking_flow, an_incident_seen_to_leaves_the_booking_without_attention) {
  auto b = confirmed("k1", 1);
  domain::report(b, domain::incident_kind::double_money, b.id + ":2", 5, now_);
  ASSERT_TRUE(bookings_.update(b, {}));
  for (int twice = 0; twice < 2; ++twice) flow_.incident_seen(b.id, b.id + ":i1", now_);
  EXPECT_FALSE(again(b).needs_attention);
  EXPECT_EQ(told().back(), "booking-changed");
  EXPECT_EQ(again(b).version, b.version + 1);
}

TEST_F(booking_flow, the_same_key_is_the_same_booking) {
  const auto first = held("k1", 2), again = held("k1", 2);
  EXPECT_EQ(first.id, again.id);
  EXPECT_EQ(free(), 8);
}

TEST_F(booking_flow, the_same_key_for_something_else_is_refused_and_takes_nothing) {
  held("k1", 2);
  EXPECT_EQ(hold("k1", 3).error().why, no::key_reused);
  EXPECT_EQ(free(), 8);
}

TEST_F(booking_flow, the_key_of_an_expired_hold_takes_no_new_seats) {
  const auto b = held("k1", 2);
  now_ += 16min;
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::expired);
  EXPECT_EQ(held("k1", 2).state, booking_state::expired);
  EXPECT_EQ(free(), 10);
}

TEST_F(booking_flow, refusals_name_the_reason) {
  held("k1", 3);
  const auto limit = hold("k2", 2);
  EXPECT_EQ(limit.error().why, no::seat_limit);
  EXPECT_EQ(limit.error().facts[1].value, 3);
  held("k3", 4, "u_2");
  EXPECT_EQ(hold("k4", 4, "u_3").error().why, no::sold_out);
  EXPECT_EQ(flow_.hold({"u_4", launch_, "k", 1, 999, departure}, now_).error().why,
            no::launch_changed);
  EXPECT_EQ(flow_.hold({"u_4", "l_none", "k", 1, 999, departure}, now_).error().why,
            no::launch_not_found);
  EXPECT_EQ(flow_.hold({"u_4", launch_, "k", 1, 1000, departure}, departure - days{6}).error().why,
            no::not_on_sale);
}

TEST_F(booking_flow, overdue_holds_make_room_on_a_full_launch) {
  held("k1", 4, "u_1");
  held("k2", 4, "u_2");
  now_ += 16min;
  EXPECT_TRUE(hold("k3", 4, "u_3"));
  EXPECT_EQ(free(), 6);
}

TEST_F(booking_flow, a_decline_gives_another_try_with_five_minutes_at_least) {
  auto b = paying("k1", 1);
  now_ += 14min;
  provider_.charges[b.id + ":1"] = charge_status::declined;
  b = flow_.advance(b, now_);
  EXPECT_EQ(b.state, booking_state::held);
  EXPECT_EQ(b.held_until, now_ + 5min);
  const auto again = pay(b);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->last_attempt()->number, 2);
  EXPECT_EQ(again->state, booking_state::paying);
}

TEST_F(booking_flow, past_the_deadline_the_charge_is_cancelled_before_the_seats_go) {
  auto b = paying("k1", 2);
  now_ += 15min + 1ms;
  b = flow_.advance(b, now_);
  EXPECT_EQ(b.state, booking_state::expired);
  EXPECT_EQ(provider_.charges[b.id + ":1"], charge_status::cancelled);
  EXPECT_EQ(free(), 10);
}

TEST_F(booking_flow, money_that_came_in_time_wins_over_the_deadline) {
  auto b = paying("k1", 2);
  provider_.charges[b.id + ":1"] = charge_status::paid;
  now_ += 1h;
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::confirmed);
  EXPECT_EQ(free(), 8);
}

TEST_F(booking_flow, a_silent_provider_changes_nothing) {
  auto b = paying("k1", 2);
  provider_.away = true;
  EXPECT_EQ(flow_.advance(b, now_).version, b.version);
}

TEST_F(booking_flow, a_provider_that_is_away_at_the_start_is_asked_again_by_the_same_key) {
  const auto b = with_passengers(held("k1", 1));
  provider_.away = true;
  EXPECT_THROW((void)pay(b), platform::unavailable);
  provider_.away = false;
  const auto again = pay(b);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->attempts.size(), 1U);
}

TEST_F(booking_flow, paying_needs_passengers_and_billing_details_and_the_date_the_customer_saw) {
  const auto b = held("k1", 1);
  EXPECT_EQ(pay(b).error().why, no::passengers_missing);
  const auto ready = with_passengers(b);
  customer_.tax_id.clear();
  EXPECT_EQ(pay(ready).error().why, no::billing_details_missing);
  customer_.tax_id = "PT1";
  EXPECT_EQ(flow_.pay({"u_1", b.id, departure + 1h, "r", "w"}, now_).error().why,
            no::launch_changed);
  EXPECT_EQ(flow_.pay({"u_2", b.id, departure, "r", "w"}, now_).error().why, no::booking_not_found);
  now_ += 16min;
  EXPECT_EQ(pay(ready).error().why, no::hold_expired);
  EXPECT_EQ(provider_.created, 0);
}

TEST_F(booking_flow, a_hold_is_renewed_twice) {
  auto b = held("k1", 1);
  for (int i = 0; i < 2; ++i) {
    now_ += 10min;
    b = *flow_.renew("u_1", b.id, now_);
    EXPECT_EQ(b.held_until, now_ + 15min);
  }
  EXPECT_EQ(flow_.renew("u_1", b.id, now_).error().why, no::no_renewals_left);
}

TEST_F(booking_flow, given_back_seats_are_free_at_once_and_twice_is_once) {
  const auto b = held("k1", 3);
  EXPECT_EQ(flow_.give_back("u_1", b.id, now_)->state, booking_state::expired);
  EXPECT_EQ(flow_.give_back("u_1", b.id, now_)->state, booking_state::expired);
  EXPECT_EQ(free(), 10);
  EXPECT_TRUE(told().empty());
}

// Crashes between two writes: what the other writer finds, it finishes.

TEST_F(booking_flow, a_crash_after_the_seats_is_mended_by_the_retry) {
  ASSERT_TRUE(launches_.take({launch_, sales::booking_id("u_1", "k1"), "u_1", 2, 4, false, 1000,
                              departure, now_ + 15min, now_}));
  EXPECT_EQ(held("k1", 2).state, booking_state::held);
  EXPECT_EQ(free(), 8);
}

TEST_F(booking_flow, a_crash_after_the_seats_without_retry_is_released) {
  ASSERT_TRUE(
      launches_.take({launch_, "b_lost", "u_1", 2, 4, false, 1000, departure, now_ + 15min, now_}));
  EXPECT_EQ(flow_.release_orphans(now_, now_ + 15min), 0);
  EXPECT_EQ(flow_.release_orphans(now_, now_ + 16min), 1);
  EXPECT_EQ(free(), 10);
}

// Found by the simulation: the retry took seats again, and ended before it saw that its booking was
// over.
TEST_F(booking_flow, seats_taken_for_a_booking_that_is_over_are_released) {
  const auto b = held("k1", 2);
  now_ += 16min;
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::expired);
  ASSERT_TRUE(
      launches_.take({launch_, b.id, "u_1", 2, 4, false, 1000, departure, now_ + 15min, now_}));
  EXPECT_EQ(flow_.release_orphans(now_, now_), 1);
  EXPECT_EQ(free(), 10);
}

TEST_F(booking_flow, nothing_is_forgotten_while_nobody_looked_for_a_day) {
  ASSERT_TRUE(
      launches_.take({launch_, "b_lost", "u_1", 2, 4, false, 1000, departure, now_ + 15min, now_}));
  EXPECT_EQ(flow_.release_orphans(now_, now_ + 24h), 1);
}

TEST_F(booking_flow, a_booking_that_has_a_row_tells_of_every_change) {
  auto b = paying("k1", 1);
  provider_.charges[b.id + ":1"] = charge_status::declined;
  b = flow_.advance(b, now_);
  b = *flow_.renew("u_1", b.id, now_);
  EXPECT_EQ(bookings_.told().back().version, b.version);
  b = with_passengers(b);
  EXPECT_EQ(bookings_.told().back().version, b.version);
}

TEST_F(booking_flow, a_crash_between_launch_and_booking_of_a_payment_goes_on) {
  const auto b = with_passengers(held("k1", 1));
  ASSERT_TRUE(launches_.begin_payment(launch_, b.id, 1, now_ + 15min, now_));
  EXPECT_EQ(pay(b)->state, booking_state::paying);
}

TEST_F(booking_flow, a_crash_between_launch_and_booking_of_a_confirmation_goes_on) {
  const auto b = paying("k1", 1);
  provider_.charges[b.id + ":1"] = charge_status::paid;
  ASSERT_TRUE(launches_.sell(launch_, b.id, 1, now_));
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::confirmed);
}

TEST_F(booking_flow, a_crash_between_launch_and_booking_of_an_expiry_goes_on) {
  const auto b = held("k1", 2);
  now_ += 16min;
  ASSERT_TRUE(
      launches_.give_back(launch_, *launches_.find_with_entries(launch_)->find(b.id), true, now_));
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::expired);
  EXPECT_EQ(free(), 10);
}

}  // namespace

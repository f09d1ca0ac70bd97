// Giving seats up, and what happens when the launch is aborted, delayed or flown.

#include "unit/sales/flow_world.hpp"

namespace {

using namespace flow_world;
using domain::launch_status;
using sales::entry_state;

class cancellation : public world {
 protected:
  domain::cancel_request request(const domain::booking& b, const strings& passengers,
                                 const std::string& key = "c1") {
    const auto q = flow_.quote(b.customer_id, b.id, passengers, now_);
    EXPECT_TRUE(q);
    return {key, passengers, q->percent, q->amount, "changed my mind", b.customer_id};
  }
  domain::booking cancel(const domain::booking& b, const strings& passengers,
                         const std::string& key = "c1") {
    const auto after = flow_.cancel(b.customer_id, b.id, request(b, passengers, key), now_);
    EXPECT_TRUE(after);
    return *after;
  }
  const sales::entry* entry_of(const domain::booking& b) {
    there_ = launches_.find_with_entries(launch_);
    return there_->find(b.id);
  }
  std::optional<sales::launch_with_entries> there_;
};

TEST_F(cancellation, of_all_seats_frees_them_and_owes_the_money) {
  const auto b = cancel(confirmed("k1", 3), {});
  EXPECT_EQ(b.state, booking_state::cancelled);
  EXPECT_EQ(b.repayments.at(0).amount, 2700);
  EXPECT_EQ(b.repayments.at(0).charge, b.id + ":1");
  EXPECT_EQ(free(), 10);
  EXPECT_EQ(entry_of(b), nullptr);
  EXPECT_EQ(told().back(), "booking-cancelled");
}

TEST_F(cancellation, of_one_seat_leaves_the_others) {
  auto b = confirmed("k1", 3);
  b = cancel(b, {b.passengers[1].id});
  EXPECT_EQ(b.state, booking_state::confirmed);
  EXPECT_EQ(b.seats_kept(), 2);
  EXPECT_EQ(free(), 8);
  EXPECT_EQ(entry_of(b)->seats, 2);
  b = cancel(b, {b.passengers[0].id, b.passengers[2].id}, "c2");
  EXPECT_EQ(b.state, booking_state::cancelled);
  EXPECT_EQ(free(), 10);
  EXPECT_EQ(told().back(), "booking-cancelled");
}

TEST_F(cancellation, too_late_forfeits_the_seats_which_stay_taken) {
  auto b = confirmed("k1", 2);
  now_ = departure - days{60};
  b = cancel(b, {});
  EXPECT_EQ(b.state, booking_state::forfeited);
  EXPECT_EQ(entry_of(b)->forfeited, 2);
  EXPECT_EQ(free(), 8);
  EXPECT_TRUE(b.repayments.empty());
}

TEST_F(cancellation, the_same_key_is_the_same_cancellation) {
  const auto b = confirmed("k1", 3);
  const auto r = request(b, {b.passengers[0].id});
  ASSERT_TRUE(flow_.cancel("u_1", b.id, r, now_));
  const auto second = flow_.cancel("u_1", b.id, r, now_ + 400 * 24h);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->repayments.size(), 1U);
  auto other = r;
  other.passengers = {b.passengers[1].id};
  EXPECT_EQ(flow_.cancel("u_1", b.id, other, now_).error().why, no::key_reused);
  EXPECT_EQ(free(), 8);
}

TEST_F(cancellation, more_than_the_rules_give_is_owed_once_for_a_key) {
  const auto b = cancel(confirmed("k1", 2), {});  // 900 of 1000 each
  const domain::extra_refund r{"m1", 150, "ill", "u_9"};
  ASSERT_TRUE(flow_.refund_more(b.id, r, now_));
  EXPECT_EQ(told().back(), "booking-changed");
  const auto second = flow_.refund_more(b.id, r, now_);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->repayments.size(), 2U);
  EXPECT_EQ(second->repayments.back().by, "u_9");
  EXPECT_EQ(flow_.refund_more(b.id, {"m1", 151, "ill", "u_9"}, now_).error().why, no::key_reused);
  EXPECT_EQ(flow_.refund_more(b.id, {"m2", 51, "ill", "u_9"}, now_).error().why,
            no::refund_too_much);
  EXPECT_EQ(flow_.refund_more("b_none", r, now_).error().why, no::booking_not_found);
}

TEST_F(cancellation, a_quote_that_has_lapsed_is_refused_with_the_new_figures) {
  const auto b = confirmed("k1", 2);
  now_ = domain::months_before(departure, 12);
  const auto r = request(b, {});
  const auto late = flow_.cancel("u_1", b.id, r, now_ + 1ms);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().why, no::quote_lapsed);
  EXPECT_EQ(late.error().facts.at(0).value, 70);
  EXPECT_EQ(late.error().facts.at(1).value, 1400);
  EXPECT_EQ(again(b).state, booking_state::confirmed);
  EXPECT_TRUE(flow_.cancel("u_1", b.id, r, now_));
}

TEST_F(cancellation, is_for_its_customer_only) {
  const auto b = confirmed("k1", 1);
  EXPECT_EQ(flow_.quote("u_2", b.id, {}, now_).error().why, no::booking_not_found);
  EXPECT_EQ(flow_.cancel("u_2", b.id, {.key = "c"}, now_).error().why, no::booking_not_found);
}

// Crashes: what was recorded is finished by whoever comes next.

TEST_F(cancellation, a_crash_after_the_record_is_finished_with_its_figures) {
  auto b = confirmed("k1", 2);
  const auto q = flow_.quote("u_1", b.id, {}, now_);
  domain::begin_cancelling(b, *q, {.key = "c1", .percent = q->percent, .amount = q->amount}, now_);
  b.changed_at = now_;
  ASSERT_TRUE(bookings_.update(b, {}));
  now_ = departure - days{1};  // nothing would come back now
  ASSERT_EQ(bookings_.due(now_, 10).size(), 1U);
  b = flow_.advance(again(b), now_);
  EXPECT_EQ(b.state, booking_state::cancelled);
  EXPECT_EQ(b.repayments.at(0).amount, 1800);
  EXPECT_EQ(free(), 10);
}

TEST_F(cancellation, a_crash_after_the_seats_moves_them_once) {
  auto b = confirmed("k1", 3);
  const auto q = flow_.quote("u_1", b.id, {b.passengers[0].id}, now_);
  domain::begin_cancelling(b, *q, {.key = "c1"}, now_);
  ASSERT_TRUE(bookings_.update(b, {}));
  ASSERT_EQ(launches_.cancel_seats({launch_, b.id, "u_1", 1, 1, true}, now_),
            sales::launch_store::given_up::done);
  b = flow_.advance(again(b), now_);
  EXPECT_EQ(b.state, booking_state::confirmed);
  EXPECT_EQ(free(), 8);
}

// The launch.

TEST_F(cancellation, an_aborted_launch_gives_everything_back_to_who_still_has_a_seat) {
  auto kept = confirmed("k1", 2), part = confirmed("k2", 2, "u_2"),
       gone = confirmed("k3", 1, "u_3");
  part = cancel(part, {part.passengers[0].id});
  gone = cancel(gone, {});
  change_launch(launch_status::aborted, departure);
  EXPECT_EQ(flow_.follow_launch(kept.id, now_)->state, booking_state::aborted);
  EXPECT_EQ(again(kept).repayments.at(0).amount, 2000);
  EXPECT_EQ(flow_.follow_launch(part.id, now_)->repayments.at(1).amount, 1100);
  const auto version = gone.version;
  EXPECT_EQ(flow_.follow_launch(gone.id, now_)->version, version);
  const auto told_before = told().size();
  (void)flow_.follow_launch(kept.id, now_);
  EXPECT_EQ(told().size(), told_before) << "twice is once";
  EXPECT_FALSE(flow_.follow_launch("b_none", now_));
}

TEST_F(cancellation, forfeited_seats_come_back_with_an_abort) {
  auto b = confirmed("k1", 2);
  now_ = departure - days{60};
  b = cancel(b, {});
  change_launch(launch_status::aborted, departure);
  EXPECT_EQ(flow_.follow_launch(b.id, now_)->repayments.at(0).amount, 2000);
}

TEST_F(cancellation, an_abort_before_the_seats_have_moved_gives_everything_back) {
  auto b = confirmed("k1", 2);
  const auto q = flow_.quote("u_1", b.id, {}, now_);
  domain::begin_cancelling(b, *q, {.key = "c1"}, now_);
  ASSERT_TRUE(bookings_.update(b, {}));
  change_launch(launch_status::aborted, departure);
  const auto after = flow_.advance(b, now_);
  EXPECT_EQ(after.state, booking_state::aborted);
  EXPECT_EQ(after.repayments.at(0).amount, 2000);
  EXPECT_TRUE(after.cancellations.empty());
}

TEST_F(cancellation, an_abort_after_the_seats_have_moved_leaves_the_cancellation) {
  auto b = confirmed("k1", 2);
  const auto q = flow_.quote("u_1", b.id, {}, now_);
  domain::begin_cancelling(b, *q, {.key = "c1"}, now_);
  ASSERT_TRUE(bookings_.update(b, {}));
  (void)launches_.cancel_seats({launch_, b.id, "u_1", 1, 2, true}, now_);
  change_launch(launch_status::aborted, departure);
  const auto after = flow_.follow_launch(b.id, now_);
  EXPECT_EQ(after->state, booking_state::cancelled);
  EXPECT_EQ(after->repayments.at(0).amount, 1800);
  EXPECT_EQ(after->repayments.size(), 1U);
}

TEST_F(cancellation, an_abort_during_a_payment_cancels_the_charge_or_gives_it_back) {
  const auto open = paying("k1", 1), paid = paying("k2", 1, "u_2");
  provider_.charges[paid.last_attempt()->key] = charge_status::paid;
  change_launch(launch_status::aborted, departure);
  EXPECT_EQ(flow_.follow_launch(open.id, now_)->state, booking_state::aborted);
  EXPECT_TRUE(again(open).repayments.empty());
  EXPECT_EQ(provider_.charges[open.last_attempt()->key], charge_status::cancelled);
  const auto after = flow_.follow_launch(paid.id, now_);
  EXPECT_EQ(after->state, booking_state::aborted);
  EXPECT_EQ(after->repayments.at(0).amount, 1000);
}

TEST_F(cancellation, a_confirmation_that_loses_against_an_abort_gives_the_money_back) {
  const auto b = paying("k1", 2);
  provider_.charges[b.last_attempt()->key] = charge_status::paid;
  change_launch(launch_status::aborted, departure);
  const auto after = flow_.advance(b, now_);
  EXPECT_EQ(after.state, booking_state::aborted);
  EXPECT_EQ(after.repayments.at(0).amount, 2000);
}

TEST_F(cancellation, a_hold_on_an_aborted_launch_is_aborted_without_a_word) {
  const auto b = held("k1", 2);
  change_launch(launch_status::aborted, departure);
  EXPECT_EQ(flow_.follow_launch(b.id, now_)->state, booking_state::aborted);
  EXPECT_TRUE(told().empty());
}

TEST_F(cancellation, success_makes_it_flown_and_leaves_what_was_forfeited) {
  auto b = confirmed("k1", 1), late = confirmed("k2", 1, "u_2");
  now_ = departure - days{60};
  late = cancel(late, {});
  now_ = departure + 1h;
  change_launch(launch_status::succeeded, departure);
  EXPECT_EQ(flow_.follow_launch(b.id, now_)->state, booking_state::flown);
  EXPECT_EQ(flow_.follow_launch(late.id, now_)->state, booking_state::forfeited);
  EXPECT_EQ(told().back(), "booking-flown");
}

TEST_F(cancellation, a_delay_moves_the_date_the_calendar_and_the_tiers) {
  auto b = confirmed("k1", 1);
  const auto hold = held("k2", 1, "u_2");
  now_ = departure - days{60};
  change_launch(launch_status::delayed, departure + days{90});
  const auto after = flow_.follow_launch(b.id, now_);
  EXPECT_EQ(after->launch.departs_at, departure + days{90});
  EXPECT_EQ(after->sequence, 1);
  EXPECT_EQ(told().back(), "booking-delayed");
  EXPECT_EQ(flow_.quote("u_1", b.id, {}, now_)->percent, 70);
  // A hold keeps the date that its customer saw: it must be accepted before money moves.
  EXPECT_EQ(flow_.follow_launch(hold.id, now_)->launch.departs_at, departure);
}

TEST_F(cancellation, passengers_are_exchanged_until_thirty_days_before) {
  auto b = confirmed("k1", 2);
  auto list = b.passengers;
  list[1].full_name = "Grace Hopper";
  now_ = departure - days{30};
  const auto after = flow_.set_passengers("u_1", b.id, list, now_);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->passengers[1].full_name, "Grace Hopper");
  EXPECT_EQ(after->passengers[1].id, b.passengers[1].id);
  EXPECT_EQ(after->passengers[1].paid, 1000);
  EXPECT_EQ(told().back(), "booking-passengers-changed");
  const auto same = flow_.set_passengers("u_1", b.id, list, now_);
  EXPECT_EQ(same->version, after->version) << "the same again changes nothing";
  now_ += 1ms;
  EXPECT_EQ(flow_.set_passengers("u_1", b.id, list, now_).error().why, no::swap_closed);
}

TEST_F(cancellation, only_kept_passengers_can_be_exchanged) {
  auto b = confirmed("k1", 2);
  const auto gone = b.passengers[0].id;
  b = cancel(b, {gone});
  EXPECT_EQ(flow_.set_passengers("u_1", b.id, b.passengers, now_).error().why,
            no::passenger_not_kept);
  domain::passenger other;
  other.id = gone;
  EXPECT_EQ(flow_.set_passengers("u_1", b.id, {other}, now_).error().why, no::passenger_not_kept);
  other.id.clear();
  EXPECT_TRUE(flow_.set_passengers("u_1", b.id, {other}, now_));
}

}  // namespace

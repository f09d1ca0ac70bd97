// Giving seats up: what comes back, what is left, and what an abort adds to it.

#include "domain/cancelling.hpp"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::booking_state;
using domain::event_kind;
using domain::instant;
using domain::launch_status;
using domain::no;
using domain::passenger_state;
using strings = std::vector<std::string>;

constexpr instant departure = sys_days{2028y / May / 31} + 14h;
constexpr instant early = sys_days{2027y / January / 10} + 9h;
const instant year_before = domain::months_before(departure, 12);
const instant quarter_before = domain::months_before(departure, 3);

domain::booking confirmed(int seats = 4, domain::cents price = 1001) {
  domain::booking b;
  b.id = "b_1";
  b.state = booking_state::confirmed;
  b.seats = seats;
  b.price = price;
  b.policy = domain::current_refund_policy();
  b.paid_by = "b_1:1";
  for (int i = 1; i <= seats; ++i) {
    domain::passenger p;
    p.id = "p_" + std::to_string(i);
    p.paid = price;
    b.passengers.push_back(p);
  }
  return b;
}

auto quote(const domain::booking& b, strings passengers, instant now) {
  return domain::quote_cancellation(b, std::move(passengers), launch_status::scheduled, departure,
                                    now);
}

event_kind cancel(domain::booking& b, const strings& passengers, instant now) {
  domain::begin_cancelling(b, quote(b, passengers, now).value(),
                           {.key = "k", .passengers = passengers}, now);
  return domain::finish_cancelling(b, now);
}

TEST(quote, follows_the_tiers_to_the_millisecond) {
  struct {
    instant now;
    int percent;
    domain::cents each;
  } const table[] = {{year_before - 1ms, 90, 900}, {year_before, 90, 900},
                     {year_before + 1ms, 70, 700}, {quarter_before, 70, 700},
                     {quarter_before + 1ms, 0, 0}, {departure - 1ms, 0, 0}};
  for (const auto& row : table) {
    const auto q = quote(confirmed(), {}, row.now);
    ASSERT_TRUE(q);
    EXPECT_EQ(q->percent, row.percent);
    EXPECT_EQ(q->each, row.each);
    EXPECT_EQ(q->amount, 4 * row.each);
  }
}

TEST(quote, is_valid_a_quarter_of_an_hour_or_to_the_end_of_its_tier) {
  EXPECT_EQ(quote(confirmed(), {}, early)->valid_until, early + 15min);
  EXPECT_EQ(quote(confirmed(), {}, year_before - 1min)->valid_until, year_before);
  EXPECT_EQ(quote(confirmed(), {}, quarter_before)->valid_until, quarter_before);
  EXPECT_EQ(quote(confirmed(), {}, departure - 1min)->valid_until, departure);
}

TEST(quote, names_the_reason_when_there_is_none) {
  auto b = confirmed(2);
  EXPECT_EQ(quote(b, {"p_9"}, early).error().why, no::passenger_not_kept);
  EXPECT_EQ(quote(b, {"p_1", "p_1"}, early).error().why, no::passenger_not_kept);
  EXPECT_EQ(quote(b, {}, departure).error().why, no::launch_over);
  EXPECT_EQ(domain::quote_cancellation(b, {}, launch_status::aborted, departure, early).error().why,
            no::launch_over);
  b.state = booking_state::held;
  EXPECT_EQ(quote(b, {}, early).error().why, no::booking_not_confirmed);
}

TEST(cancelling, one_seat_of_several_leaves_the_booking_confirmed) {
  auto b = confirmed(4);
  EXPECT_EQ(cancel(b, {"p_2"}, early), event_kind::booking_seats_cancelled);
  EXPECT_EQ(b.state, booking_state::confirmed);
  EXPECT_EQ(b.seats_kept(), 3);
  EXPECT_EQ(b.seats_taken(), 3);
  EXPECT_EQ(b.passengers[1].state, passenger_state::cancelled);
  EXPECT_EQ(b.passengers[1].refunded, 900);
  ASSERT_EQ(b.repayments.size(), 1U);
  EXPECT_EQ(b.repayments[0].id, "b_1:r1");
  EXPECT_EQ(b.repayments[0].charge, "b_1:1");
  EXPECT_EQ(b.repayments[0].cancellation, "b_1:c1");
  EXPECT_EQ(b.repayments[0].amount, 900);
}

TEST(cancelling, seat_by_seat_gives_the_same_as_together) {
  for (const auto now : {early, year_before + 1ms}) {
    auto together = confirmed(4, 999), apart = confirmed(4, 999);
    EXPECT_EQ(cancel(together, {}, now), event_kind::booking_cancelled);
    for (const auto* p : {"p_3", "p_1", "p_4", "p_2"}) (void)cancel(apart, {p}, now);
    domain::cents sum = 0;
    for (const auto& r : apart.repayments) sum += r.amount;
    EXPECT_EQ(sum, together.repayments[0].amount);
    EXPECT_EQ(apart.state, booking_state::cancelled);
    EXPECT_EQ(together.state, booking_state::cancelled);
  }
}

TEST(cancelling, too_late_forfeits_the_seats_and_owes_nothing) {
  auto b = confirmed(2);
  EXPECT_EQ(cancel(b, {}, departure - days{10}), event_kind::booking_forfeited);
  EXPECT_EQ(b.state, booking_state::forfeited);
  EXPECT_EQ(b.seats_taken(), 2);
  EXPECT_TRUE(b.repayments.empty());
}

TEST(cancelling, a_booking_with_a_forfeited_seat_still_has_one_when_the_rest_is_cancelled) {
  auto b = confirmed(2);
  (void)cancel(b, {"p_1"}, departure - days{10});
  const auto delayed = domain::months_after(departure, 6);
  const auto q =
      domain::quote_cancellation(b, {}, launch_status::delayed, delayed, departure - days{9});
  ASSERT_TRUE(q);
  EXPECT_EQ(q->percent, 70);
  domain::begin_cancelling(b, *q, {.key = "k2"}, departure - days{9});
  (void)domain::finish_cancelling(b, departure - days{9});
  EXPECT_EQ(b.state, booking_state::forfeited);
  EXPECT_EQ(b.seats_taken(), 1);
}

TEST(abort, owes_all_that_was_not_given_back_also_for_forfeited_seats) {
  auto b = confirmed(3);
  (void)cancel(b, {"p_1"}, early);
  (void)cancel(b, {"p_2"}, departure - days{10});
  domain::abort(b, departure - days{5});
  EXPECT_EQ(b.state, booking_state::aborted);
  ASSERT_EQ(b.repayments.size(), 2U);
  EXPECT_EQ(b.repayments[1].reason, domain::repayment_reason::aborted);
  // What was kept of the cancelled seat (101) is given back as well: the booking still has seats.
  EXPECT_EQ(b.repayments[0].amount + b.repayments[1].amount, 3 * 1001);
}

TEST(abort, drops_a_cancellation_whose_seats_have_not_moved) {
  auto b = confirmed(2);
  domain::begin_cancelling(b, quote(b, {}, early).value(), {.key = "k"}, early);
  domain::abort(b, early);
  EXPECT_TRUE(b.cancellations.empty());
  EXPECT_EQ(b.repayments.at(0).amount, 2002);
}

TEST(incident, is_told_once) {
  auto b = confirmed();
  domain::report(b, domain::incident_kind::double_money, "b_1:2", 5, early);
  domain::report(b, domain::incident_kind::double_money, "b_1:2", 5, early + 1h);
  EXPECT_EQ(b.incidents.size(), 1U);
  EXPECT_TRUE(b.needs_attention);
}

TEST(incident, needs_attention_until_all_are_seen_to) {
  auto b = confirmed();
  domain::report(b, domain::incident_kind::double_money, "b_1:2", 5, early);
  domain::report(b, domain::incident_kind::overpaid, "b_1:1", 7, early);
  EXPECT_TRUE(domain::see_to(b, b.incidents[0].id));
  EXPECT_TRUE(b.needs_attention);
  EXPECT_FALSE(domain::see_to(b, b.incidents[0].id)) << "seen before";
  EXPECT_FALSE(domain::see_to(b, "b_1:i9"));
  EXPECT_TRUE(domain::see_to(b, b.incidents[1].id));
  EXPECT_FALSE(b.needs_attention);
}

TEST(payment, a_transfer_needs_thirty_days_and_eleven_for_what_no_card_takes) {
  const auto options = [](domain::cents total, instant now) {
    return domain::payment_options_for(total, 99'999'999, departure, now);
  };
  EXPECT_TRUE(options(100, departure - days{30}).transfer);
  EXPECT_FALSE(options(100, departure - days{30} + 1ms).transfer);
  EXPECT_TRUE(options(99'999'999, departure).card);
  EXPECT_FALSE(options(100'000'000, departure).card);
  EXPECT_TRUE(options(100'000'000, departure - days{11}).transfer);
  EXPECT_FALSE(options(100'000'000, departure - days{11} + 1ms).transfer);
  EXPECT_TRUE(domain::payment_options_for(1'000'000'000, {}, departure, departure).card);
}

TEST(passenger, may_be_exchanged_until_thirty_days_before_departure) {
  EXPECT_TRUE(domain::swap_open(departure, departure - days{30}));
  EXPECT_FALSE(domain::swap_open(departure, departure - days{30} + 1ms));
}

TEST(payment, closed_attempts_are_asked_about_after_ten_minutes_an_hour_and_a_day) {
  domain::booking b;
  domain::ask_again_later(b, early);
  EXPECT_EQ(b.ask_at, early + 10min);
  domain::asked_again(b, early);
  EXPECT_EQ(b.ask_at, early + 1h);
  domain::asked_again(b, early);
  EXPECT_EQ(b.ask_at, early + 24h);
  domain::asked_again(b, early);
  EXPECT_FALSE(b.ask_at);
}

TEST(more_back, is_of_what_is_kept_of_seats_that_were_given_up) {
  auto b = confirmed(3);
  const auto more = [&](domain::cents amount, instant at = early,
                        launch_status is = launch_status::scheduled) {
    return domain::refund_more(b, {"k", amount, "ill", "u_9"}, is, departure, at);
  };
  EXPECT_EQ(more(1).error().why, no::refund_too_much) << "all seats are kept";
  (void)cancel(b, {"p_1"}, quarter_before);        // 70 %: 301 of 1001 are kept
  (void)cancel(b, {"p_2"}, quarter_before + 1ms);  // forfeited: all is kept
  EXPECT_EQ(domain::kept_of_given_up(b), 1302);
  EXPECT_EQ(more(1303).error().facts[0].value, 1302);
  EXPECT_EQ(more(1, departure).error().why, no::launch_over);
  EXPECT_EQ(more(1, early, launch_status::aborted).error().why, no::launch_over);
  ASSERT_TRUE(more(400));
  EXPECT_EQ(b.passengers[0].refunded, 1001);
  EXPECT_EQ(b.passengers[1].refunded, 99);
  EXPECT_EQ(b.passengers[2].refunded, 0);
  const auto& r = b.repayments.back();
  EXPECT_EQ(r.reason, domain::repayment_reason::manual);
  EXPECT_EQ(r.amount, 400);
  EXPECT_EQ(r.by, "u_9");
  EXPECT_EQ(r.note, "ill");
  EXPECT_EQ(domain::kept_of_given_up(b), 902);
  domain::abort(b, departure - 1ms);
  EXPECT_EQ(b.repayments.back().amount, 902 + 1001) << "an abort gives back what is left";
}

TEST(more_back, of_what_was_never_paid_is_refused) {
  auto b = confirmed(1);
  b.state = booking_state::held;
  b.paid_by.clear();
  EXPECT_EQ(domain::refund_more(b, {"k", 1, "", "u_9"}, launch_status::scheduled, departure, early)
                .error()
                .why,
            no::not_possible_in_this_state);
}

}  // namespace

// Waiting for seats: strict order, real holds, nobody jumps the queue.

#include "unit/sales/flow_world.hpp"

namespace {

using namespace flow_world;

class waiting : public world {
 protected:
  // Ten seats: 4, 4 and 2 are sold.
  void fill() {
    first_ = confirmed("a", 4, "u_a");
    second_ = confirmed("b", 4, "u_b");
    third_ = confirmed("c", 2, "u_c");
  }
  auto join(const std::string& customer, int seats, bool all = true) {
    now_ += 1min;
    return waiting_.join(launch_, {customer, seats, all, 0, now_}, now_);
  }
  domain::booking cancel(const domain::booking& b, std::size_t seats) {
    strings passengers;
    for (const auto& p : again(b).passengers) {
      if (p.state == domain::passenger_state::kept && passengers.size() < seats)
        passengers.push_back(p.id);
    }
    const auto q = flow_.quote(b.customer_id, b.id, passengers, now_);
    const auto after = flow_.cancel(
        b.customer_id, b.id,
        {"c" + std::to_string(++keys_), passengers, q->percent, q->amount, "", ""}, now_);
    EXPECT_TRUE(after);
    return *after;
  }
  std::vector<domain::booking> offers() {
    std::vector<domain::booking> out;
    for (const auto& b : bookings_.all()) {
      if (b.offered) out.push_back(b);
    }
    return out;
  }
  std::optional<domain::booking> offer_of(const std::string& customer) {
    for (const auto& b : offers()) {
      if (b.customer_id == customer) return b;
    }
    return {};
  }
  int position(const std::string& customer) {
    const auto place = waiting_.find(launch_, customer);
    return place ? place->position : 0;
  }
  int keys_ = 0;
  domain::booking first_, second_, third_;
};

TEST_F(waiting, is_for_what_cannot_be_had) {
  EXPECT_EQ(join("u_1", 2).error().why, no::seats_available);
  fill();
  EXPECT_EQ(join("u_1", 2)->position, 1);
  EXPECT_EQ(join("u_2", 1)->position, 2);
  EXPECT_EQ(join("u_1", 2)->position, 1) << "the same wish again";
  EXPECT_EQ(join("u_1", 3).error().why, no::version_conflict);
  EXPECT_EQ(waiting_.find(launch_, "u_3").error().why, no::not_waiting);
  EXPECT_EQ(waiting_.join("l_none", {"u_1", 1, true, 0, now_}, now_).error().why,
            no::launch_not_found);
}

TEST_F(waiting, an_offer_is_a_hold_of_a_day_with_a_mail) {
  fill();
  (void)join("u_1", 2);
  (void)cancel(first_, 2);
  EXPECT_EQ(free(), 0);
  EXPECT_EQ(hold("x", 1, "u_x").error().why, no::sold_out) << "nobody jumps the queue";
  EXPECT_EQ(waiting_.offer_seats(now_), 1);
  auto b = offer_of("u_1").value();
  EXPECT_EQ(b.seats, 2);
  EXPECT_EQ(b.held_until, now_ + 24h);
  EXPECT_EQ(told().back(), "booking-offered");
  EXPECT_EQ(position("u_1"), 0);
  EXPECT_EQ(flow_.renew("u_1", b.id, now_).error().why, no::no_renewals_left);
  now_ += 23h;
  b = *pay(with_passengers(b));
  provider_.charges[b.id + ":1"] = charge_status::paid;
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::confirmed);
}

TEST_F(waiting, who_does_not_fit_is_passed_over_and_keeps_the_place) {
  fill();
  (void)join("u_1", 4);
  (void)join("u_2", 2);
  (void)join("u_3", 4, false);
  (void)cancel(first_, 3);
  EXPECT_EQ(waiting_.offer_seats(now_), 2);
  EXPECT_EQ(position("u_1"), 1);
  EXPECT_EQ(offer_of("u_2")->seats, 2);
  EXPECT_EQ(offer_of("u_3")->seats, 1) << "as many as there are";
}

TEST_F(waiting, what_fits_nobody_goes_on_sale_and_counts_for_the_next_offer) {
  fill();
  (void)join("u_1", 4);
  (void)cancel(first_, 2);
  EXPECT_EQ(waiting_.offer_seats(now_), 0);
  EXPECT_EQ(free(), 2);
  (void)cancel(second_, 2);
  EXPECT_EQ(waiting_.offer_seats(now_), 1);
  EXPECT_EQ(offer_of("u_1")->seats, 4);
  EXPECT_EQ(free(), 0);
}

TEST_F(waiting, declined_or_lapsed_goes_to_the_next) {
  fill();
  (void)join("u_1", 1);
  (void)join("u_2", 1);
  (void)join("u_3", 1);
  (void)cancel(first_, 1);
  ASSERT_EQ(waiting_.offer_seats(now_), 1);
  EXPECT_TRUE(flow_.give_back("u_1", offer_of("u_1")->id, now_));
  ASSERT_EQ(waiting_.offer_seats(now_), 1);
  auto b = offer_of("u_2").value();
  now_ += 24h + 1ms;
  EXPECT_EQ(flow_.advance(b, now_).state, booking_state::expired);
  ASSERT_EQ(waiting_.offer_seats(now_), 1);
  EXPECT_TRUE(offer_of("u_3"));
  EXPECT_EQ(position("u_1") + position("u_2") + position("u_3"), 0);
}

TEST_F(waiting, the_limit_counts_when_seats_are_offered) {
  fill();
  (void)join("u_a", 2);
  (void)join("u_c", 4, false);
  (void)cancel(second_, 4);
  EXPECT_EQ(waiting_.offer_seats(now_), 1);
  EXPECT_FALSE(offer_of("u_a")) << "four seats already";
  EXPECT_EQ(offer_of("u_c")->seats, 2);
  EXPECT_EQ(free(), 2);
}

TEST_F(waiting, who_leaves_is_offered_nothing_and_may_join_again_at_the_end) {
  fill();
  (void)join("u_1", 1);
  (void)join("u_2", 1);
  EXPECT_TRUE(waiting_.leave(launch_, "u_1", now_).value());
  EXPECT_FALSE(waiting_.leave(launch_, "u_1", now_).value());
  EXPECT_EQ(join("u_1", 1)->position, 2);
  (void)cancel(first_, 1);
  EXPECT_EQ(waiting_.offer_seats(now_), 1);
  EXPECT_TRUE(offer_of("u_2"));
}

TEST_F(waiting, a_crash_between_seats_and_booking_of_an_offer_is_finished) {
  fill();
  (void)join("u_1", 1);
  (void)cancel(first_, 1);
  const auto l = launches_.find_with_entries(launch_).value();
  ASSERT_TRUE(launches_.offer({launch_, "b_offer", l.waiters.at(0), 1, 4, 1, 0, now_ + 24h, now_}));
  EXPECT_EQ(flow_.release_orphans(now_, now_), 0);
  const auto there = launches_.find_with_entries(launch_).value();
  EXPECT_EQ(waiting_.finish_offers(there, now_), 1);
  EXPECT_EQ(waiting_.finish_offers(there, now_), 0);
  EXPECT_EQ(offer_of("u_1")->id, "b_offer");
  EXPECT_EQ(told().back(), "booking-offered");
}

TEST_F(waiting, an_outage_longer_than_an_offer_costs_nobody_the_place) {
  fill();
  (void)join("u_1", 1);
  (void)cancel(first_, 1);
  const auto l = launches_.find_with_entries(launch_).value();
  ASSERT_TRUE(launches_.offer({launch_, "b_offer", l.waiters.at(0), 1, 4, 1, 0, now_ + 24h, now_}));
  now_ += 48h;
  EXPECT_EQ(flow_.release_orphans(now_, now_), 0);
  EXPECT_EQ(hold("x", 1, "u_x").error().why, no::sold_out);
  const auto there = launches_.find_with_entries(launch_).value();
  EXPECT_EQ(waiting_.finish_offers(there, now_), 1);
  EXPECT_EQ(offer_of("u_1")->held_until, now_ + 24h);
  EXPECT_EQ(launches_.find_with_entries(launch_)->find("b_offer")->until, now_ + 24h);
}

TEST_F(waiting, an_offer_that_no_longer_can_be_told_of_is_given_back) {
  fill();
  (void)join("u_1", 1);
  (void)cancel(first_, 1);
  const auto l = launches_.find_with_entries(launch_).value();
  ASSERT_TRUE(launches_.offer({launch_, "b_offer", l.waiters.at(0), 1, 4, 1, 0, now_ + 24h, now_}));
  now_ = departure - days{7};
  const auto there = launches_.find_with_entries(launch_).value();
  EXPECT_EQ(waiting_.finish_offers(there, now_), 0);
  EXPECT_EQ(free(), 1);
  EXPECT_TRUE(offers().empty());
}

TEST_F(waiting, after_the_end_of_sale_nothing_is_offered) {
  fill();
  (void)join("u_1", 1);
  now_ = departure - days{7};
  const auto l = launches_.find_with_entries(launch_).value();
  ASSERT_EQ(launches_.cancel_seats({launch_, first_.id, "u_a", 1, 1, true}, now_),
            sales::launch_store::given_up::done);
  EXPECT_EQ(waiting_.offer_seats(now_), 0);
  EXPECT_TRUE(offers().empty());
  EXPECT_EQ(free(), 1);
}

TEST_F(waiting, ends_with_the_sale_and_not_before) {
  fill();
  (void)join("u_1", 1);
  (void)join("u_2", 2);
  now_ = domain::sale_ends(departure) - 1ms;
  EXPECT_EQ(waiting_.end_lists(now_), 0);
  EXPECT_EQ(position("u_2"), 2);
  now_ += 1ms;
  EXPECT_EQ(waiting_.end_lists(now_), 1);
  EXPECT_EQ(waiting_.end_lists(now_), 0);
  EXPECT_EQ(position("u_1") + position("u_2"), 0);
  EXPECT_TRUE(waiting_.places_of("u_1").empty());
}

}  // namespace

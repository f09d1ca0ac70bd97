// One suite for both launch stores: what the simulation believes of the memory store, MongoDB must
// do.

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

#include "platform/security/random.hpp"
#include "sales/memory_launches.hpp"
#include "sales/mongo_launches.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::instant;
using sales::launch_store;

constexpr instant now = sys_days{2027y / January / 10} + 9h;
constexpr instant departure = sys_days{2028y / May / 31} + 14h;

domain::launch_master master(const std::string& id, int capacity, std::int64_t version = 1) {
  domain::launch_master m;
  m.id = id;
  m.slug = "slug-" + id.substr(2, 8);
  m.departs_at = departure;
  m.created_at = now - days{30};
  m.price = 25'000'000;
  m.capacity = capacity;
  m.version = version;
  m.rocket = {"r_1",      "s_1",
              "Aurora",   "aurora",
              "A rocket", domain::range::suborbital,
              500,        {{"Stages", "2"}},
              false,      1};
  m.spaceport = {"sp_1", "Kourou", "kourou", "GF", "America/Cayenne"};
  m.destination = {"d_1", "Edge of space", "edge-of-space", "High up", domain::range::suborbital};
  m.supplier_id = "s_1";
  m.supplier_name = "Boreal";
  m.supplier_slug = "boreal";
  return m;
}

sales::seat_request seats(const std::string& launch, const std::string& booking, int n,
                          const std::string& customer = "u_1") {
  sales::seat_request r;
  r.launch = launch;
  r.booking = booking;
  r.customer = customer;
  r.seats = n;
  r.price = 25'000'000;
  r.departs_at = departure;
  r.until = now + 15min;
  r.now = now;
  return r;
}

class launch_stores : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (!GetParam()) {
      store_ = std::make_unique<sales::memory_launches>();
    } else {
      const char* uri = std::getenv("ASTRO_TEST_MONGODB_URI");
      if (uri == nullptr) GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
      platform::mongo::settings s;
      s.uri = uri;
      s.database = "stores_sales_" + platform::security::random_hex(4);
      db_ = std::make_unique<platform::mongo::database>(s);
      store_ = std::make_unique<sales::mongo_launches>(*db_);
    }
    id_ = "l_" + platform::security::random_hex(16);
    ASSERT_EQ(store_->apply(master(id_, 10), now), launch_store::applied::yes);
  }
  void TearDown() override {
    if (db_) db_->drop();
  }
  int free() { return store_->find(id_)->available; }

  std::unique_ptr<platform::mongo::database> db_;
  std::unique_ptr<launch_store> store_;
  std::string id_;
};

TEST_P(launch_stores, seats_are_taken_all_or_none) {
  const auto after = store_->take(seats(id_, "b_1", 4));
  ASSERT_TRUE(after);
  EXPECT_EQ(after->available, 6);
  EXPECT_FALSE(store_->take(seats(id_, "b_2", 7, "u_2")));
  EXPECT_EQ(free(), 6);
}

TEST_P(launch_stores, a_customer_has_at_most_four_seats_over_all_bookings) {
  ASSERT_TRUE(store_->take(seats(id_, "b_1", 3)));
  EXPECT_FALSE(store_->take(seats(id_, "b_2", 2)));
  EXPECT_TRUE(store_->take(seats(id_, "b_3", 1)));
  auto vip = seats(id_, "b_4", 2);
  vip.limit = 6;
  EXPECT_TRUE(store_->take(vip));
  EXPECT_FALSE(store_->take(seats(id_, "b_5", 7, "u_2")));
}

TEST_P(launch_stores, the_same_booking_takes_its_seats_once) {
  ASSERT_TRUE(store_->take(seats(id_, "b_1", 2)));
  EXPECT_FALSE(store_->take(seats(id_, "b_1", 2)));
  EXPECT_EQ(free(), 8);
}

TEST_P(launch_stores, a_quote_that_is_no_longer_true_takes_nothing) {
  auto r = seats(id_, "b_1", 1);
  r.price += 1;
  EXPECT_FALSE(store_->take(r));
  r = seats(id_, "b_1", 1);
  r.departs_at += 1h;
  EXPECT_FALSE(store_->take(r));
  r = seats(id_, "b_1", 1);
  r.now = departure - days{7};
  EXPECT_FALSE(store_->take(r));
  r.now -= 1ms;
  EXPECT_TRUE(store_->take(r));
}

TEST_P(launch_stores, the_head_start_is_for_vips) {
  const auto id = "l_" + platform::security::random_hex(16);
  auto m = master(id, 10);
  m.created_at = now - 1h;
  m.vip_head_start_hours = 2;
  ASSERT_EQ(store_->apply(m, now), launch_store::applied::yes);
  auto r = seats(id, "b_1", 1);
  EXPECT_FALSE(store_->take(r));
  r.vip = true;
  EXPECT_TRUE(store_->take(r));
  r = seats(id, "b_2", 1);
  r.now = now + 1h;
  EXPECT_TRUE(store_->take(r));
}

TEST_P(launch_stores, an_aborted_launch_sells_nothing) {
  auto m = master(id_, 10, 2);
  m.status = domain::launch_status::aborted;
  ASSERT_EQ(store_->apply(m, now), launch_store::applied::yes);
  EXPECT_FALSE(store_->take(seats(id_, "b_1", 1)));
}

TEST_P(launch_stores, a_hold_can_be_paid_until_it_ends) {
  ASSERT_TRUE(store_->take(seats(id_, "b_1", 2)));
  EXPECT_FALSE(store_->begin_payment(id_, "b_1", 2, now + 31min, now + 15min + 1ms));
  EXPECT_FALSE(store_->begin_payment(id_, "b_1", 1, now + 30min, now)) << "another number of seats";
  EXPECT_TRUE(store_->begin_payment(id_, "b_1", 2, now + 30min, now + 15min));
  EXPECT_FALSE(store_->begin_payment(id_, "b_1", 2, now + 30min, now));
  EXPECT_FALSE(store_->renew(id_, "b_1", now + 30min, now));
}

TEST_P(launch_stores, an_entry_is_sold_once) {
  ASSERT_TRUE(store_->take(seats(id_, "b_1", 2)));
  ASSERT_TRUE(store_->begin_payment(id_, "b_1", 2, now + 15min, now));
  EXPECT_TRUE(store_->sell(id_, "b_1", 2, now));
  EXPECT_FALSE(store_->sell(id_, "b_1", 2, now));
  EXPECT_FALSE(store_->hold_again(id_, "b_1", now + 15min, now));
  EXPECT_FALSE(store_->sell(id_, "b_2", 1, now));
}

TEST_P(launch_stores, what_was_held_again_by_late_news_is_sold_too) {
  ASSERT_TRUE(store_->take(seats(id_, "b_1", 2)));
  ASSERT_TRUE(store_->begin_payment(id_, "b_1", 2, now + 15min, now));
  ASSERT_TRUE(store_->hold_again(id_, "b_1", now + 15min, now));
  EXPECT_TRUE(store_->sell(id_, "b_1", 2, now));
}

TEST_P(launch_stores, what_is_given_back_is_free_again_once) {
  ASSERT_TRUE(store_->take(seats(id_, "b_1", 3)));
  const auto e = *store_->find_with_entries(id_)->find("b_1");
  EXPECT_FALSE(store_->give_back(id_, e, true, now + 15min));
  EXPECT_TRUE(store_->give_back(id_, e, true, now + 15min + 1ms));
  EXPECT_FALSE(store_->give_back(id_, e, false, now));
  EXPECT_EQ(free(), 10);
  const auto l = store_->find_with_entries(id_);
  EXPECT_TRUE(l->entries.empty());
  EXPECT_EQ(l->customer_seats.at("u_1"), 0);
  EXPECT_TRUE(store_->take(seats(id_, "b_2", 4)));
}

TEST_P(launch_stores, an_entry_that_moved_on_is_not_given_back) {
  ASSERT_TRUE(store_->take(seats(id_, "b_1", 3)));
  const auto e = *store_->find_with_entries(id_)->find("b_1");
  ASSERT_TRUE(store_->begin_payment(id_, "b_1", 3, now + 15min, now));
  EXPECT_FALSE(store_->give_back(id_, e, false, now));
  EXPECT_EQ(free(), 7);
}

TEST_P(launch_stores, master_data_moves_seats_only_by_capacity_and_never_back_in_version) {
  ASSERT_TRUE(store_->take(seats(id_, "b_1", 4)));
  EXPECT_EQ(store_->apply(master(id_, 12, 2), now), launch_store::applied::yes);
  EXPECT_EQ(free(), 8);
  EXPECT_EQ(store_->apply(master(id_, 20, 2), now), launch_store::applied::older);
  EXPECT_EQ(store_->apply(master(id_, 3, 3), now), launch_store::applied::refused);
  EXPECT_EQ(store_->apply(master(id_, 4, 4), now), launch_store::applied::yes);
  EXPECT_EQ(free(), 0);
  EXPECT_TRUE(store_->find_with_entries(id_)->find("b_1"));
}

// A sold entry of 4 seats.
void sell_four(launch_store& store, const std::string& launch, const std::string& booking) {
  ASSERT_TRUE(store.take(seats(launch, booking, 4)));
  ASSERT_TRUE(store.begin_payment(launch, booking, 4, now + 15min, now));
  ASSERT_TRUE(store.sell(launch, booking, 4, now));
}

TEST_P(launch_stores, cancelled_seats_are_free_again_and_each_cancellation_counts_once) {
  sell_four(*store_, id_, "b_1");
  using enum launch_store::given_up;
  EXPECT_EQ(store_->cancel_seats({id_, "b_1", "u_1", 1, 1, true}, now), done);
  EXPECT_EQ(store_->cancel_seats({id_, "b_1", "u_1", 1, 1, true}, now), done);
  EXPECT_EQ(free(), 7);
  EXPECT_EQ(store_->find_with_entries(id_)->find("b_1")->seats, 3);
  EXPECT_EQ(store_->cancel_seats({id_, "b_1", "u_1", 2, 3, true}, now), done);
  EXPECT_EQ(store_->cancel_seats({id_, "b_1", "u_1", 2, 3, true}, now), done);
  const auto l = store_->find_with_entries(id_);
  EXPECT_EQ(l->launch.available, 10);
  EXPECT_EQ(l->customer_seats.at("u_1"), 0);
  EXPECT_TRUE(l->entries.empty());
}

TEST_P(launch_stores, forfeited_seats_stay_taken_and_count_to_the_limit) {
  sell_four(*store_, id_, "b_1");
  using enum launch_store::given_up;
  EXPECT_EQ(store_->cancel_seats({id_, "b_1", "u_1", 1, 4, false}, now), done);
  EXPECT_EQ(store_->cancel_seats({id_, "b_1", "u_1", 1, 4, false}, now), done);
  EXPECT_EQ(store_->find_with_entries(id_)->entries.at(0).forfeited, 4);
  EXPECT_EQ(free(), 6);
  EXPECT_FALSE(store_->take(seats(id_, "b_2", 1)));
}

TEST_P(launch_stores, an_aborted_launch_neither_sells_nor_cancels) {
  sell_four(*store_, id_, "b_1");
  ASSERT_TRUE(store_->take(seats(id_, "b_2", 1, "u_2")));
  ASSERT_TRUE(store_->take(seats(id_, "b_3", 1, "u_3")));
  ASSERT_TRUE(store_->begin_payment(id_, "b_3", 1, now + 15min, now));
  auto m = master(id_, 10, 2);
  m.status = domain::launch_status::aborted;
  ASSERT_EQ(store_->apply(m, now), launch_store::applied::yes);
  EXPECT_EQ(store_->cancel_seats({id_, "b_1", "u_1", 1, 1, true}, now),
            launch_store::given_up::closed);
  EXPECT_FALSE(store_->begin_payment(id_, "b_2", 1, now + 15min, now));
  EXPECT_FALSE(store_->sell(id_, "b_3", 1, now));
  EXPECT_EQ(free(), 4);
}

TEST_P(launch_stores, late_money_takes_the_seats_again_only_if_free_and_within_the_limit) {
  auto r = seats(id_, "b_1", 4);
  r.price = 1;  // what was paid is what counts
  ASSERT_TRUE(store_->take_again(r));
  EXPECT_EQ(store_->find_with_entries(id_)->entries.at(0).state, sales::entry_state::sold);
  EXPECT_FALSE(store_->take_again(r)) << "once";
  EXPECT_FALSE(store_->take_again(seats(id_, "b_2", 1))) << "the limit";
  ASSERT_TRUE(store_->take_again(seats(id_, "b_3", 4, "u_2")));
  EXPECT_FALSE(store_->take_again(seats(id_, "b_4", 3, "u_3"))) << "two are left";
}

sales::waiter waits(const std::string& customer, int n) {
  return {customer, n, true, 0, now};
}

TEST_P(launch_stores, one_waits_only_for_what_cannot_be_had_and_once) {
  ASSERT_TRUE(store_->take(seats(id_, "b_1", 4)));
  ASSERT_TRUE(store_->take(seats(id_, "b_2", 4, "u_2")));
  EXPECT_FALSE(store_->join(id_, waits("u_3", 2), now));
  EXPECT_TRUE(store_->join(id_, waits("u_3", 3), now));
  EXPECT_FALSE(store_->join(id_, waits("u_3", 4), now));
  EXPECT_TRUE(store_->join(id_, waits("u_1", 4), now));
  const auto l = store_->find_with_entries(id_);
  EXPECT_EQ(l->launch.waiting, 2);
  EXPECT_EQ(l->waiters.at(0).customer, "u_3");
  EXPECT_EQ(l->waiters.at(1).seats, 4);
  EXPECT_TRUE(store_->leave(id_, "u_3", now));
  EXPECT_FALSE(store_->leave(id_, "u_3", now));
  EXPECT_EQ(store_->find(id_)->waiting, 1);
}

TEST_P(launch_stores, freed_seats_go_to_those_who_wait) {
  sell_four(*store_, id_, "b_1");
  ASSERT_TRUE(store_->take(seats(id_, "b_2", 4, "u_2")));
  ASSERT_TRUE(store_->join(id_, waits("u_3", 4), now));
  ASSERT_EQ(store_->cancel_seats({id_, "b_1", "u_1", 1, 1, true}, now),
            launch_store::given_up::done);
  ASSERT_TRUE(store_->give_back(id_, *store_->find_with_entries(id_)->find("b_2"), false, now));
  auto l = store_->with_seats_to_offer();
  ASSERT_EQ(l.size(), 1U);
  EXPECT_EQ(l[0].launch.offerable, 5);
  EXPECT_EQ(l[0].launch.available, 2);
  EXPECT_FALSE(store_->take(seats(id_, "b_4", 3, "u_4"))) << "nobody jumps the queue";

  sales::seat_offer o{id_, "b_5", l[0].waiters.at(0), 4, 4, 3, 1, now + 24h, now};
  auto wrong = o;
  ++wrong.waiter.number;
  EXPECT_FALSE(store_->offer(wrong));
  wrong = o;
  wrong.from_offerable = 6;
  EXPECT_FALSE(store_->offer(wrong));
  wrong = o;
  wrong.limit = 3;
  EXPECT_FALSE(store_->offer(wrong));
  ASSERT_TRUE(store_->offer(o));
  EXPECT_FALSE(store_->offer(o));
  const auto after = *store_->find_with_entries(id_);
  EXPECT_EQ(after.launch.offerable, 2);
  EXPECT_EQ(after.launch.available, 1);
  EXPECT_EQ(after.launch.waiting, 0);
  EXPECT_TRUE(after.find("b_5")->offered);
  EXPECT_TRUE(store_->offer_anew(id_, *after.find("b_5"), now + 48h, now + 25h));
  EXPECT_FALSE(store_->offer_anew(id_, *after.find("b_5"), now + 72h, now + 25h));
  EXPECT_EQ(store_->find_with_entries(id_)->find("b_5")->until, now + 48h);
  EXPECT_FALSE(store_->put_on_sale(l[0].launch, now)) << "it has changed since";
  EXPECT_TRUE(store_->put_on_sale(store_->find_with_entries(id_)->launch, now));
  EXPECT_EQ(free(), 3);
}

TEST_P(launch_stores, nobody_waits_longer_than_the_launch_is_on_sale) {
  ASSERT_TRUE(store_->take(seats(id_, "b_1", 4)));
  ASSERT_TRUE(store_->take(seats(id_, "b_2", 4, "u_2")));
  ASSERT_TRUE(store_->join(id_, waits("u_3", 3), now));
  const auto end = domain::sale_ends(departure);
  EXPECT_TRUE(store_->waited_for_in_vain(end - 1ms).empty());
  const auto over = store_->waited_for_in_vain(end);
  ASSERT_EQ(over.size(), 1U);
  EXPECT_TRUE(store_->leave(id_, "u_3", now));
  EXPECT_FALSE(store_->end_waiting(over[0], end)) << "it has changed since";
  ASSERT_TRUE(store_->join(id_, waits("u_4", 4), now));
  auto m = master(id_, 10, 2);
  m.status = domain::launch_status::aborted;
  ASSERT_EQ(store_->apply(m, now), launch_store::applied::yes);
  const auto aborted = store_->waited_for_in_vain(now);
  ASSERT_EQ(aborted.size(), 1U);
  EXPECT_TRUE(store_->end_waiting(aborted[0], now));
  EXPECT_FALSE(store_->end_waiting(aborted[0], now));
  const auto after = *store_->find_with_entries(id_);
  EXPECT_EQ(after.launch.waiting, 0);
  EXPECT_TRUE(after.waiters.empty());
  EXPECT_EQ(after.entries.size(), 2U) << "the seats stay as they are";
  EXPECT_TRUE(store_->waited_for_in_vain(now).empty());
}

TEST_P(launch_stores, finds_by_id_by_slug_and_by_change) {
  EXPECT_EQ(store_->find(id_)->master.slug, master(id_, 10).slug);
  EXPECT_EQ(store_->find(master(id_, 10).slug)->master.id, id_);
  EXPECT_FALSE(store_->find("l_00000000000000000000000000000000"));
  ASSERT_TRUE(store_->take([&] {
    auto r = seats(id_, "b_1", 1);
    r.now = now + 1h;
    return r;
  }()));
  EXPECT_EQ(store_->changed_since(now + 1h).size(), 1U);
  EXPECT_TRUE(store_->changed_since(now + 1h + 1ms).empty());
  const auto read = store_->find(id_)->master;
  EXPECT_EQ(read.rocket.specifications, master(id_, 10).rocket.specifications);
  EXPECT_EQ(read.spaceport.time_zone, "America/Cayenne");
}

INSTANTIATE_TEST_SUITE_P(memory, launch_stores, testing::Values(false));
INSTANTIATE_TEST_SUITE_P(mongodb, launch_stores, testing::Values(true));

}  // namespace

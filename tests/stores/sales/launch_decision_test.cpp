// What may happen to a launch is decided by its document, by the seats as they are in that moment:
// one suite for both stores.

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <thread>

#include "platform/security/random.hpp"
#include "sales/memory_launches.hpp"
#include "sales/mongo_launches.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::instant;
using domain::launch_act;
using domain::launch_reason;
using sales::decision;

constexpr instant now = sys_days{2027y / January / 10} + 9h;
constexpr instant departure = sys_days{2028y / May / 31} + 14h;

class launch_decisions : public testing::TestWithParam<bool> {
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
    launch_.id = "l_" + platform::security::random_hex(16);
    launch_.slug = "slug-" + launch_.id;
    launch_.departs_at = departure;
    launch_.created_at = now - days{30};
    launch_.price = 25'000'000;
    launch_.capacity = 10;
    launch_.rocket = {"r_1", "s_1", "Aurora", "aurora", "", domain::range::suborbital,
                      12,    {},    false,    1};
    launch_.spaceport = {"sp_1", "Kourou", "kourou", "GF", "America/Cayenne"};
    launch_.destination = {"d_1", "Edge", "edge", "", domain::range::suborbital};
    ASSERT_EQ(store_->apply(launch_, now), sales::launch_store::applied::yes);
  }
  void TearDown() override {
    if (db_) db_->drop();
  }

  // A booking with so many seats, sold.
  void sell(const std::string& booking, int seats) {
    hold(booking, seats);
    ASSERT_TRUE(store_->begin_payment(launch_.id, booking, seats, now + 15min, now));
    ASSERT_TRUE(store_->sell(launch_.id, booking, seats, now));
  }
  void hold(const std::string& booking, int seats) {
    sales::seat_request r;
    r.launch = launch_.id;
    r.booking = booking;
    r.customer = "u_" + booking;
    r.seats = seats;
    r.price = launch_.price;
    r.departs_at = departure;
    r.until = now + 15min;
    r.now = now;
    ASSERT_TRUE(store_->take(r));
  }
  domain::launch_change act(launch_act what, std::optional<launch_reason> reason = {},
                            instant departs_at = {}) {
    auto after = domain::after_act(store_->find(launch_.id)->master, what, reason, departs_at, now);
    return {"lc_" + std::to_string(++changes_), what, reason, std::move(after)};
  }
  template <class F>
  domain::launch_change edit(F change) {
    auto c = act(launch_act::edit);
    change(c.after);
    return c;
  }
  std::string why(const domain::launch_change& c, instant at = now) {
    return store_->decide(c, at).why;
  }
  domain::launch_master read() { return store_->find(launch_.id)->master; }
  int free() { return store_->find(launch_.id)->available; }

  std::unique_ptr<platform::mongo::database> db_;
  std::unique_ptr<sales::launch_store> store_;
  domain::launch_master launch_;
  int changes_ = 0;
};

TEST_P(launch_decisions, what_customers_chose_changes_only_before_the_first_seat_is_taken) {
  EXPECT_EQ(why(edit([](auto& l) { l.departs_at += 24h; })), "");
  EXPECT_EQ(read().departs_at, departure + 24h);
  EXPECT_EQ(why(edit([](auto& l) { l.departs_at = departure; })), "");
  hold("b_1", 1);
  EXPECT_EQ(why(edit([](auto& l) { l.departs_at += 24h; })), "seats_taken");
  EXPECT_EQ(why(edit([](auto& l) { l.spaceport.id = "sp_2"; })), "seats_taken");
  EXPECT_EQ(why(edit([](auto& l) { l.vip_head_start_hours = 5; })), "seats_taken");
  EXPECT_EQ(read().departs_at, departure);
}

TEST_P(launch_decisions, a_capacity_is_never_cut_below_the_seats_taken) {
  sell("b_1", 3);
  hold("b_2", 1);
  EXPECT_EQ(why(edit([](auto& l) { l.capacity = 3; })), "seats_taken");
  EXPECT_EQ(free(), 6);
  EXPECT_EQ(why(edit([](auto& l) { l.capacity = 4; })), "");
  EXPECT_EQ(free(), 0);
  EXPECT_EQ(why(edit([](auto& l) {
              l.rocket.id = "r_2";
              l.rocket.capacity = 3;
            })),
            "rocket_does_not_fit");
}

TEST_P(launch_decisions, the_same_change_gets_the_same_answer_whatever_happened_since) {
  hold("b_1", 4);
  const auto cut = edit([](auto& l) { l.capacity = 3; });
  EXPECT_EQ(why(cut), "seats_taken");
  const auto e = *store_->find_with_entries(launch_.id)->find("b_1");
  ASSERT_TRUE(store_->give_back(launch_.id, e, false, now));
  EXPECT_EQ(why(cut), "seats_taken") << "it would be possible now, but it has been answered";
  EXPECT_EQ(read().version, 2) << "a no takes the version too";
  const auto again = edit([](auto& l) { l.capacity = 3; });
  EXPECT_EQ(why(again), "");
  EXPECT_EQ(why(again), "") << "twice is once";
  EXPECT_EQ(free(), 3);
  EXPECT_EQ(store_->decide(cut, now).what, decision::answer::older);
}

TEST_P(launch_decisions, an_abort_for_money_needs_three_months_and_less_than_thirty_percent) {
  sell("b_1", 2);
  hold("b_2", 4);
  const auto financial = launch_reason::financial;
  const auto from = domain::months_before(departure, 3);
  EXPECT_EQ(why(act(launch_act::abort, financial), from - 1ms), "financial_abort_too_early");
  sell("b_3", 1);
  EXPECT_EQ(why(act(launch_act::abort, financial), from), "enough_seats_sold") << "3 of 10";
  EXPECT_EQ(why(edit([](auto& l) { l.capacity = 11; }), from), "");
  EXPECT_EQ(why(act(launch_act::abort, financial), from), "") << "3 of 11; holds do not count";
  EXPECT_EQ(read().status, domain::launch_status::aborted);
  EXPECT_EQ(why(act(launch_act::success), departure), "not_possible_in_this_state");
}

TEST_P(launch_decisions, weather_aborts_at_any_time_until_success) {
  sell("b_1", 4);
  EXPECT_EQ(why(act(launch_act::success), departure - 1ms), "not_departed");
  EXPECT_EQ(why(act(launch_act::abort, launch_reason::weather), departure + 24h), "");
  EXPECT_TRUE(store_->find_with_entries(launch_.id)->find("b_1")) << "bookings follow later";
}

TEST_P(launch_decisions, a_delay_is_later_and_keeps_the_date_before_it) {
  const auto weather = launch_reason::weather;
  EXPECT_EQ(why(act(launch_act::delay, weather, departure)), "departure_not_later");
  EXPECT_EQ(why(act(launch_act::delay, weather, departure + 1ms)), "");
  EXPECT_EQ(why(act(launch_act::delay, weather, departure + 2h)), "");
  const auto l = read();
  EXPECT_EQ(l.status, domain::launch_status::delayed);
  ASSERT_EQ(l.date_history.size(), 2U);
  EXPECT_EQ(l.date_history[0].departs_at, departure);
  EXPECT_EQ(l.date_history[1].reason, "weather");
  EXPECT_EQ(why(act(launch_act::success), departure + 2h), "");
  EXPECT_EQ(why(act(launch_act::delay, weather, departure + 3h)), "not_possible_in_this_state");
}

TEST_P(launch_decisions, a_change_that_comes_before_its_launch_brings_it) {
  auto c = act(launch_act::abort, launch_reason::technical);
  c.after.id = "l_" + platform::security::random_hex(16);
  c.after.slug = "other";
  EXPECT_EQ(why(c), "");
  EXPECT_EQ(why(c), "");
  EXPECT_EQ(store_->find(c.after.id)->master.status, domain::launch_status::aborted);
}

TEST_P(launch_decisions, a_cut_and_a_hold_in_the_same_moment_never_oversell) {
  for (int round = 0; round < 20; ++round) {
    const auto before = read();
    const auto cut = edit([&](auto& l) { l.capacity = before.capacity == 10 ? 9 : 10; });
    std::atomic<bool> go = false;
    const auto booking = "b_" + std::to_string(round);
    bool held = false;
    std::thread buyer([&] {
      while (!go) std::this_thread::yield();
      sales::seat_request r;
      r.launch = launch_.id;
      r.booking = r.customer = booking;
      r.seats = 4;
      r.price = launch_.price;
      r.departs_at = departure;
      r.until = now + 15min;
      r.now = now;
      held = store_->take(r).has_value();
    });
    go = true;
    (void)store_->decide(cut, now);
    buyer.join();
    const auto l = store_->find_with_entries(launch_.id);
    int taken = 0;
    for (const auto& e : l->entries) taken += e.seats;
    ASSERT_EQ(l->launch.master.capacity, l->launch.available + taken);
    if (held && round % 2 == 0) {
      const auto e = *l->find(booking);
      ASSERT_TRUE(store_->give_back(launch_.id, e, false, now));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(memory, launch_decisions, testing::Values(false));
INSTANTIATE_TEST_SUITE_P(mongodb, launch_decisions, testing::Values(true));

}  // namespace

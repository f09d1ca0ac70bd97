// Two things at once, a hundred times each, in both orders: what may happen once happens once, and
// whatever wins, seats and money add up.

#include <set>

#include "domain/cancelling.hpp"
#include "faults/races/market.hpp"

namespace {

using domain::booking_state;
using domain::launch_act;
using domain::no;
using races::start;
using namespace std::chrono_literals;

class races_of : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (GetParam() && std::getenv("ASTRO_TEST_MONGODB_URI") == nullptr)
      GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
    market_ = std::make_unique<races::market>(GetParam());
  }

  // Runs `round` again and again; it answers how the race ended.
  template <class Round>
  std::set<std::string> run(Round round) {
    std::set<std::string> endings;
    for (int n = 0; n < races::rounds() && !HasFailure(); ++n) {
      endings.insert(round(n));
      const auto wrong = market_->settle();
      EXPECT_TRUE(wrong.empty()) << "round " << n << ": " << wrong.front();
    }
    RecordProperty("endings", static_cast<int>(endings.size()));
    return endings;
  }
  static std::string ending(const domain::result<domain::booking>& r) {
    return r ? std::string(domain::name_of(r->state)) : "no";
  }
  domain::result<domain::booking> cancel(const domain::booking& b, const std::string& key,
                                         const std::vector<std::string>& passengers = {}) {
    const auto q = market_->flow->quote(b.customer_id, b.id, passengers, start);
    if (!q) return q.error();
    return market_->flow->cancel(
        b.customer_id, b.id, {key, passengers, q->percent, q->amount, "", b.customer_id}, start);
  }
  domain::launch_master next() const {
    auto m = market_->launches->find(market_->master().id)->master;
    ++m.version;
    return m;
  }

  std::unique_ptr<races::market> market_;
};

TEST_P(races_of, the_last_seat_goes_to_one) {
  run([&](int n) {
    market_->open(1);
    domain::result<domain::booking> a = domain::refusal{no::sold_out}, b = a;
    races::race(
        n, [&] { a = market_->hold("u_1", "k", 1); }, [&] { b = market_->hold("u_2", "k", 1); });
    EXPECT_NE(a.has_value(), b.has_value());
    return ending(a);
  });
}

TEST_P(races_of, one_customer_twice_stays_within_the_limit) {
  run([&](int n) {
    market_->open(20);
    domain::result<domain::booking> a = domain::refusal{no::sold_out}, b = a;
    races::race(
        n, [&] { a = market_->hold("u_1", "k1", 3); }, [&] { b = market_->hold("u_1", "k2", 3); });
    EXPECT_NE(a.has_value(), b.has_value());
    return ending(a);
  });
}

TEST_P(races_of, one_key_twice_is_one_booking) {
  run([&](int n) {
    market_->open(20);
    domain::result<domain::booking> a = domain::refusal{no::sold_out}, b = a;
    races::race(
        n, [&] { a = market_->hold("u_1", "k", 2); }, [&] { b = market_->hold("u_1", "k", 2); });
    EXPECT_EQ(a.value().id, b.value().id);
    EXPECT_EQ(market_->launches->find(market_->master().id)->available, 18);
    return ending(a);
  });
}

TEST_P(races_of, one_key_with_another_body_is_refused) {
  run([&](int n) {
    market_->open(20);
    domain::result<domain::booking> a = domain::refusal{no::sold_out}, b = a;
    races::race(
        n, [&] { a = market_->hold("u_1", "k", 1); }, [&] { b = market_->hold("u_1", "k", 2); });
    EXPECT_NE(a.has_value(), b.has_value());
    const auto& refused = a ? b : a;
    EXPECT_EQ(refused.error().why, no::key_reused);
    return ending(a);
  });
}

// The clock is at the end of the hold: the one who pays is in time, the completer comes after it.
TEST_P(races_of, expiry_or_payment) {
  run([&](int n) {
    market_->open(20);
    const auto b = market_->held("u_1", "k", 2);
    domain::result<domain::booking> paid = domain::refusal{no::hold_expired};
    races::race(
        n, [&] { paid = market_->pay(b, b.held_until); },
        [&] { (void)market_->flow->advance(market_->now_of(b), b.held_until + 1ms); });
    if (!paid) {
      EXPECT_EQ(market_->now_of(b).state, booking_state::expired);
      EXPECT_EQ(market_->launches->find(market_->master().id)->available, 20);
    } else {
      market_->provider.approve(paid->last_attempt()->key);
      (void)market_->flow->advance(market_->now_of(b), b.held_until + 1ms);
      EXPECT_EQ(market_->now_of(b).state, booking_state::confirmed);
    }
    return ending(paid);
  });
}

TEST_P(races_of, two_payments_are_one_charge) {
  run([&](int n) {
    market_->open(20);
    const auto b = market_->held("u_1", "k", 2);
    domain::result<domain::booking> one = domain::refusal{no::hold_expired}, other = one;
    races::race(
        n, [&] { one = market_->pay(b); }, [&] { other = market_->pay(b); });
    market_->provider.approve(b.id + ":1");
    market_->provider.approve(b.id + ":2");
    (void)market_->flow->advance(market_->now_of(b), start);
    EXPECT_EQ(market_->now_of(b).state, booking_state::confirmed);
    EXPECT_EQ(market_->provider.came_for(b.id), 2 * races::price);
    return ending(one) + ending(other);
  });
}

TEST_P(races_of, two_cancellations_pay_each_seat_back_once) {
  run([&](int n) {
    market_->open(20);
    const auto b = market_->confirmed("u_1", "k", 3);
    const auto some = std::vector{b.passengers[0].id, b.passengers[1].id};
    domain::result<domain::booking> one = domain::refusal{no::hold_expired}, other = one;
    races::race(
        n, [&] { one = cancel(b, "c1", some); }, [&] { other = cancel(b, "c2"); });
    const auto after = market_->now_of(b);
    domain::cents back = 0;
    for (const auto& r : after.repayments) back += r.amount;
    EXPECT_EQ(back, domain::percent(races::price, 90) * after.seats_cancelled());
    EXPECT_EQ(after.repayments.size(), after.cancellations.size());
    return ending(one) + ending(other);
  });
}

TEST_P(races_of, the_same_cancellation_twice_is_one) {
  run([&](int n) {
    market_->open(20);
    const auto b = market_->confirmed("u_1", "k", 3);
    races::race(
        n, [&] { (void)cancel(b, "c1"); }, [&] { (void)cancel(b, "c1"); });
    const auto after = market_->now_of(b);
    EXPECT_EQ(after.state, booking_state::cancelled);
    EXPECT_EQ(after.repayments.size(), 1U);
    return std::string("once");
  });
}

TEST_P(races_of, a_cancellation_or_an_abort_gives_all_back_once) {
  run([&](int n) {
    market_->open(20);
    const auto b = market_->confirmed("u_1", "k", 2);
    domain::result<domain::booking> cancelled = domain::refusal{no::hold_expired};
    races::race(
        n, [&] { cancelled = cancel(b, "c1"); },
        [&] {
          const auto after = domain::after_act(next(), launch_act::abort,
                                               domain::launch_reason::technical, {}, start);
          auto m = after;
          m.version = market_->master().version + 1;
          EXPECT_EQ(market_->change(launch_act::abort, m).what, sales::decision::answer::yes);
          (void)market_->flow->follow_launch(b.id, start);
        });
    (void)market_->flow->follow_launch(b.id, start);
    const auto after = market_->now_of(b);
    domain::cents back = 0;
    for (const auto& r : after.repayments) back += r.amount;
    EXPECT_EQ(back, after.state == booking_state::aborted ? 2 * races::price
                                                          : 2 * domain::percent(races::price, 90));
    return std::string(domain::name_of(after.state));
  });
}

TEST_P(races_of, a_cancellation_and_a_delay_both_happen) {
  run([&](int n) {
    market_->open(20);
    const auto b = market_->confirmed("u_1", "k", 2);
    domain::result<domain::booking> cancelled = domain::refusal{no::hold_expired};
    races::race(
        n, [&] { cancelled = cancel(b, "c1", {b.passengers[0].id}); },
        [&] {
          auto m = next();
          m.departs_at += std::chrono::days{20};
          m.status = domain::launch_status::delayed;
          EXPECT_EQ(market_->change(launch_act::delay, m).what, sales::decision::answer::yes);
          (void)market_->flow->follow_launch(b.id, start);
        });
    const auto after = market_->now_of(b);
    EXPECT_EQ(after.launch.departs_at, races::departure + std::chrono::days{20});
    if (cancelled) {
      EXPECT_EQ(after.seats_cancelled(), 1);
    }
    return ending(cancelled);
  });
}

TEST_P(races_of, money_that_meets_an_abort_comes_back) {
  run([&](int n) {
    market_->open(20);
    const auto b = market_->paying("u_1", "k", 2);
    market_->provider.approve(b.last_attempt()->key);
    races::race(
        n, [&] { (void)market_->flow->advance(market_->now_of(b), start); },
        [&] {
          auto m = next();
          m.status = domain::launch_status::aborted;
          EXPECT_EQ(market_->change(launch_act::abort, m).what, sales::decision::answer::yes);
          (void)market_->flow->follow_launch(b.id, start);
        });
    (void)market_->flow->follow_launch(b.id, start);
    const auto after = market_->now_of(b);
    EXPECT_EQ(after.state, booking_state::aborted);
    EXPECT_EQ(after.repayments.size(), 1U);
    return std::string(domain::name_of(after.state));
  });
}

TEST_P(races_of, a_capacity_cut_or_a_hold) {
  run([&](int n) {
    market_->open(4);
    domain::result<domain::booking> held = domain::refusal{no::sold_out};
    sales::decision cut;
    races::race(
        n, [&] { held = market_->hold("u_1", "k", 4); },
        [&] {
          auto m = next();
          m.capacity = 2;
          cut = market_->change(launch_act::edit, m);
        });
    EXPECT_NE(held.has_value(), cut.what == sales::decision::answer::yes);
    return ending(held);
  });
}

TEST_P(races_of, a_price_change_or_a_hold_at_the_old_price) {
  run([&](int n) {
    market_->open(4);
    domain::result<domain::booking> held = domain::refusal{no::sold_out};
    races::race(
        n, [&] { held = market_->hold("u_1", "k", 1); },
        [&] {
          auto m = next();
          m.price += 500;
          (void)market_->launches->apply(m, start);
        });
    if (held) {
      EXPECT_EQ(held->price, races::price);
    } else {
      EXPECT_EQ(held.error().why, no::launch_changed);
    }
    EXPECT_EQ(market_->launches->find(market_->master().id)->available, held ? 3 : 4);
    return ending(held);
  });
}

INSTANTIATE_TEST_SUITE_P(memory, races_of, testing::Values(false));
INSTANTIATE_TEST_SUITE_P(mongodb, races_of, testing::Values(true));

}  // namespace

// Documents are numbered without a gap and without a repeat: eight writers, a third of the
// transactions rolled back, and test_races.py kills PostgreSQL meanwhile.

#include <cstdio>

#include "faults/races/market.hpp"
#include "platform/postgres/error.hpp"
#include "stores/backoffice/books.hpp"

namespace {

using books::now;
using platform::postgres::transaction;
using namespace std::chrono_literals;

constexpr int writers = 8, rolled_back_percent = 30;

int numbers_wanted() {
  const char* text = std::getenv("ASTRO_TEST_NUMBERS");
  return text == nullptr ? 2'000 : std::atoi(text);
}

struct thought_better_of_it {};

class numbers : public books::store {
 protected:
  // Again until it is known to have happened: a killed server answers nothing.
  template <class Act>
  void surely(Act act) {
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    for (;;) {
      try {
        return act();
      } catch (const thought_better_of_it&) {
        ++rolled_back_;
      } catch (const platform::unavailable&) {
        ++interrupted_;
        if (std::chrono::steady_clock::now() > deadline) throw;
        std::this_thread::sleep_for(20ms);
      } catch (const platform::postgres::error& e) {
        if (!e.sqlstate.starts_with("57P")) throw;  // the server is going down or coming up
        ++interrupted_;
        std::this_thread::sleep_for(20ms);
      }
    }
  }
  template <class Write>
  void write_side_by_side(Write write) {
    std::atomic<int> next{0};
    std::vector<std::jthread> threads;
    for (int w = 0; w < writers; ++w) {
      threads.emplace_back([&, w] {
        unsigned dice = static_cast<unsigned>(w) * 7919U + 1U;
        for (int n = next++; n < numbers_wanted(); n = next++) {
          surely([&] {
            dice = dice * 1664525U + 1013904223U;
            write(n, (dice >> 16U) % 100 < rolled_back_percent);
          });
        }
      });
    }
  }
  // Highest minus count: 0 without gaps.
  std::int64_t gaps(const std::string& column, const std::string& table) {
    return db
        ->exec("select coalesce(max(" + column + "), 0) - count(distinct " + column +
               ") as n from " + table)[0]
        .i64("n");
  }

  std::atomic<int> rolled_back_{0}, interrupted_{0};
};

TEST_F(numbers, without_a_gap) {
  const auto supplier = make_supplier("Boreal");
  const auto launch = make_launch(supplier, make_rocket(supplier, "Aurora").id);
  write_side_by_side([&](int n, bool roll_back) {
    const auto s = booking(launch, n + 1);
    (void)bookings->apply(s, event(s, "booking-paying"), now);
    platform::postgres::retry(*db, [&](transaction& t) {
      backoffice::issue_invoice(t, confirmed(s), now);
      if (roll_back) throw thought_better_of_it{};
    });
  });
  surely([&] { EXPECT_EQ(gaps("sequence", "documents"), 0); });
  EXPECT_EQ(count("documents"), numbers_wanted());
  EXPECT_GT(rolled_back_, numbers_wanted() / 10);
  std::fprintf(stderr, "numbers: %d issued, %d rolled back, %d interrupted\n", numbers_wanted(),
               rolled_back_.load(), interrupted_.load());
}

// The negative control: a sequence never goes back with its transaction.
TEST_F(numbers, of_a_sequence_have_gaps_and_are_seen) {
  db->exec("create sequence taken");
  db->exec("create table control (number bigint primary key, n int unique)");
  write_side_by_side([&](int n, bool roll_back) {
    platform::postgres::retry(*db, [&](transaction& t) {
      t.exec("insert into control values (nextval('taken'), $1) on conflict (n) do nothing", {n});
      if (roll_back) throw thought_better_of_it{};
    });
  });
  EXPECT_GT(gaps("number", "control"), 0);
}

}  // namespace

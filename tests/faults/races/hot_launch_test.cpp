// The launch that everybody wants: five hundred seats, sixty-four clients that hold, pay, give
// back, cancel and let expire, on one document.

#include <cstdio>

#include "faults/races/market.hpp"

namespace {

constexpr int seats = 500, clients = 64;

// On a real server the document's size decides: some hundred kilobytes are read and written for
// each operation.
int operations(bool real) {
  const char* text = std::getenv(real ? "ASTRO_TEST_HOT_REAL" : "ASTRO_TEST_HOT");
  return text == nullptr ? (real ? 500 : 20'000) : std::atoi(text);
}

struct client {
  races::market& market;
  int number;
  std::atomic<int>&left, &done;
  std::uint64_t state = 0;
  std::vector<domain::booking> mine = {};

  int dice(int n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state >> 33U) % static_cast<std::uint64_t>(n));
  }
  void run() {
    state = static_cast<std::uint64_t>(number) + 1;
    for (int n = 0; left.fetch_sub(1) > 0; ++n) {
      act(n);
      ++done;
    }
  }
  void act(int n) {
    const auto customer = "u_" + std::to_string(number) + "_" + std::to_string(n / 8);
    if (mine.empty() || dice(2) == 0) {
      auto b = market.hold(customer, std::to_string(number) + "-" + std::to_string(n), 1 + dice(2));
      if (b) mine.push_back(*std::move(b));
      return;
    }
    const auto b = market.now_of(mine.back());
    mine.pop_back();
    if (b.state == domain::booking_state::confirmed) return cancel(b);
    if (b.state == domain::booking_state::paying) return finish(b);
    const int what = dice(10);
    if (what < 2) return (void)market.flow->give_back(b.customer_id, b.id, races::start);
    if (what < 3) return (void)market.flow->advance(b, b.held_until + std::chrono::milliseconds{1});
    pay(b);
  }
  void pay(const domain::booking& b) {
    (void)market.flow->set_passengers(b.customer_id, b.id, races::party(b.seats), races::start);
    if (auto paying = market.pay(b)) mine.push_back(*std::move(paying));
  }
  void finish(const domain::booking& b) {
    if (dice(8) != 0) market.provider.approve(b.last_attempt()->key);
    auto after = market.flow->advance(b, races::start);
    if (dice(3) == 0) mine.push_back(std::move(after));
  }
  void cancel(const domain::booking& b) {
    const auto q = market.flow->quote(b.customer_id, b.id, {}, races::start);
    if (!q) return;
    (void)market.flow->cancel(b.customer_id, b.id, {"c", {}, q->percent, q->amount}, races::start);
  }
};

class hot_launch : public testing::TestWithParam<bool> {};

TEST_P(hot_launch, everything_at_once_on_one_document) {
  if (GetParam() && std::getenv("ASTRO_TEST_MONGODB_URI") == nullptr)
    GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
  races::market market(GetParam());
  market.open(seats);
  std::atomic<int> left{operations(GetParam())}, done{0}, failed{0};
  const auto began = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (int n = 0; n < clients; ++n) {
      threads.emplace_back([&, n] {
        client c{market, n, left, done};
        try {
          c.run();
        } catch (const std::exception& e) {
          std::fprintf(stderr, "client %d: %s\n", n, e.what());
          ++failed;
        }
      });
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  EXPECT_EQ(failed, 0);
  const auto wrong = market.settle();
  EXPECT_TRUE(wrong.empty()) << wrong.size() << " findings, the first: " << wrong.front();
  std::fprintf(stderr, "hot launch: %d operations in %.1f s, %d seats left\n", done.load(),
               took.count(), market.launches->find(market.master().id)->available);
}

INSTANTIATE_TEST_SUITE_P(memory, hot_launch, testing::Values(false));
INSTANTIATE_TEST_SUITE_P(mongodb, hot_launch, testing::Values(true));

}  // namespace

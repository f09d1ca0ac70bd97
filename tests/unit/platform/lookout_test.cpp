// What somebody who asks again and again last heard.
#include "platform/runtime/lookout.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace {

using platform::lookout;
using namespace std::chrono_literals;

constexpr lookout::pace never{1h, 1h};

void until(const std::function<bool()>& met) {
  const auto deadline = std::chrono::steady_clock::now() + 30s;
  while (!met() && std::chrono::steady_clock::now() < deadline) std::this_thread::sleep_for(1ms);
  ASSERT_TRUE(met());
}

TEST(lookout, what_throws_is_a_no) {
  const lookout l(
      "x", []() -> bool { throw std::runtime_error("refused"); }, never);
  until([&] { return !l.last().up; });
}

TEST(lookout, a_doubt_is_looked_into_at_once) {
  std::atomic<bool> well{true};
  std::atomic<int> asked{0};
  lookout l(
      "x", [&] { return ++asked, well.load(); }, never);
  until([&] { return asked == 1; });
  well = false;
  EXPECT_TRUE(l.last().up);
  l.doubt();
  until([&] { return !l.last().up; });
}

TEST(lookout, one_that_is_away_is_asked_again_soon) {
  std::atomic<bool> well{false};
  const lookout l("x", [&] { return well.load(); }, {1h, 1ms});
  until([&] { return !l.last().up; });
  well = true;
  until([&] { return l.last().up; });
}

TEST(lookout, whoever_wants_to_know_does_not_wait) {
  std::atomic<bool> go{false};
  const lookout l(
      "x",
      [&] {
        while (!go) std::this_thread::sleep_for(1ms);
        return false;
      },
      never);
  EXPECT_TRUE(l.last().up);
  go = true;
}

}  // namespace

// Calendar arithmetic at its edges: month ends, 29 February, birthdays.

#include "domain/calendar.hpp"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono;
using domain::completed_years;
using domain::day;
using domain::day_of;
using domain::instant;
using domain::months_before;

constexpr instant at(int y, unsigned m, unsigned d, int h = 0) {
  return sys_days{year{y} / month{m} / std::chrono::day{d}} + hours{h};
}
constexpr day on(int y, unsigned m, unsigned d) {
  return year{y} / month{m} / std::chrono::day{d};
}

TEST(calendar, months_before_clamp_to_the_last_day_and_keep_the_time) {
  EXPECT_EQ(months_before(at(2028, 2, 29, 10), 12), at(2027, 2, 28, 10));
  EXPECT_EQ(months_before(at(2027, 5, 31), 3), at(2027, 2, 28));
  EXPECT_EQ(months_before(at(2028, 5, 31), 3), at(2028, 2, 29));
  EXPECT_EQ(months_before(at(2027, 1, 15), 3), at(2026, 10, 15));
  EXPECT_EQ(domain::months_after(at(2027, 2, 28), 12), at(2028, 2, 28));
}

TEST(calendar, age_counts_completed_years) {
  const struct {
    day born, on;
    int years;
  } table[] = {
      {on(2000, 6, 15), on(2018, 6, 14), 17},   {on(2000, 6, 15), on(2018, 6, 15), 18},
      {on(2000, 6, 15), on(2018, 6, 16), 18},   {on(1957, 12, 31), on(2028, 12, 30), 70},
      {on(1957, 12, 31), on(2028, 12, 31), 71},
  };
  for (const auto& t : table) EXPECT_EQ(completed_years(t.born, t.on), t.years);
}

TEST(calendar, born_on_29_february_counts_1_march_in_common_years) {
  EXPECT_EQ(completed_years(on(2008, 2, 29), on(2026, 2, 28)), 17);
  EXPECT_EQ(completed_years(on(2008, 2, 29), on(2026, 3, 1)), 18);
  EXPECT_EQ(completed_years(on(2008, 2, 29), on(2028, 2, 28)), 19);
  EXPECT_EQ(completed_years(on(2008, 2, 29), on(2028, 2, 29)), 20);
}

TEST(calendar, a_day_begins_at_midnight_utc) {
  EXPECT_EQ(day_of(at(2027, 3, 1) - milliseconds{1}), on(2027, 2, 28));
  EXPECT_EQ(day_of(at(2027, 3, 1)), on(2027, 3, 1));
}

}  // namespace

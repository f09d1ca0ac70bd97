// Logs: each entry is counted in its hour, so that totals and the picture over time need not read
// them; each kind is kept as long as the settings say.
#include "core_api/logs/log_store.hpp"

#include "core_api/logs/log_hours.hpp"
#include "core_store.hpp"
#include "platform/mongo/collection.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using core_api::log_hours;
using core_api::log_store;
using platform::mongo::doc;

using ms = std::chrono::milliseconds;

const platform::instant noon = sys_days{2026y / November / 23} + 12h;

class logs : public core_store {
 protected:
  void add(platform::instant at, const char* kind, const char* severity) {
    log_store(*db_).add({{}, at, kind, severity, "core-api", "something", {}, {}});
  }
  std::int64_t total(core_api::log_query q) {
    return log_store(*db_).find(q, noon + 24h).total.value_or(-1);
  }
  void add_three_hours() {
    for (const std::chrono::milliseconds after :
         {-1ms, 0ms, ms(30min), 1h - 1ms, ms(1h), ms(2h + 5min)}) {
      add(noon + after, "JOB", "info");
      add(noon + after, "AUTH", "warning");
    }
  }
};

TEST_F(logs, totals_are_those_of_the_entries_with_inclusive_bounds) {
  add_three_hours();
  EXPECT_EQ(12, total({}));
  core_api::log_query q;
  q.severity = "info";
  EXPECT_EQ(6, total(q));
  q.severity.clear();
  q.kind = "AUTH";
  for (const auto& [from, to, wanted] :
       {std::tuple{noon, noon + 1h, 4}, std::tuple{noon - 1ms, noon + 1h - 1ms, 4},
        std::tuple{noon + 1ms, noon + 30min - 1ms, 0}, std::tuple{noon + 30min, noon + 30min, 1},
        std::tuple{noon + 1min, noon + 2h + 5min, 4}, std::tuple{noon - 5h, noon + 5h, 6}}) {
    q.from = from;
    q.to = to;
    EXPECT_EQ(wanted, total(q)) << platform::format_instant(from);
  }
}

TEST_F(logs, the_picture_has_a_bar_for_each_hour_also_for_empty_ones) {
  add_three_hours();
  const auto seen = log_hours(*db_).between(noon - 1h, noon + 3h + 1min, "", "");
  ASSERT_EQ(5U, seen.bars.size());
  EXPECT_EQ(3600, seen.width.count());
  EXPECT_EQ(noon - 1h, seen.bars[0].at);
  const std::array<std::int64_t, 5> infos{1, 3, 1, 1, 0};
  for (std::size_t i = 0; i < infos.size(); ++i) {
    EXPECT_EQ(infos[i], seen.bars[i].counts[0]) << i;
    EXPECT_EQ(infos[i], seen.bars[i].counts[1]) << i;
  }
  const auto one_kind = log_hours(*db_).between(noon, noon + 1h, "JOB", "");
  EXPECT_EQ(0, one_kind.bars[0].counts[1]);
}

TEST_F(logs, a_long_time_has_wider_bars) {
  for (const auto& [span, width] : {std::pair{100h, 1h}, std::pair{102h, 6h},
                                    std::pair{24h * 100, 24h}, std::pair{24h * 365, 24h * 7}}) {
    const auto seen = log_hours(*db_).between(noon, noon + span, "", "");
    EXPECT_EQ(seconds(width), seen.width) << span.count();
    EXPECT_LE(seen.bars.size(), 102U);
  }
}

TEST_F(logs, each_kind_is_forgotten_after_its_own_time_and_is_no_more_counted) {
  add(noon - 48h, "JOB", "info");
  add(noon - 48h, "AUTH", "info");
  add(noon, "JOB", "info");
  log_store(*db_).forget("JOB", noon - 24h);
  EXPECT_EQ(2, total({}));
  core_api::log_query q;
  q.kind = "JOB";
  EXPECT_EQ(1, total(q));
  q.kind = "AUTH";
  EXPECT_EQ(1, total(q));
}

TEST_F(logs, counts_that_were_lost_are_made_anew) {
  add_three_hours();
  (*db_)["log_hours"].drop();
  log_hours(*db_).make_when_missing();
  core_api::log_query q;
  q.kind = "JOB";
  EXPECT_EQ(6, total(q));
  log_hours(*db_).count(noon, "JOB", "info", 5);
  log_hours(*db_).count_anew(noon, noon + 1h);
  EXPECT_EQ(6, total(q));
}

}  // namespace

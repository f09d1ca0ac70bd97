// Figures over time stay few: moments fold into five minutes, these into hours, and are forgotten.
#include "core_api/health/health_samples.hpp"

#include "core_store.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using core_api::health_samples;

const platform::instant noon = sys_days{2026y / November / 23} + 12h;

class health_samples_store : public core_store {
 protected:
  void add(platform::instant at, double waiting) {
    health_samples(*db_).add(core_api::each_moment, {at, {{"system/jobsReady", waiting}}});
  }
  std::vector<core_api::health_sample> all(const core_api::sample_level& level) {
    return health_samples(*db_).since(level, noon - hours(24 * 400));
  }
};

TEST_F(health_samples_store, two_cores_keep_one_sample_of_a_moment) {
  add(noon + 1s, 5);
  add(noon + 9s, 7);
  add(noon + 10s, 7.5);
  const auto kept = all(core_api::each_moment);
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].at, noon);
  EXPECT_EQ(kept[0].values.at("system/jobsReady"), 5);
  EXPECT_EQ(kept[1].values.at("system/jobsReady"), 7.5);
}

TEST_F(health_samples_store, what_has_ended_folds_once_also_after_a_pause) {
  for (const auto after : {0s, 10s, 299s, 300s, 3600s, 3700s}) add(noon + after, 2);
  health_samples samples(*db_);
  for (int i = 0; i < 2; ++i) samples.fold_and_forget(noon + 3650s);
  const auto folded = all(core_api::each_five_minutes);
  ASSERT_EQ(folded.size(), 2U);  // the one of 13:00 has not ended
  EXPECT_EQ(folded[1].at, noon + 5min);
  ASSERT_EQ(all(core_api::each_hour).size(), 1U);
  samples.fold_and_forget(noon + 4000s);
  EXPECT_EQ(all(core_api::each_five_minutes).size(), 3U);
}

TEST_F(health_samples_store, old_ones_are_forgotten) {
  add(noon, 1);
  add(noon + 3h, 1);
  health_samples(*db_).fold_and_forget(noon + 3h + 1s);
  ASSERT_EQ(all(core_api::each_moment).size(), 1U);
  EXPECT_EQ(all(core_api::each_five_minutes).size(), 1U);
  health_samples(*db_).fold_and_forget(noon + days(9));
  EXPECT_TRUE(all(core_api::each_moment).empty());
  EXPECT_TRUE(all(core_api::each_five_minutes).empty());
  EXPECT_EQ(all(core_api::each_hour).size(), 1U);
}

}  // namespace

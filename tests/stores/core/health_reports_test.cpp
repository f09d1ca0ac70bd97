// Reports of days and weeks: each is made once, never changed, and e-mailed once to whoever chose
// it.
#include "core_api/health_reports/health_reports.hpp"

#include <algorithm>

#include "core_store.hpp"

namespace {

using namespace std::chrono_literals;

class health_reports_store : public core_store {
 protected:
  void SetUp() override {
    core_store::SetUp();
    if (!db_) return;
    queue_ = std::make_unique<core_api::job_queue>(*db_);
    log_ = std::make_unique<core_api::log_store>(*db_);
    hours_ = std::make_unique<core_api::log_hours>(*db_);
    samples_ = std::make_unique<core_api::health_samples>(*db_);
    people_ = std::make_unique<core_api::users>(*db_);
    passes_ = std::make_unique<core_api::reports>(*db_);
    backups_ = std::make_unique<core_api::backups>(
        core_api::backups::ports{*db_, *queue_, *log_, clock_}, core_api::backup_settings{});
    mails_ = std::make_unique<core_api::notifications>(
        *db_, *queue_, ASTRO_SOURCE_DIR "/src/core_api/notifications/templates");
  }
  void operator_who_wants(const std::string& every) {
    core_api::user u;
    u.id = "u_" + every;
    u.email = every + "@example.com";
    u.name = "Otto Ops";
    u.role = domain::role::it;
    u.password_hash = "set";
    ASSERT_TRUE(people_->create(u, clock_.now()));
    people_->set_health_report(u.id, every);
  }
  core_api::health_reports a_core() {
    return core_api::health_reports(
        {*db_, *samples_, *hours_, *queue_, *mails_, *people_, *passes_, *backups_, clock_},
        {"http://shop", "http://desk", "http://ops"}, "1.0");
  }
  // Sorted.
  std::vector<std::string> told() {
    std::vector<std::string> out;
    for (const auto& n : mails_->list({{}, {}, {}}, clock_.now() + 1s).items)
      out.push_back(n.recipient + " " + n.health_report.substr(0, n.health_report.find('-')));
    std::ranges::sort(out);
    return out;
  }

  platform::clock clock_;
  std::unique_ptr<core_api::job_queue> queue_;
  std::unique_ptr<core_api::log_store> log_;
  std::unique_ptr<core_api::log_hours> hours_;
  std::unique_ptr<core_api::health_samples> samples_;
  std::unique_ptr<core_api::users> people_;
  std::unique_ptr<core_api::reports> passes_;
  std::unique_ptr<core_api::backups> backups_;
  std::unique_ptr<core_api::notifications> mails_;
};

TEST_F(health_reports_store, who_chose_one_gets_it_once_whoever_makes_it) {
  for (const char* every : {"never", "daily", "weekly"}) operator_who_wants(every);
  auto one = a_core(), other = a_core();
  EXPECT_TRUE(one.make_due().done);
  EXPECT_TRUE(other.make_due().done);
  EXPECT_EQ((std::vector<std::string>{"daily@example.com day", "weekly@example.com week"}), told());
  EXPECT_EQ(2U, one.list().size());
  operator_who_wants("daily-later");
  people_->set_health_report("u_daily-later", "daily");
  EXPECT_TRUE(one.make_due().done);
  EXPECT_EQ(2U, told().size()) << "what was told before is not told again";
}

TEST_F(health_reports_store, a_report_stays_as_it_was_made) {
  const auto yesterday = core_api::day_before(core_api::job_queue::system_time());
  const auto sample = [&](std::chrono::minutes at, double jobs) {
    samples_->add(core_api::each_five_minutes,
                  {yesterday.from + at, {{"core-api/up", 1}, {"system/jobsReady", jobs}}});
  };
  sample(0min, 4);
  sample(24h - 5min, 7);
  sample(24h, 100);  // today
  hours_->count(yesterday.from + 3h, "ERROR", "critical", 2);
  auto core = a_core();
  core.make_due();
  sample(5min, 1000);
  core.make_due();
  const auto made = core.find(yesterday.id());
  ASSERT_TRUE(made);
  EXPECT_EQ(yesterday.id(), made->period.id());
  double most = 0;
  for (const auto& f : made->facts) {
    if (f.name == "Jobs" && f.figure == "At most") most = f.value;
  }
  EXPECT_EQ(7, most);
  EXPECT_NE(std::ranges::find(made->findings, "The log has 2 critical entries."),
            made->findings.end());
  const auto files = core.files(yesterday.id());
  ASSERT_EQ(2U, files.size());
  EXPECT_TRUE(files[0].bytes.starts_with("%PDF"));
  EXPECT_TRUE(core.files("day-2001-01-01").empty());
}

TEST_F(health_reports_store, today_is_made_when_it_is_asked_for_and_kept_nowhere) {
  auto core = a_core();
  EXPECT_TRUE(core.find("today"));
  EXPECT_FALSE(core.find("tomorrow"));
  EXPECT_TRUE(core.list().empty());
}

}  // namespace

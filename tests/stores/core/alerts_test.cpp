// An operator is told once when something begins, and again only when it was over in between.
#include "core_api/alerts/alerts.hpp"

#include "core_store.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

const platform::instant noon = sys_days{2027y / January / 10} + 12h;

class alerts_store : public core_store {
 protected:
  void SetUp() override {
    core_store::SetUp();
    if (!db_) return;
    queue_ = std::make_unique<core_api::job_queue>(*db_);
    log_ = std::make_unique<core_api::log_store>(*db_);
    people_ = std::make_unique<core_api::users>(*db_);
    mails_ = std::make_unique<core_api::notifications>(
        *db_, *queue_, ASTRO_SOURCE_DIR "/src/core_api/notifications/templates");
    person("ada@example.com", domain::role::it);
    person("emp@example.com", domain::role::employee);
    person("left@example.com", domain::role::it);
    people_->set_disabled("u_left@example.com", true);
  }
  void person(const std::string& email, domain::role role) {
    core_api::user u;
    u.id = "u_" + email;
    u.email = email;
    u.name = "Somebody";
    u.role = role;
    u.password_hash = "set";
    EXPECT_TRUE(people_->create(u, noon));
  }
  core_api::alerts a_core() {
    return core_api::alerts({*db_, *people_, *mails_, *log_}, "http://ops");
  }
  std::vector<core_api::notification> mails() { return mails_->list({{}, {}, {}}, noon).items; }
  std::unique_ptr<core_api::job_queue> queue_;
  std::unique_ptr<core_api::log_store> log_;
  std::unique_ptr<core_api::users> people_;
  std::unique_ptr<core_api::notifications> mails_;
};

core_api::watched_facts dead_jobs(double n) {
  core_api::watched_facts f;
  f.jobs_dead = n;
  return f;
}

TEST_F(alerts_store, operators_alone_are_told_once_by_however_many_cores) {
  auto one = a_core(), other = a_core();
  for (int look = 0; look < 5; ++look) {
    one.hear(dead_jobs(2), noon + look * 10s);
    other.hear(dead_jobs(3), noon + look * 10s + 1s);
  }
  ASSERT_EQ(mails().size(), 1U);
  EXPECT_EQ(mails()[0].recipient, "ada@example.com");
  EXPECT_EQ(mails()[0].subject, "Alert: 2 jobs are dead.");
  EXPECT_NE(mails()[0].text.find("http://ops/jobs?state=dead"), std::string::npos);
  ASSERT_EQ(one.open().size(), 1U);
}

TEST_F(alerts_store, a_single_look_is_chance_and_what_is_over_may_begin_anew) {
  auto core = a_core();
  core.hear(dead_jobs(1), noon);
  core.hear(dead_jobs(0), noon + 10s);
  EXPECT_TRUE(mails().empty());
  for (const auto minute : {1min, 10min}) {
    core.hear(dead_jobs(1), noon + minute);
    core.hear(dead_jobs(1), noon + minute + 10s);
    core.hear({}, noon + minute + 20s);
    EXPECT_EQ(core.open().size(), 1U) << "what is not known is not over";
    core.hear(dead_jobs(0), noon + minute + 30s);
    EXPECT_TRUE(core.open().empty());
  }
  EXPECT_EQ(mails().size(), 2U);
}

}  // namespace

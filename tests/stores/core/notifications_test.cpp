// A mail has one state whatever its attempts do, and can be sent again whatever has happened to it.
#include "core_api/notifications/notifications.hpp"

#include "core_store.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

const platform::instant noon = sys_days{2027y / January / 10} + 12h;

class notifications_store : public core_store {
 protected:
  void SetUp() override {
    core_store::SetUp();
    if (!db_) return;
    queue_ = std::make_unique<core_api::job_queue>(*db_);
    mails_ = std::make_unique<core_api::notifications>(
        *db_, *queue_, ASTRO_SOURCE_DIR "/src/core_api/notifications/templates");
    boost::json::object said;
    for (const auto* name : {"name", "what", "meaning", "at", "signInUrl"}) said[name] = "…";
    mails_->order({"security-notice", {"Ada", "ada@example.com"}, "event-1", said}, noon);
    id_ = mail().id;
  }
  core_api::notification mail() { return mails_->list({{}, {}, {}}, noon).items.at(0); }
  core_api::leased_job lease() { return queue_->lease("w", 1, noon + 1h).at(0); }
  void dies(const std::string& error) {
    const auto j = lease();
    EXPECT_TRUE(queue_->fail(j.id, j.fence, error, true, noon));
    mails_->died(id_, error);
  }
  std::unique_ptr<core_api::job_queue> queue_;
  std::unique_ptr<core_api::notifications> mails_;
  std::string id_;
};

TEST_F(notifications_store, an_attempt_that_ends_late_has_no_say) {
  const auto first = mails_->begin(id_), second = mails_->begin(id_);
  mails_->failed(*first, "too slow");
  EXPECT_EQ(mail().state, "sending");
  mails_->sent(id_, noon);
  mails_->failed(*second, "its answer was lost");
  EXPECT_EQ(mail().state, "sent");
  EXPECT_FALSE(mails_->begin(id_)) << "what is sent is not sent again";
}

TEST_F(notifications_store, the_newest_attempt_says_that_it_failed) {
  mails_->failed(*mails_->begin(id_), "451 later");
  EXPECT_EQ(mail().state, "failed");
  EXPECT_EQ(mail().last_error, "451 later");
}

TEST_F(notifications_store, a_dead_one_is_sent_again_by_its_own_job) {
  dies("550 never");
  EXPECT_EQ(mail().state, "dead");
  EXPECT_TRUE(mails_->resend(id_, noon));
  EXPECT_EQ(mail().state, "queued");
  EXPECT_EQ(queue_->count("ready"), 1);
  EXPECT_EQ(queue_->count("dead"), 0);
}

TEST_F(notifications_store, a_dead_job_that_an_operator_retries_sends_its_mail) {
  dies("550 never");
  EXPECT_TRUE(mails_->begin(id_));
}

TEST_F(notifications_store, a_sent_one_is_sent_once_more_however_often_that_is_asked) {
  const auto j = lease();
  mails_->sent(id_, noon);
  EXPECT_TRUE(queue_->complete(j.id, j.fence, noon));
  EXPECT_TRUE(mails_->resend(id_, noon));
  EXPECT_TRUE(mails_->resend(id_, noon));
  EXPECT_EQ(queue_->count("ready"), 1);
  EXPECT_TRUE(mails_->begin(id_));
}

TEST_F(notifications_store, one_that_waits_goes_at_once) {
  const auto j = lease();
  mails_->failed(*mails_->begin(id_), "451 later");
  EXPECT_TRUE(queue_->fail(j.id, j.fence, "451 later", false, noon + 2h));
  EXPECT_TRUE(queue_->lease("w", 1, noon + 1h).empty());
  EXPECT_TRUE(mails_->resend(id_, noon + 1h));
  EXPECT_EQ(lease().id, j.id);
}

TEST_F(notifications_store, one_of_nobody_is_not_sent_again) {
  EXPECT_FALSE(mails_->resend("n_unknown", noon));
  mails_->sent(id_, noon);
  mails_->forget_recipient("ada@example.com");
  EXPECT_FALSE(mails_->resend(id_, noon));
}

}  // namespace

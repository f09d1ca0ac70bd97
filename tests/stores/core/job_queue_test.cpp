// Leases and fences: a job is run by one worker at a time, and a worker that lost its lease has no
// say any more.

#include "core_api/jobs/job_queue.hpp"

#include <set>
#include <thread>

#include "core_api/jobs/events.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_store.hpp"
#include "platform/json/read.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using core_api::job_queue;
using platform::instant;

const instant now = sys_days{2027y / January / 10} + 9h;

class job_queue_store : public core_store {
 protected:
  void SetUp() override {
    core_store::SetUp();
    if (db_) queue_ = std::make_unique<job_queue>(*db_, [this] { return real_; });
  }
  void add(const std::string& id, instant run_at = now) {
    queue_->add({{id, domain::job_kind::forget_old, "{}", {}, run_at}}, now);
  }
  core_api::leased_job lease_one() {
    auto leased = queue_->lease("w", 1, now);
    EXPECT_EQ(leased.size(), 1U);
    return leased.front();
  }
  instant real_ = now;
  std::unique_ptr<job_queue> queue_;
};

TEST_F(job_queue_store, the_same_id_twice_is_one_job) {
  add("a");
  add("a");
  EXPECT_EQ(queue_->count("ready"), 1);
}

TEST_F(job_queue_store, only_due_jobs_are_leased_and_each_once) {
  add("due");
  add("later", now + 1ms);
  EXPECT_EQ(queue_->lease("w", 10, now).size(), 1U);
  EXPECT_TRUE(queue_->lease("w", 10, now).empty());
  EXPECT_EQ(queue_->lease("w", 10, now + 1ms).size(), 1U);
}

TEST_F(job_queue_store, eight_workers_lease_each_job_once) {
  for (int i = 0; i < 40; ++i) add("job-" + std::to_string(i));
  std::atomic<int> leased{0};
  std::vector<std::thread> workers;
  for (int w = 0; w < 8; ++w) {
    workers.emplace_back([&] {
      for (int i = 0; i < 20; ++i) leased += static_cast<int>(queue_->lease("w", 5, now).size());
    });
  }
  for (auto& w : workers) w.join();
  EXPECT_EQ(leased, 40);
}

TEST_F(job_queue_store, a_long_queue_is_leased_to_its_end_and_each_job_once) {
  std::vector<core_api::new_job> many;
  for (int i = 0; i < 300; ++i)
    many.push_back({"job-" + std::to_string(i), domain::job_kind::forget_old, "{}", {}, now});
  queue_->add(many, now);
  std::set<std::string> leased;
  for (auto some = queue_->lease("w", 5, now); !some.empty(); some = queue_->lease("w", 5, now)) {
    for (const auto& j : some) EXPECT_TRUE(leased.insert(j.id).second) << j.id;
  }
  EXPECT_EQ(leased.size(), many.size());
}

TEST_F(job_queue_store, a_stale_worker_is_refused) {
  add("a");
  const auto stale = lease_one();
  real_ += 31s;
  const auto fresh = lease_one();
  EXPECT_EQ(fresh.fence, stale.fence + 2);  // taken back, and leased again
  EXPECT_FALSE(queue_->complete("a", stale.fence, now));
  EXPECT_FALSE(queue_->fail("a", stale.fence, "x", false, now));
  EXPECT_FALSE(queue_->heartbeat("a", stale.fence));
  EXPECT_FALSE(queue_->running("a", stale.fence));
  EXPECT_TRUE(queue_->complete("a", fresh.fence, now));
}

TEST_F(job_queue_store, a_heartbeat_keeps_the_lease) {
  add("a");
  const auto j = lease_one();
  real_ += 29s;
  EXPECT_TRUE(queue_->heartbeat("a", j.fence));
  real_ += 29s;
  EXPECT_TRUE(queue_->lease("other", 1, now).empty());
  EXPECT_TRUE(queue_->complete("a", j.fence, now));
}

TEST_F(job_queue_store, three_lost_leases_are_death) {
  add("a");
  for (int i = 0; i < 3; ++i) {
    lease_one();
    real_ += 31s;
  }
  EXPECT_TRUE(queue_->lease("w", 1, now).empty());
  EXPECT_EQ(queue_->find("a")->state, "dead");
  EXPECT_TRUE(queue_->retry("a", now));
  EXPECT_EQ(lease_one().attempt, 1);
}

TEST_F(job_queue_store, failures_back_off_and_the_twelfth_is_death) {
  add("a");
  instant at = now;
  for (int attempt = 1; attempt <= 12; ++attempt) {
    const auto leased = queue_->lease("w", 1, at);
    ASSERT_EQ(leased.size(), 1U) << attempt;
    EXPECT_EQ(leased.front().attempt, attempt);
    ASSERT_TRUE(
        queue_->fail("a", leased.front().fence, "error " + std::to_string(attempt), false, at));
    const auto j = *queue_->find("a");
    if (attempt < 12) {
      EXPECT_GE(j.run_at, at + domain::back_off(attempt, 0));
      EXPECT_TRUE(queue_->lease("w", 1, j.run_at - 1ms).empty());
    }
    at = j.run_at;
  }
  const auto j = *queue_->find("a");
  EXPECT_EQ(j.state, "dead");
  ASSERT_EQ(j.errors.size(), 5U);
  EXPECT_EQ(j.errors.back().text, "error 12");
}

TEST_F(job_queue_store, operators_move_jobs_only_from_the_right_state) {
  add("a", now + 1h);
  EXPECT_FALSE(queue_->retry("a", now));
  EXPECT_TRUE(queue_->run_now("a", now));
  const auto j = lease_one();
  EXPECT_FALSE(queue_->run_now("a", now));
  EXPECT_FALSE(queue_->cancel("a", now));
  EXPECT_TRUE(queue_->complete("a", j.fence, now));
  add("b");
  EXPECT_TRUE(queue_->cancel("b", now));
  EXPECT_TRUE(queue_->lease("w", 1, now).empty());
}

TEST_F(job_queue_store, a_paused_kind_waits_and_the_others_go_on) {
  queue_->add({{"mail", domain::job_kind::send_mail, "{}", {}, now},
               {"clean", domain::job_kind::forget_old, "{}", {}, now}},
              now);
  EXPECT_TRUE(queue_->pause(domain::job_kind::send_mail, "u_operator", now));
  EXPECT_FALSE(queue_->pause(domain::job_kind::send_mail, "u_operator", now));
  EXPECT_EQ(queue_->paused().front().by, "u_operator");
  EXPECT_EQ(lease_one().id, "clean");
  EXPECT_TRUE(queue_->lease("w", 1, now).empty());
  EXPECT_TRUE(queue_->resume(domain::job_kind::send_mail));
  EXPECT_FALSE(queue_->resume(domain::job_kind::send_mail));
  EXPECT_EQ(lease_one().id, "mail");
}

TEST_F(job_queue_store, failed_attempts_and_lost_leases_are_heard_of) {
  std::vector<std::string> heard;
  queue_->on_trouble([&](const core_api::job& j, const std::string& error) {
    heard.push_back(j.id + " " + j.state + ": " + error.substr(0, 10));
  });
  add("a");
  EXPECT_TRUE(queue_->fail("a", lease_one().fence, "no relay", false, now));
  add("b");
  EXPECT_TRUE(queue_->fail("b", lease_one().fence, "no such user", true, now));
  EXPECT_FALSE(queue_->fail("b", 77, "too late", false, now));
  EXPECT_EQ(heard, (std::vector<std::string>{"a ready: no relay", "b dead: no such us"}));
}

TEST_F(job_queue_store, a_page_of_jobs_is_filtered_by_state_kind_and_age) {
  for (int i = 0; i < 6; ++i)
    queue_->add({{"j" + std::to_string(i),
                  i % 2 == 0 ? domain::job_kind::send_mail : domain::job_kind::forget_old,
                  "{}",
                  {},
                  now}},
                now - i * 1h);
  EXPECT_TRUE(queue_->cancel("j2", now));
  const auto ids = [&](core_api::job_filter f) {
    std::string out;
    for (const auto& j : queue_->list(f, now).items) out += j.id;
    return out;
  };
  core_api::job_filter f;
  EXPECT_EQ(ids(f), "j0j1j2j3j4j5");
  f.kind = "send-mail";
  EXPECT_EQ(ids(f), "j0j2j4");
  f.state = "ready";
  EXPECT_EQ(ids(f), "j0j4");
  f = {};
  f.from = now - 4h;
  f.to = now - 1h;
  EXPECT_EQ(ids(f), "j1j2j3j4");
  f.limit = 2;
  const auto first = queue_->list(f, now);
  f.cursor = first.next_cursor;
  EXPECT_EQ(ids(f), "j3j4");
}

TEST_F(job_queue_store, an_event_that_comes_twice_has_its_jobs_once) {
  core_api::events incoming(*db_, *queue_);
  const auto e = contract::make_event(domain::event_kind::booking_confirmed, "b_1", 3, now, {});
  incoming.accept({e}, now);
  incoming.accept({e, e}, now);
  EXPECT_EQ(queue_->count("ready"), 4);
  auto unknown = e;
  unknown.kind = "booking-vanished";
  EXPECT_THROW(incoming.accept({unknown}, now), platform::json::invalid);
}

TEST_F(job_queue_store, the_runner_tells_done_more_and_the_two_failures_apart) {
  core_api::job_runner runner(*queue_);
  using what = core_api::run_outcome::what;
  int slices = 0;
  runner.on(domain::job_kind::forget_old, [&](const core_api::job& j) {
    EXPECT_EQ(j.cursor, slices == 0 ? "" : "1");
    return core_api::slice{++slices == 2, "1"};
  });
  add("a");
  const auto j = lease_one();
  EXPECT_EQ(runner.run("a", j.fence).result, what::more);
  EXPECT_EQ(runner.run("a", j.fence).result, what::done);
  EXPECT_EQ(runner.run("a", j.fence + 1).result, what::lost_lease);
  runner.on(domain::job_kind::forget_old, [](const core_api::job&) -> core_api::slice {
    throw core_api::permanent_failure("no use");
  });
  EXPECT_TRUE(runner.run("a", j.fence).permanent);
  runner.on(domain::job_kind::forget_old,
            [](const core_api::job&) -> core_api::slice { throw std::runtime_error("later"); });
  const auto later = runner.run("a", j.fence);
  EXPECT_EQ(later.result, what::failed);
  EXPECT_FALSE(later.permanent);
}

}  // namespace

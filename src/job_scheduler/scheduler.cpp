#include "job_scheduler/scheduler.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <map>

#include "platform/http/message.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"
#include "platform/runtime/time.hpp"
#include "platform/security/random.hpp"

namespace job_scheduler {
namespace {

using namespace std::chrono_literals;

// Idle workers take turns: together they ask Core five times a second, however many they are.
constexpr auto turn = 200ms, failure_pause = 1000ms;
constexpr auto retry_time = 500ms;
constexpr auto run_limit = 25s;  // below the lease, so that a worker knows before it loses its job
constexpr auto tick_pause = 1000ms;

std::string path_of(const std::string& id, const char* what) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '-' || c == ':' || c == '.';
    if (plain)
      encoded += c;
    else
      (encoded += '%') += {hex[byte >> 4], hex[byte & 15]};
  }
  return "/internal/v1/jobs/" + encoded + "/" + what;
}

}  // namespace

scheduler::scheduler(contract::core_client& core, const platform::clock& clock, unsigned workers)
    : core_(core), clock_(clock), name_("scheduler-" + platform::security::random_hex(4)) {
  for (unsigned i = 0; i < workers; ++i) {
    threads_.emplace_back([this, i, workers] { work(i * turn, workers * turn); });
  }
  threads_.emplace_back([this] { tick(); });
  threads_.emplace_back([this] { keep_leases(); });
}

scheduler::~scheduler() {
  {
    const std::scoped_lock lock(guard_);
    stop_ = true;
  }
  stopping_.notify_all();
  for (auto& t : threads_) t.join();
}

// False: it is time to end.
bool scheduler::pause(std::chrono::milliseconds time) {
  std::unique_lock lock(guard_);
  return !stopping_.wait_for(lock, time, [this] { return stop_; });
}

void scheduler::work(std::chrono::milliseconds first, std::chrono::milliseconds idle) {
  auto next = first;
  while (pause(next)) {
    try {
      next = run_one() ? 0ms : idle;
      core_answers_ = true;
    } catch (const platform::unavailable& e) {
      if (core_answers_.exchange(false))
        platform::log::warning("Core does not answer; jobs wait", {{"error", e.what()}});
      next = failure_pause;
    } catch (const std::exception& e) {
      platform::log::error("a worker failed", {{"error", e.what()}});
      next = failure_pause;
    }
  }
}

// False when there was nothing to do.
bool scheduler::run_one() {
  const auto answer =
      core_.post("/internal/v1/jobs/lease", {{"worker", name_}, {"limit", 1}}).json();
  const auto& jobs = answer.at("jobs").as_array();
  if (jobs.empty()) return false;
  lease l;
  l.id = jobs.front().at("id").as_string();
  l.fence = jobs.front().at("fence").as_int64();
  {
    const std::scoped_lock lock(guard_);
    leases_.push_back(&l);
  }
  try {
    run(l);
  } catch (...) {
    const std::scoped_lock lock(guard_);
    std::erase(leases_, &l);
    throw;
  }
  const std::scoped_lock lock(guard_);
  std::erase(leases_, &l);
  return true;
}

void scheduler::run(lease& l) {
  for (;;) {
    contract::core_answer answer;
    try {
      answer = core_.post(path_of(l.id, "run"), {{"fence", l.fence}}, run_limit);
    } catch (const platform::unavailable& e) {
      // It may have run and may not: running it again is harmless, so it counts as a failed
      // attempt.
      finish(l, "failed", e.what(), false);
      return;
    }
    if (answer.status == 409 || !l.held) return;  // the lease is somebody else's
    const auto body = answer.json();
    const auto outcome =
        answer.status == 200 ? std::string(body.at("outcome").as_string()) : std::string("failed");
    if (outcome == "more") continue;
    if (outcome == "done") return finish(l, outcome, {}, false);
    const auto* error = body.if_contains("error");
    const auto* permanent = body.if_contains("permanent");
    return finish(l, "failed",
                  error != nullptr ? std::string(error->as_string())
                                   : "status " + std::to_string(answer.status),
                  permanent != nullptr && permanent->as_bool());
  }
}

void scheduler::finish(const lease& l, const std::string& outcome, const std::string& error,
                       bool permanent) {
  // Said until it is heard: a job that nobody speaks of would wait for its lease to run out, and
  // be dead when that happens often.
  do {
    try {
      const auto answer =
          outcome == "done"
              ? core_.post(path_of(l.id, "complete"), {{"fence", l.fence}})
              : core_.post(path_of(l.id, "fail"),
                           {{"fence", l.fence}, {"error", error}, {"permanent", permanent}});
      if (answer.status < 500) {
        ++finished_;
        return;
      }
      platform::log::warning("a job's end is not taken yet",
                             {{"job", l.id}, {"status", answer.status}});
    } catch (const platform::unavailable& e) {
      platform::log::warning("a job's end is not heard yet", {{"job", l.id}, {"error", e.what()}});
    }
  } while (l.held && pause(retry_time));
}

void scheduler::keep_leases() {
  while (pause(domain::heartbeat_time)) {
    std::vector<std::pair<std::string, std::int64_t>> mine;
    {
      const std::scoped_lock lock(guard_);
      for (const auto* l : leases_) mine.emplace_back(l->id, l->fence);
    }
    for (const auto& [id, fence] : mine) {
      try {
        if (core_.post(path_of(id, "heartbeat"), {{"fence", fence}}).status != 409) continue;
        const std::scoped_lock lock(guard_);
        for (auto* l : leases_) {
          if (l->id == id && l->fence == fence) l->held = false;
        }
      } catch (const platform::unavailable&) {
        continue;  // said by the workers; the lease runs out by itself if this lasts
      }
    }
  }
}

void scheduler::tick() {
  std::map<domain::job_kind, domain::instant> sent;
  while (pause(tick_pause)) {
    for (const auto& s : domain::schedules()) {
      const auto at = domain::last_tick(s, clock_.now());
      if (sent[s.kind] == at) continue;
      try {
        const auto answer =
            core_.post("/internal/v1/jobs/cron",
                       {{"name", domain::name_of(s.kind)}, {"tick", platform::format_instant(at)}});
        if (answer.status == 202) sent[s.kind] = at;
      } catch (const platform::unavailable&) {
        break;  // said by the workers; the tick is sent at the next turn
      }
    }
  }
}

}  // namespace job_scheduler

#pragma once
// The job queue, collection `jobs` of MongoDB Core. A lease is a compare-and-set on state and
// fence; whoever lost the lease cannot finish the job any more.

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/job.hpp"
#include "platform/mongo/pool.hpp"

namespace core_api {

struct job_error {
  platform::instant at{};
  std::string text;
};

struct job {
  std::string id, state, worker, traceparent, trace, payload,
      cursor;  // payload: JSON text; cursor: where a long job goes on
  domain::job_kind kind = domain::job_kind::forget_old;
  platform::instant run_at{}, created_at{};
  std::optional<platform::instant> finished_at;
  int attempt = 0, lost_leases = 0;
  std::int64_t fence = 0;
  std::vector<job_error> errors;  // the last five
};

struct new_job {
  std::string id;  // the same id twice is one job
  domain::job_kind kind;
  std::string payload, traceparent;
  platform::instant run_at{};
};

struct leased_job {
  std::string id, kind;
  std::int64_t fence;
  int attempt;
};

struct job_filter {
  std::string state, kind, trace, cursor;
  std::size_t limit = 50;
  std::optional<platform::instant> from, to;  // of their making, inclusive
};

struct job_page {
  std::vector<job> items;  // newest first
  std::string next_cursor;
};

// Jobs of this kind are not leased until somebody lets them go on.
struct paused_kind {
  domain::job_kind kind;
  std::string by;
  platform::instant at{};
};

class job_queue {
 public:
  // Leases run in real time: a test clock that jumps must not take jobs from their workers.
  using lease_clock = std::function<platform::instant()>;
  explicit job_queue(platform::mongo::database& db, lease_clock real = system_time)
      : db_(db), real_(std::move(real)) {}
  [[nodiscard]] static platform::instant system_time();

  // Hears of each attempt that failed and each lease that was lost; `j` is as it is after that.
  using trouble = std::function<void(const job& j, const std::string& error)>;
  void on_trouble(trouble hear) { hear_ = std::move(hear); }

  void add(const std::vector<new_job>& jobs, platform::instant now);

  [[nodiscard]] std::vector<leased_job> lease(const std::string& worker, std::size_t limit,
                                              platform::instant now);
  // All of these are false when the lease is somebody else's by now.
  [[nodiscard]] bool heartbeat(const std::string& id, std::int64_t fence);
  [[nodiscard]] bool save_cursor(const std::string& id, std::int64_t fence,
                                 const std::string& cursor);
  [[nodiscard]] bool complete(const std::string& id, std::int64_t fence, platform::instant now);
  [[nodiscard]] bool fail(const std::string& id, std::int64_t fence, const std::string& error,
                          bool permanent, platform::instant now);
  [[nodiscard]] std::optional<job> running(const std::string& id, std::int64_t fence);

  // For operators.
  [[nodiscard]] std::optional<job> find(const std::string& id);
  [[nodiscard]] job_page list(const job_filter& f, platform::instant now);
  [[nodiscard]] std::int64_t count(const std::string& state);
  // Since when the job has been due that has waited longest.
  [[nodiscard]] std::optional<platform::instant> oldest_due(platform::instant now);
  // When the oldest change came that the other database does not have yet.
  [[nodiscard]] std::optional<platform::instant> oldest_sync();
  // ready -> due now; dead or cancelled -> ready with new attempts; ready -> cancelled. False in
  // any other state.
  [[nodiscard]] bool run_now(const std::string& id, platform::instant now);
  [[nodiscard]] bool retry(const std::string& id, platform::instant now);
  [[nodiscard]] bool cancel(const std::string& id, platform::instant now);
  void forget_done_before(platform::instant at);
  [[nodiscard]] std::vector<paused_kind> paused();
  // False: it is so already.
  [[nodiscard]] bool pause(domain::job_kind kind, const std::string& by, platform::instant now);
  [[nodiscard]] bool resume(domain::job_kind kind);

 private:
  void take_back_lost(platform::instant now);
  [[nodiscard]] std::optional<platform::instant> earliest(const platform::mongo::doc& filter,
                                                          const char* when);
  [[nodiscard]] std::vector<platform::mongo::doc> due(std::size_t limit, platform::instant now);
  platform::mongo::database& db_;
  lease_clock real_;
  std::atomic<bool> long_ = false;  // more jobs were due than were asked for
  trouble hear_ = [](const job&, const std::string&) {};
};

}  // namespace core_api

#include "core_api/jobs/job_queue.hpp"

#include <algorithm>

#include "platform/mongo/collection.hpp"
#include "platform/mongo/timeline.hpp"
#include "platform/runtime/time.hpp"
#include "platform/runtime/trace.hpp"
#include "platform/security/random.hpp"

namespace core_api {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::null;
using platform::mongo::view;

namespace {

constexpr std::size_t errors_kept = 5;

// A long queue is leased slot by slot: a server may read every job that matches before it applies
// the limit, and a job's slot is chance.
constexpr int slots = 64;
// More than are wanted, begun somewhere in the middle: workers that ask at the same time would all
// try the same job, and all but one would go away with nothing.
constexpr std::size_t to_choose_from = 16;

job from_bson(view v) {
  job j;
  j.id = v.text("_id");
  j.kind = domain::job_kind_named(v.str("kind")).value();
  j.state = v.text("state");
  j.worker = v.text("worker");
  j.traceparent = v.text("traceparent");
  j.trace = v.maybe_str("trace").value_or("");
  j.payload = v.text("payload");
  j.cursor = v.text("cursor");
  j.run_at = v.time("runAt");
  j.created_at = v.time("createdAt");
  j.finished_at = v.maybe_time("finishedAt");
  j.attempt = static_cast<int>(v.i64("attempt"));
  j.lost_leases = static_cast<int>(v.i64("lostLeases"));
  j.fence = v.i64("fence");
  v.each("errors", [&](view e) { j.errors.push_back({e.time("at"), e.text("text")}); });
  return j;
}

doc running_with(const std::string& id, std::int64_t fence) {
  return doc{{"_id", id}, {"state", "running"}, {"fence", fence}};
}

arr with_error(std::vector<job_error> errors, const std::string& text, platform::instant now) {
  errors.push_back({now, text.substr(0, 1000)});
  if (errors.size() > errors_kept) errors.erase(errors.begin());
  arr list;
  for (const auto& e : errors) list.add(doc{{"at", e.at}, {"text", e.text}});
  return list;
}

// In [0, 1), from the system's randomness: attempts that failed together must not come back
// together.
double jitter() {
  const auto bytes = platform::security::random_bytes(2);
  return (static_cast<unsigned char>(bytes[0]) * 256 + static_cast<unsigned char>(bytes[1])) /
         65536.0;
}

int any_slot() {
  return static_cast<int>(jitter() * slots);
}

}  // namespace

platform::instant job_queue::system_time() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void job_queue::add(const std::vector<new_job>& jobs, platform::instant now) {
  std::vector<doc> documents;
  for (const auto& j : jobs) {
    documents.push_back(doc{{"_id", j.id},
                            {"kind", domain::name_of(j.kind)},
                            {"state", "ready"},
                            {"slot", any_slot()},
                            {"runAt", j.run_at},
                            {"attempt", 0},
                            {"maxAttempts", domain::most_attempts},
                            {"lostLeases", 0},
                            {"fence", 0},
                            {"worker", ""},
                            {"traceparent", j.traceparent},
                            {"payload", j.payload},
                            {"cursor", ""},
                            {"createdAt", now},
                            {"finishedAt", null},
                            {"errors", arr{}}});
    if (!j.traceparent.empty())
      documents.back().add("trace", platform::trace::from(j.traceparent).id);
  }
  if (!documents.empty()) db_["jobs"].insert_many(documents);
}

// Who died with a lease gives it back; three times, and something is wrong with the job itself.
void job_queue::take_back_lost(platform::instant now) {
  auto jobs = db_["jobs"];
  for (const auto& d :
       jobs.find(doc{{"state", "running"}, {"leaseUntil", doc{{"$lt", real_()}}}})) {
    auto j = from_bson(d);
    const auto error = "the worker " + j.worker + " lost its lease";
    const bool dead = ++j.lost_leases >= domain::most_lost_leases;
    j.state = dead ? "dead" : "ready";
    doc set{{"state", j.state},
            {"lostLeases", j.lost_leases},
            {"runAt", now},
            {"errors", with_error(j.errors, error, now)}};
    if (dead) set.add("finishedAt", now);
    const doc update{{"$set", set}, {"$inc", doc{{"fence", 1}}}};
    if (jobs.update_one(running_with(j.id, j.fence), update) == 1) hear_(j, error);
  }
}

std::vector<platform::mongo::doc> job_queue::due(std::size_t limit, platform::instant now) {
  platform::mongo::find_options options;
  options.limit = static_cast<std::int64_t>(limit);
  options.projection = doc{{"kind", 1}, {"fence", 1}, {"attempt", 1}};
  auto jobs = db_["jobs"];
  doc ready{{"state", "ready"}, {"runAt", doc{{"$lte", now}}}};
  arr held;
  for (const auto& p : paused()) held.add(domain::name_of(p.kind));
  if (held.size() > 0) ready.add("kind", doc{{"$nin", held}});
  if (long_) {
    auto of_slot = ready;
    auto in_slot = jobs.find(of_slot.add("slot", any_slot()), options);
    if (!in_slot.empty()) return in_slot;
  }
  auto all = jobs.find(ready, options);
  long_ = all.size() == limit;
  return all;
}

std::vector<leased_job> job_queue::lease(const std::string& worker, std::size_t limit,
                                         platform::instant now) {
  take_back_lost(now);
  auto jobs = db_["jobs"];
  auto candidates = due(limit + to_choose_from, now);
  const auto begin = static_cast<std::ptrdiff_t>(jitter() * static_cast<double>(candidates.size()));
  std::rotate(candidates.begin(), candidates.begin() + begin, candidates.end());
  std::vector<leased_job> leased;
  for (const auto& d : candidates) {
    if (leased.size() == limit) break;
    const view v(d);
    leased_job j{v.text("_id"), v.text("kind"), v.i64("fence") + 1,
                 static_cast<int>(v.i64("attempt")) + 1};
    const doc filter{{"_id", j.id}, {"state", "ready"}, {"fence", j.fence - 1}};
    const doc update{{"$set", doc{{"state", "running"},
                                  {"fence", j.fence},
                                  {"attempt", j.attempt},
                                  {"worker", worker},
                                  {"leaseUntil", real_() + domain::lease_time}}}};
    if (jobs.update_one(filter, update) == 1) leased.push_back(std::move(j));
  }
  return leased;
}

bool job_queue::heartbeat(const std::string& id, std::int64_t fence) {
  return db_["jobs"].update_one(running_with(id, fence),
                                doc{{"$set", doc{{"leaseUntil", real_() + domain::lease_time}}}}) ==
         1;
}

bool job_queue::save_cursor(const std::string& id, std::int64_t fence, const std::string& cursor) {
  return db_["jobs"].update_one(
             running_with(id, fence),
             doc{{"$set",
                  doc{{"cursor", cursor}, {"leaseUntil", real_() + domain::lease_time}}}}) == 1;
}

bool job_queue::complete(const std::string& id, std::int64_t fence, platform::instant now) {
  return db_["jobs"].update_one(running_with(id, fence),
                                doc{{"$set", doc{{"state", "done"}, {"finishedAt", now}}}}) == 1;
}

bool job_queue::fail(const std::string& id, std::int64_t fence, const std::string& error,
                     bool permanent, platform::instant now) {
  auto j = running(id, fence);
  if (!j) return false;
  const bool dead = permanent || j->attempt >= domain::most_attempts;
  j->state = dead ? "dead" : "ready";
  doc set{{"state", j->state},
          {"runAt", now + domain::back_off(j->attempt, jitter())},
          {"errors", with_error(j->errors, error, now)}};
  if (dead) set.add("finishedAt", now);
  if (db_["jobs"].update_one(running_with(id, fence), doc{{"$set", set}}) != 1) return false;
  hear_(*j, error);
  return true;
}

std::optional<job> job_queue::running(const std::string& id, std::int64_t fence) {
  const auto found = db_["jobs"].find_one(running_with(id, fence));
  if (!found) return {};
  return from_bson(*found);
}

std::optional<job> job_queue::find(const std::string& id) {
  const auto found = db_["jobs"].find_one(doc{{"_id", id}});
  if (!found) return {};
  return from_bson(*found);
}

job_page job_queue::list(const job_filter& f, platform::instant now) {
  platform::mongo::timeline t{"createdAt"};
  if (!f.state.empty()) t.filter.add("state", f.state);
  if (!f.kind.empty()) t.filter.add("kind", f.kind);
  if (!f.trace.empty()) t.filter.add("trace", f.trace);
  t.few = !f.trace.empty();
  t.from = f.from;
  t.to = f.to;
  t.cursor = f.cursor;
  t.limit = f.limit;
  const auto found = platform::mongo::read_page(db_["jobs"], t, now);
  job_page page{{}, found.next};
  for (const auto& d : found.items) page.items.push_back(from_bson(d));
  return page;
}

std::int64_t job_queue::count(const std::string& state) {
  return db_["jobs"].count(doc{{"state", state}});
}

std::optional<platform::instant> job_queue::earliest(const doc& filter, const char* when) {
  platform::mongo::find_options options;
  options.projection = doc{{when, 1}};
  options.sort = doc{{when, 1}};
  options.limit = 1;
  const auto found = db_["jobs"].find(filter, options);
  if (found.empty()) return {};
  return view(found.front()).time(when);
}

std::optional<platform::instant> job_queue::oldest_due(platform::instant now) {
  return earliest(doc{{"state", "ready"}, {"runAt", doc{{"$lte", now}}}}, "runAt");
}

std::optional<platform::instant> job_queue::oldest_sync() {
  arr kinds;
  for (const auto kind : domain::all_job_kinds()) {
    if (domain::name_of(kind).starts_with("sync-")) kinds.add(domain::name_of(kind));
  }
  return earliest(doc{{"state", "ready"}, {"kind", doc{{"$in", kinds}}}}, "createdAt");
}

bool job_queue::run_now(const std::string& id, platform::instant now) {
  return db_["jobs"].update_one(doc{{"_id", id}, {"state", "ready"}},
                                doc{{"$set", doc{{"runAt", now}}}}) == 1;
}

bool job_queue::retry(const std::string& id, platform::instant now) {
  const doc filter{{"_id", id}, {"state", doc{{"$in", arr{"dead", "cancelled"}}}}};
  return db_["jobs"].update_one(filter, doc{{"$set", doc{{"state", "ready"},
                                                         {"runAt", now},
                                                         {"attempt", 0},
                                                         {"lostLeases", 0},
                                                         {"finishedAt", null}}},
                                            {"$inc", doc{{"fence", 1}}}}) == 1;
}

bool job_queue::cancel(const std::string& id, platform::instant now) {
  return db_["jobs"].update_one(doc{{"_id", id}, {"state", "ready"}},
                                doc{{"$set", doc{{"state", "cancelled"}, {"finishedAt", now}}}}) ==
         1;
}

std::vector<paused_kind> job_queue::paused() {
  std::vector<paused_kind> all;
  db_["paused_kinds"].find_each(doc{}, {}, [&](view v) {
    if (const auto kind = domain::job_kind_named(v.str("_id")))
      all.push_back({*kind, v.text("by"), v.time("at")});
  });
  return all;
}

bool job_queue::pause(domain::job_kind kind, const std::string& by, platform::instant now) {
  return db_["paused_kinds"].insert(doc{{"_id", domain::name_of(kind)}, {"by", by}, {"at", now}});
}

bool job_queue::resume(domain::job_kind kind) {
  return db_["paused_kinds"].delete_one(doc{{"_id", domain::name_of(kind)}}) == 1;
}

void job_queue::forget_done_before(platform::instant at) {
  db_["jobs"].delete_many(doc{{"state", "done"}, {"finishedAt", doc{{"$lt", at}}}});
}

}  // namespace core_api

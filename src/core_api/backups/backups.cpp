#include "core_api/backups/backups.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/mongo/collection.hpp"
#include "platform/runtime/log.hpp"
#include "platform/security/hash.hpp"
#include "platform/security/random.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::value;
using platform::mongo::view;

namespace {

using namespace std::chrono_literals;

// Whoever makes one says so at each part and each slice; who was silent longer has ended.
constexpr auto silent = 10min;
constexpr std::chrono::milliseconds look_again = 200ms, longest_slice = 15s;
constexpr auto often_enough = 12h;

backup from_bson(view v) {
  backup b;
  b.id = v.text("_id");
  b.state = v.text("state");
  b.by = v.text("by");
  b.phase = v.text("phase");
  b.error = v.text("error");
  b.folder = v.text("folder");
  b.started_at = v.time("startedAt");
  b.alive_at = v.time("aliveAt");
  b.finished_at = v.maybe_time("finishedAt");
  b.bytes = v.i64("bytes");
  b.documents = v.i64("documents");
  b.parts = v.i64("parts");
  b.verified = v.flag("verified");
  b.kept = v.flag("kept");
  return b;
}

std::string id_of(const std::string& job) {
  return "bk_" + platform::security::sha256_hex(job).substr(0, 16);
}

std::string by_of(const job& j) {
  const auto payload = boost::json::parse(j.payload).as_object();
  const auto* by = payload.if_contains("by");
  return by == nullptr ? std::string() : std::string(by->as_string());
}

// "20261123T020000Z-bk_…"
std::string folder_name(const backup& b) {
  std::string stamp;
  for (const char c : platform::format_instant(b.started_at).substr(0, 19)) {
    if (c != '-' && c != ':') stamp += c;
  }
  return stamp + "Z-" + b.id;
}

}  // namespace

backups::~backups() {
  if (worker_.joinable()) worker_.join();
}

void backups::register_with(job_runner& runner) {
  runner.on(domain::job_kind::back_up, [this](const job& j) { return run(j); });
}

std::optional<std::string> backups::start(const std::string& by) {
  for (const auto& b : list()) {
    if (b.state == "running") return {};
  }
  const auto id = "back-up:" + platform::security::random_hex(8);
  const auto payload = boost::json::serialize(boost::json::object{{"by", by}});
  const auto now = p_.clock.now();
  p_.jobs.add({{id, domain::job_kind::back_up, payload, {}, now}}, now);
  return id_of(id);
}

// The work is longer than a slice may be: it has a thread of its own, and the slices watch it.
slice backups::run(const job& j) {
  if (!configured()) return {};
  const auto id = id_of(j.id);
  const auto there = find(id);
  if (there && there->state == "done") return {};
  const auto good = newest_good();
  const bool by_clock = j.id.starts_with("cron:");
  if (!there && by_clock && good && job_queue::system_time() - *good < often_enough) return {};
  const bool elsewhere =
      there && there->state == "running" && job_queue::system_time() - there->alive_at < silent;
  if (!elsewhere) (void)begin(id, by_of(j));
  return {wait_for(id), "more"};
}

// False: this process is making one, this or another.
bool backups::begin(const std::string& id, const std::string& by) {
  const std::scoped_lock lock(guard_);
  if (!making_.empty()) return false;
  if (worker_.joinable()) worker_.join();
  making_ = id;
  worker_ = std::thread([this, id, by] { make(id, by); });
  return true;
}

// True: it is done. Throws what it failed of.
bool backups::wait_for(const std::string& id) {
  const auto until = std::chrono::steady_clock::now() + longest_slice;
  for (;;) {
    std::this_thread::sleep_for(look_again);
    bool mine = false;
    {
      const std::scoped_lock lock(guard_);
      mine = making_ == id;
    }
    const auto now = find(id);
    if (now && now->state == "done") return true;
    if (now && now->state == "failed" && !mine) throw std::runtime_error(now->error);
    if (std::chrono::steady_clock::now() < until) continue;
    if (mine && now) {
      p_.core["backups"].update_one(doc{{"_id", id}, {"state", "running"}},
                                    doc{{"$set", doc{{"aliveAt", job_queue::system_time()}}}});
    }
    return false;
  }
}

void backups::make(const std::string& id, const std::string& by) {
  backup b;
  b.id = id;
  b.by = by;
  b.started_at = job_queue::system_time();
  b.folder = folder_name(b);
  try {
    write(b);
    b.state = "done";
  } catch (const std::exception& e) {
    b.state = "failed";
    b.error = e.what();
    platform::log::error("a backup failed", {{"backup", id}, {"error", e.what()}});
  }
  b.phase = "";
  b.finished_at = job_queue::system_time();
  try {
    save(p_.core, b);
    note(b);
    if (b.state == "done") forget_old();
  } catch (const std::exception& e) {
    platform::log::error("a backup is not noted", {{"backup", id}, {"error", e.what()}});
  }
  const std::scoped_lock lock(guard_);
  making_.clear();
}

void backups::write(backup& b) {
  b.state = "running";
  b.phase = "writing";
  save(p_.core, b);
  const auto folder = settings_.folder / b.folder;
  const auto made =
      make_backup(settings_.from, folder, {b.id, settings_.version, b.started_at, 0, {}}, [&] {
        ++b.parts;
        save(p_.core, b);
      });
  b.bytes = made.bytes();
  b.documents = made.documents();
  b.parts = static_cast<std::int64_t>(made.parts.size());
  b.phase = "verifying";
  save(p_.core, b);
  verify_backup(folder, [&] { save(p_.core, b); });
  b.verified = true;
}

void backups::note(const backup& b) {
  const bool good = b.state == "done";
  p_.log.add({{},
              p_.clock.now(),
              "JOB",
              good ? "info" : "error",
              "core-api",
              good ? "A backup was made and verified" : "A backup failed: " + b.error,
              {},
              {{"backup", b.id}, {"bytes", b.bytes}, {"documents", b.documents}}});
}

backup backups::make_now() {
  const auto id = "bk_" + platform::security::random_hex(8);
  make(id, "command line");
  return find(id).value();
}

std::optional<backup> backups::find(const std::string& id) {
  const auto found = p_.core["backups"].find_one(doc{{"_id", id}});
  if (!found) return {};
  return from_bson(*found);
}

std::vector<backup> backups::list() {
  std::vector<backup> all;
  p_.core["backups"].find_each(doc{}, {}, [&](view v) { all.push_back(from_bson(v)); });
  std::ranges::sort(all, std::greater{}, &backup::started_at);
  for (auto& b : all) {
    if (b.state != "running" || job_queue::system_time() - b.alive_at < silent) continue;
    b.state = "failed";
    b.error = "The process that made it ended before it was done.";
  }
  return all;
}

std::optional<platform::instant> backups::newest_good() {
  for (const auto& b : list()) {
    if (b.state == "done" && b.verified && b.kept) return b.finished_at;
  }
  return {};
}

void backups::restored(platform::mongo::database& core, const backup_manifest& made,
                       const std::string& folder) {
  backup b;
  b.id = made.id;
  b.state = "done";
  b.folder = folder;
  b.started_at = made.at;
  b.finished_at = made.at;
  b.bytes = made.bytes();
  b.documents = made.documents();
  b.parts = static_cast<std::int64_t>(made.parts.size());
  b.verified = true;
  save(core, b);
}

void backups::save(platform::mongo::database& core, backup& b) {
  b.alive_at = job_queue::system_time();
  core["backups"].upsert_replace(b.id, doc{{"_id", b.id},
                                           {"state", b.state},
                                           {"by", b.by},
                                           {"phase", b.phase},
                                           {"error", b.error},
                                           {"folder", b.folder},
                                           {"startedAt", b.started_at},
                                           {"aliveAt", b.alive_at},
                                           {"finishedAt", value(b.finished_at)},
                                           {"bytes", b.bytes},
                                           {"documents", b.documents},
                                           {"parts", b.parts},
                                           {"verified", b.verified},
                                           {"kept", b.kept}});
}

void backups::forget_old() {
  constexpr std::size_t listed = 100;
  int good = 0;
  std::size_t number = 0;
  for (auto& b : list()) {
    ++number;
    if (b.state == "running") continue;
    const bool keep = b.state == "done" && ++good <= settings_.kept;
    if (!keep && b.kept) {
      std::filesystem::remove_all(settings_.folder / b.folder);
      std::filesystem::remove_all(settings_.folder / (b.folder + ".partial"));
      b.kept = false;
      save(p_.core, b);
    }
    if (number > listed) p_.core["backups"].delete_one(doc{{"_id", b.id}});
  }
}

}  // namespace core_api

#pragma once
// Backups: which there are (collection `backups` of MongoDB Core), making one as a job, and
// forgetting the oldest. Their times are of the real world, whatever a test clock says.

#include <mutex>
#include <optional>
#include <thread>

#include "core_api/backups/backup_files.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_api/logs/log_store.hpp"
#include "platform/runtime/clock.hpp"

namespace core_api {

struct backup {
  std::string id, state;  // running, done, failed
  std::string by;         // an operator's id, or empty: the clock
  std::string phase, error, folder;
  platform::instant started_at{}, alive_at{};
  std::optional<platform::instant> finished_at;
  std::int64_t bytes = 0, documents = 0, parts = 0;
  bool verified = false, kept = true;
};

struct backup_settings {
  backup_sources from;
  std::filesystem::path folder;  // empty: none are made here
  int kept = 14;
  std::string version;
};

class backups {
 public:
  struct ports {
    platform::mongo::database& core;
    job_queue& jobs;
    log_store& log;
    const platform::clock& clock;
  };
  backups(ports p, backup_settings s) : p_(p), settings_(std::move(s)) {}
  ~backups();
  backups(const backups&) = delete;
  backups& operator=(const backups&) = delete;

  void register_with(job_runner& runner);
  [[nodiscard]] bool configured() const { return !settings_.folder.empty(); }
  // A job that makes one; its id. Nothing when one is being made.
  [[nodiscard]] std::optional<std::string> start(const std::string& by);
  [[nodiscard]] std::vector<backup> list();  // newest first
  // At once, in this thread: for the command line.
  backup make_now();
  // Into restored data, which knows of its own backup as one that is being made.
  static void restored(platform::mongo::database& core, const backup_manifest& made,
                       const std::string& folder);
  // When the newest good one was finished.
  [[nodiscard]] std::optional<platform::instant> newest_good();

 private:
  slice run(const job& j);
  [[nodiscard]] bool begin(const std::string& id, const std::string& by);
  [[nodiscard]] bool wait_for(const std::string& id);
  void make(const std::string& id, const std::string& by);
  void write(backup& b);
  void note(const backup& b);
  [[nodiscard]] std::optional<backup> find(const std::string& id);
  static void save(platform::mongo::database& core, backup& b);
  void forget_old();

  ports p_;
  backup_settings settings_;
  std::mutex guard_;
  std::string making_;  // the one this process is making
  std::thread worker_;
};

}  // namespace core_api

// What Core tells of itself at /metrics, and what it looks for on behalf of operators.
#include "core_api/app.hpp"

#include <algorithm>

namespace core_api {

void app::tell_figures(contract::service& service) {
  auto& m = service.metrics();
  const auto age = [this](const std::optional<platform::instant>& since) {
    if (!since) return 0.0;
    const std::chrono::duration<double> waited = clock_.now() - *since;
    return std::max(0.0, waited.count());
  };
  for (const char* state : {"ready", "running", "dead"}) {
    m.gauge(std::string("jobs_") + state, std::string("Jobs in the state ") + state + ".",
            [this, state] { return static_cast<double>(queue_.count(state)); });
  }
  m.gauge("jobs_oldest_seconds", "How long a job has been due.",
          [this, age] { return age(queue_.oldest_due(clock_.now())); });
  m.gauge("sync_lag_seconds", "Age of the oldest change that the other side lacks.",
          [this, age] { return age(queue_.oldest_sync()); });
  m.gauge("mails_oldest_seconds", "Age of the oldest mail that is not sent.",
          [this, age] { return age(notifications_.oldest_unsent()); });
  m.gauge("mails_dead", "Mails that need an operator.", [this] {
    return static_cast<double>(notifications_.count({"dead", {}, {}}));
  });
  for (auto [db, name] :
       {std::pair{&db_.customer, "mongodb-customer"}, std::pair{&db_.core, "mongodb-core"}}) {
    service.pool(name, static_cast<std::size_t>(db->use().most),
                 [db] { return static_cast<double>(db->use().lent); });
  }
  m.gauge("backup_age_seconds", "Age of the newest good backup; 0 while none are made here.",
          [this] {
            const auto good = backups_.newest_good();
            if (!good) return 0.0;
            const std::chrono::duration<double> since = job_queue::system_time() - *good;
            return since.count();
          });
  service.pool("postgresql", settings_.postgres.connections, [this] {
    const auto use = db_.postgres.use();
    return static_cast<double>(use.open - use.idle);
  });
}

// In the watch's own thread; in real time, as a backup's age is.
void app::look_for_alerts(const health_view& seen) {
  watched_facts f;
  const auto told = [&](const char* name) -> std::optional<double> {
    const auto at = seen.system.find(name);
    if (at == seen.system.end()) return {};
    return at->second;
  };
  f.jobs_dead = told("jobsDead");
  f.outbox_seconds = told("outboxSeconds");
  f.away = seen.away;
  f.reconciliation_stopped = reports_.last_of_all_stopped();
  if (backups_.configured()) {
    const auto good = backups_.newest_good();
    const auto since = good ? *good : alerts_.watching_since(seen.at);
    f.backup_age = std::chrono::duration_cast<std::chrono::seconds>(seen.at - since);
  }
  alerts_.hear(f, clock_.now());
}

}  // namespace core_api

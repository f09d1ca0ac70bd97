#include "core_api/alerts/conditions.hpp"

namespace core_api {
namespace {

verdict judge(const std::optional<bool>& on) {
  if (!on) return verdict::unknown;
  return *on ? verdict::on : verdict::over;
}

std::optional<bool> above(const std::optional<double>& value, double line) {
  if (!value) return {};
  return *value > line;
}

std::string whole(double n) {
  return std::to_string(static_cast<long long>(n));
}

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& n : names) out += (out.empty() ? "" : ", ") + n;
  return out;
}

}  // namespace

std::vector<condition> conditions_of(const watched_facts& f) {
  const double dead = f.jobs_dead.value_or(0), outbox = f.outbox_seconds.value_or(0);
  std::optional<bool> no_backup;
  std::string hours;
  if (f.backup_age) {
    no_backup = *f.backup_age > old_backup;
    hours = whole(std::chrono::duration<double, std::ratio<3600>>(*f.backup_age).count());
  }
  return {
      {"dead-job", judge(above(f.jobs_dead, 0)),
       dead == 1 ? "A job is dead: it failed too often." : whole(dead) + " jobs are dead.",
       "Read the last error, mend its cause, then retry the job.", "/jobs?state=dead", 2},
      {"stopped-reconciliation", judge(f.reconciliation_stopped),
       "The reconciliation stopped: more differs than may be repaired without a person.",
       "Find out why so much differs, then start it again.", "/reconciliations", 1},
      {"old-outbox", judge(above(f.outbox_seconds, old_outbox_seconds)),
       "Events have waited for " + whole(outbox / 60) + " minutes to be carried to Core.",
       "See that Core is reached from that process. Nothing is lost; it flows on by itself.",
       "/health", 2},
      {"no-backup", judge(no_backup), "The newest good backup is " + hours + " hours old.",
       "Read why the last one failed, then make one now.", "/backups", 1},
      {"process-away", f.away.empty() ? verdict::over : verdict::on,
       "No answer from " + list_of(f.away) + ".",
       "Read its log; whatever supervises it should start it again.", "/health", 6},
  };
}

}  // namespace core_api

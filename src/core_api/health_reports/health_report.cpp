#include "core_api/health_reports/health_report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

#include "contract/csv.hpp"
#include "contract/text.hpp"

namespace core_api {

namespace text = contract::text;

namespace {

using std::chrono::days;

constexpr double minutes_a_sample = 5;
// From here on it is told as something that was not well: as the pages of the app mark it.
constexpr double much_waiting_seconds = 120, many_errors_percent = 1;

std::string decimals(double value, int digits) {
  char out[48];
  const int n = std::snprintf(out, sizeof out, "%.*f", digits, value);
  return {out, static_cast<std::size_t>(n)};
}

std::string age(double seconds) {
  if (seconds < 60) return decimals(seconds, 0) + " s";
  if (seconds < 3600) return decimals(seconds / 60, 0) + " min";
  return decimals(seconds / 3600, 1) + " h";
}

// Over all samples that have it.
struct summary {
  double sum = 0, most = 0, last = 0;
  std::size_t count = 0;
  [[nodiscard]] double mean() const { return count == 0 ? 0 : sum / static_cast<double>(count); }
};

// By "<process>/<figure>".
std::map<std::string, summary> summed(const std::vector<health_sample>& samples) {
  std::map<std::string, summary> out;
  for (const auto& s : samples) {
    for (const auto& [name, value] : s.values) {
      auto& f = out[name];
      f.most = f.count == 0 ? value : std::max(f.most, value);
      f.sum += value;
      f.last = value;
      ++f.count;
    }
  }
  return out;
}

class writer {
 public:
  writer(health_report& r, const report_sources& from)
      : r_(r), from_(from), sums_(summed(from.samples)) {
    for (const auto& [name, f] : sums_) {
      const auto process = name.substr(0, name.find('/'));
      if (process != "system" && std::ranges::find(processes_, process) == processes_.end())
        processes_.push_back(process);
    }
  }

  void write() {
    measured();
    for (const auto& p : processes_) process(p);
    for (const auto& p : processes_) databases(p);
    waiting();
    work();
    log();
    safety();
  }

 private:
  void fact(const char* section, const std::string& name, const char* figure, const char* unit,
            double value) {
    r_.facts.push_back({section, name, figure, unit, value});
  }
  void count(const char* section, const std::string& name, std::int64_t n) {
    fact(section, name, "Number", "", static_cast<double>(n));
  }
  void found(std::string sentence) { r_.findings.push_back(std::move(sentence)); }

  [[nodiscard]] std::optional<summary> of(const std::string& name) const {
    const auto at = sums_.find(name);
    if (at == sums_.end()) return {};
    return at->second;
  }

  void measured() {
    const std::chrono::duration<double, std::ratio<60>> all = r_.period.to - r_.period.from;
    const double seen = static_cast<double>(from_.samples.size()) * minutes_a_sample;
    if (from_.samples.empty())
      found("Nothing was measured in this time.");
    else if (seen < all.count() * 0.95)
      found("Measured for " + age(seen * 60) + " of " + age(all.count() * 60) + ".");
  }

  void process(const std::string& p) {
    constexpr const char* section = "Processes";
    if (const auto f = of(p + "/up")) {
      fact(section, p, "Answered", "%", f->mean() * 100);
      const double away = (static_cast<double>(f->count) - f->sum) * minutes_a_sample;
      if (away * 60 >= 1) found(p + " did not answer for " + age(away * 60) + ".");
    }
    if (const auto f = of(p + "/requestsPerSecond"))
      fact(section, p, "Requests, mean", "/s", f->mean());
    if (const auto f = of(p + "/errorPercent")) {
      fact(section, p, "Failed, at most", "%", f->most);
      if (f->most >= many_errors_percent)
        found("Up to " + decimals(f->most, 1) + " % of the requests to " + p + " failed.");
    }
    if (const auto f = of(p + "/p95Ms")) fact(section, p, "95 of 100 within", "ms", f->most);
    if (const auto f = of(p + "/cpuPercent")) fact(section, p, "Processor, mean", "%", f->mean());
    if (const auto f = of(p + "/memoryMb")) fact(section, p, "Memory, at most", "MB", f->most);
  }

  void databases(const std::string& p) {
    constexpr const char* section = "Databases";
    const auto prefix = p + "/db:";
    for (auto at = sums_.lower_bound(prefix); at != sums_.end() && at->first.starts_with(prefix);
         ++at) {
      const auto database = at->first.substr(prefix.size());
      const auto name = p + " to " + database;
      fact(section, name, "A call, mean", "ms", at->second.mean());
      if (const auto pool = of(p + "/pool:" + database))
        fact(section, name, "Connections in use, at most", "%", pool->most);
    }
  }

  void waiting() {
    struct queue {
      const char *figure, *name, *unit, *told;
      double much;
    };
    constexpr std::array<queue, 6> queues{
        {{"system/jobsReady", "Jobs", "", nullptr, 0},
         {"system/jobsDead", "Dead jobs", "", nullptr, 0},
         {"system/oldestJobSeconds", "Oldest job due", "s", "A job was due for",
          much_waiting_seconds},
         {"system/outboxSeconds", "Events for Core", "s", "Events waited to be carried to Core for",
          much_waiting_seconds},
         {"system/syncLagSeconds", "Changes for the other side", "s",
          "Changes waited for the other side for", much_waiting_seconds},
         {"system/mailSeconds", "E-mails", "s", "An e-mail waited for", 900}}};
    for (const auto& q : queues) {
      const auto f = of(q.figure);
      if (!f) continue;
      fact("What waited", q.name, "At most", q.unit, f->most);
      fact("What waited", q.name, "In the end", q.unit, f->last);
      if (q.told != nullptr && f->most > q.much)
        found(std::string(q.told) + " " + age(f->most) + ".");
    }
  }

  void work() {
    constexpr const char* section = "Work";
    count(section, "Jobs done", from_.jobs_done);
    count(section, "Jobs that died", from_.jobs_died);
    count(section, "E-mails sent", from_.mails_sent);
    count(section, "E-mails that need an operator", from_.mails_dead);
    if (from_.jobs_died > 0)
      found(from_.jobs_died == 1 ? "A job died: it failed too often."
                                 : text::number(from_.jobs_died) + " jobs died.");
    if (from_.mails_dead > 0)
      found(from_.mails_dead == 1 ? "An e-mail needs an operator."
                                  : text::number(from_.mails_dead) + " e-mails need an operator.");
  }

  void log() {
    for (std::size_t i = 0; i < log_severities.size(); ++i)
      count("Log", std::string(log_severities[i]), from_.log_entries[i]);
    const auto critical = from_.log_entries.back();
    if (critical > 0)
      found(critical == 1 ? "The log has a critical entry."
                          : "The log has " + text::number(critical) + " critical entries.");
  }

  void safety() {
    constexpr const char* section = "Safety";
    count(section, "Good backups", from_.good_backups);
    count(section, "Failed backups", from_.failed_backups);
    count(section, "Reconciliations", from_.reconciliations);
    count(section, "Compared", from_.compared);
    count(section, "Repaired", from_.repaired);
    if (from_.failed_backups > 0) found("A backup failed.");
    const bool was_there = !from_.samples.empty();
    if (was_there && from_.backups_are_made && from_.good_backups == 0)
      found("There was no good backup.");
    if (from_.stopped > 0)
      found("A reconciliation stopped: more differed than may be repaired without a person.");
  }

  health_report& r_;
  const report_sources& from_;
  const std::map<std::string, summary> sums_;
  std::vector<std::string> processes_;
};

}  // namespace

std::string report_period::id() const {
  const auto begin = platform::format_day(platform::day{std::chrono::floor<days>(from)});
  return (span == report_span::day ? "day-" : "week-") + begin;
}

std::string report_period::words() const {
  const auto last = text::day(to - std::chrono::milliseconds(1));
  const auto first = text::day(from);
  if (first == last) return last;
  return first.substr(0, first.rfind(' ')) + " to " + last;
}

report_period day_before(platform::instant now) {
  const auto today = std::chrono::floor<days>(now);
  return {report_span::day, today - days{1}, today};
}

report_period week_before(platform::instant now) {
  const auto today = std::chrono::floor<days>(now);
  const auto monday = today - (std::chrono::weekday{today} - std::chrono::Monday);
  return {report_span::week, monday - days{7}, monday};
}

report_period day_so_far(platform::instant now) {
  return {report_span::day, std::chrono::floor<days>(now), now};
}

std::string text_of(const health_fact& f) {
  if (f.unit == "%") return decimals(f.value, f.value >= 100 ? 0 : 1) + " %";
  if (f.unit == "s") return age(f.value);
  if (f.unit == "ms") return decimals(f.value, 1) + " ms";
  if (f.unit == "MB") return decimals(f.value, 0) + " MB";
  if (f.unit == "/s") return decimals(f.value, 2) + " /s";
  return text::number(std::llround(f.value));
}

health_report report_of(const report_period& period, const report_sources& from,
                        platform::instant now, const std::string& version) {
  health_report r{period, now, version, {}, {}};
  writer(r, from).write();
  return r;
}

std::string csv_of(const health_report& r) {
  contract::csv_file file({"From", "To", "Section", "Name", "Figure", "Unit", "Value"});
  const auto from = platform::format_instant(r.period.from);
  const auto to = platform::format_instant(r.period.to);
  for (const auto& f : r.facts)
    file.row({from, to, f.section, f.name, f.figure, f.unit, decimals(f.value, 3)});
  return file.text();
}

}  // namespace core_api

#pragma once
// What a day or a week was like for the system: made of what is kept of it, then never changed.
// Pure: figures in, a report out.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core_api/health/health_samples.hpp"
#include "core_api/logs/log_hours.hpp"

namespace core_api {

enum class report_span { day, week };

struct report_period {
  report_span span = report_span::day;
  platform::instant from{}, to{};
  [[nodiscard]] std::string id() const;     // "day-2026-11-22", "week-2026-11-16"
  [[nodiscard]] std::string words() const;  // "22 November 2026", "16 November to 22 November 2026"
};

// The last whole day, the last whole week from Monday on, and the day that has begun.
[[nodiscard]] report_period day_before(platform::instant now);
[[nodiscard]] report_period week_before(platform::instant now);
[[nodiscard]] report_period day_so_far(platform::instant now);

// A line of the CSV; a cell of the PDF.
struct health_fact {
  std::string section, name, figure;
  std::string unit;  // "%", "s", "ms", "MB", "/s", or empty: a count
  double value = 0;
};
// "99.9 %", "12 min", "1,204"
[[nodiscard]] std::string text_of(const health_fact& f);

struct health_report {
  report_period period;
  platform::instant made_at{};
  std::string version;
  std::vector<std::string> findings;  // what was not well, a sentence each
  std::vector<health_fact> facts;
};

struct report_sources {
  std::vector<health_sample> samples;  // of five minutes
  std::array<std::int64_t, log_severities.size()> log_entries{};
  std::int64_t jobs_done = 0, jobs_died = 0, mails_sent = 0, mails_dead = 0;
  std::int64_t reconciliations = 0, compared = 0, repaired = 0, stopped = 0;
  bool backups_are_made = false;
  std::int64_t good_backups = 0, failed_backups = 0;
};

[[nodiscard]] health_report report_of(const report_period& period, const report_sources& from,
                                      platform::instant now, const std::string& version);

[[nodiscard]] std::string csv_of(const health_report& r);

}  // namespace core_api

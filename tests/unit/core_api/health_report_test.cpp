// What a day or a week is said to have been like.
#include "core_api/health_reports/health_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "contract/csv.hpp"
#include "core_api/health_reports/health_report_pdf.hpp"

namespace {

using core_api::health_sample;
using core_api::report_sources;
using platform::instant;
using namespace std::chrono_literals;

instant at(const char* text) {
  return platform::parse_instant(text).value();
}

const auto monday = "2026-11-23T05:00:00Z";

// A day of five-minute samples, each as the first one is.
report_sources day_of(const std::map<std::string, double>& values) {
  report_sources from;
  for (int i = 0; i < 288; ++i)
    from.samples.push_back({at("2026-11-22T00:00:00Z") + i * 5min, values});
  return from;
}

core_api::health_report report(const report_sources& from) {
  return core_api::report_of(core_api::day_before(at(monday)), from, at(monday), "1.0");
}

std::string figure(const core_api::health_report& r, const std::string& name,
                   const std::string& figure) {
  for (const auto& f : r.facts) {
    if (f.name == name && f.figure == figure) return text_of(f);
  }
  return "none";
}

TEST(health_report, a_day_ends_at_midnight_and_a_week_before_monday) {
  struct {
    const char *now, *day, *week;
  } const table[]{{"2026-11-22T23:59:59.999Z", "day-2026-11-21", "week-2026-11-09"},
                  {"2026-11-23T00:00:00Z", "day-2026-11-22", "week-2026-11-16"},
                  {"2028-03-01T05:00:00Z", "day-2028-02-29", "week-2028-02-21"},
                  {"2027-01-01T05:00:00Z", "day-2026-12-31", "week-2026-12-21"}};
  for (const auto& t : table) {
    EXPECT_EQ(t.day, core_api::day_before(at(t.now)).id());
    EXPECT_EQ(t.week, core_api::week_before(at(t.now)).id());
  }
  EXPECT_EQ("22 November 2026", core_api::day_before(at(monday)).words());
  EXPECT_EQ("16 November to 22 November 2026", core_api::week_before(at(monday)).words());
  EXPECT_EQ("23 November 2026", core_api::day_so_far(at(monday)).words());
}

TEST(health_report, a_good_day_has_nothing_to_look_at) {
  auto from = day_of({{"core-api/up", 1}, {"core-api/cpuPercent", 3}, {"system/jobsReady", 4}});
  from.jobs_done = 1204;
  from.backups_are_made = true;
  from.good_backups = 1;
  const auto r = report(from);
  EXPECT_TRUE(r.findings.empty()) << r.findings.front();
  EXPECT_EQ("100 %", figure(r, "core-api", "Answered"));
  EXPECT_EQ("3.0 %", figure(r, "core-api", "Processor, mean"));
  EXPECT_EQ("4", figure(r, "Jobs", "At most"));
  EXPECT_EQ("1,204", figure(r, "Jobs done", "Number"));
}

TEST(health_report, each_fault_is_said) {
  const auto says = [](const report_sources& from, const std::string& sentence) {
    const auto found = report(from).findings;
    EXPECT_NE(std::ranges::find(found, sentence), found.end())
        << sentence << (found.empty() ? " and nothing else" : " but " + found.front());
  };
  const std::map<std::string, double> well{{"core-api/up", 1}};
  auto from = day_of(well);
  from.samples[7].values["core-api/up"] = 0.5;
  says(from, "core-api did not answer for 2 min.");
  from = day_of(well);
  from.samples.resize(144);
  says(from, "Measured for 12.0 h of 24.0 h.");
  says({}, "Nothing was measured in this time.");
  says(day_of({{"admin-api/errorPercent", 1}}), "Up to 1.0 % of the requests to admin-api failed.");
  says(day_of({{"system/outboxSeconds", 121}}), "Events waited to be carried to Core for 2 min.");
  from = day_of(well);
  from.jobs_died = 2;
  from.mails_dead = 1;
  from.log_entries = {10, 5, 2, 1};
  from.backups_are_made = true;
  from.failed_backups = 1;
  from.stopped = 1;
  for (const char* sentence :
       {"2 jobs died.", "An e-mail needs an operator.", "The log has a critical entry.",
        "A backup failed.", "There was no good backup.",
        "A reconciliation stopped: more differed than may be repaired without a person."})
    says(from, sentence);
}

TEST(health_report, its_files_have_every_figure) {
  const auto r = report(day_of({{"core-api/up", 1},
                                {"core-api/db:postgresql", 0.7},
                                {"core-api/pool:postgresql", 40},
                                {"job-scheduler/memoryMb", 12}}));
  const auto lines = contract::read_csv(csv_of(r));
  EXPECT_EQ(r.facts.size() + 1, lines.size());
  for (const auto& line : lines) EXPECT_EQ(7U, line.cells.size());
  EXPECT_EQ("none", figure(r, "job-scheduler", "Answered"));
  EXPECT_TRUE(core_api::pdf_of(r).starts_with("%PDF-1."));
}

}  // namespace

// Figures out of what a process says at /metrics.
#include "core_api/health/figures.hpp"

#include <gtest/gtest.h>

#include "core_api/health/health_samples.hpp"

namespace {

using core_api::figures_of;
using core_api::parse_metrics;

const char* const before_text = R"(# HELP x y
# TYPE http_requests_total counter
http_requests_total{route="GET /a b",status="2xx"} 100
http_requests_total{route="GET /readyz",status="2xx"} 50
http_request_duration_seconds_bucket{route="GET /a b",le="0.001"} 100
http_request_duration_seconds_bucket{route="GET /a b",le="0.005"} 100
http_request_duration_seconds_bucket{route="GET /a b",le="+Inf"} 100
process_cpu_seconds_total 1.5
process_start_time_seconds 1000
process_resident_memory_bytes 50000000
dependency_call_duration_seconds_sum{dependency="postgresql"} 1
dependency_call_duration_seconds_count{dependency="postgresql"} 10
pool_connections{dependency="postgresql"} 8
pool_connections_in_use{dependency="postgresql"} 2
)";

const char* const now_text = R"(
http_requests_total{route="GET /a b",status="2xx"} 190
http_requests_total{route="GET /a b",status="5xx"} 10
http_requests_total{route="GET /readyz",status="2xx"} 5000
http_request_duration_seconds_bucket{route="GET /a b",le="0.001"} 190
http_request_duration_seconds_bucket{route="GET /a b",le="0.005"} 200
http_request_duration_seconds_bucket{route="GET /a b",le="+Inf"} 200
process_cpu_seconds_total 2
process_start_time_seconds 1000
process_resident_memory_bytes 50000000
dependency_call_duration_seconds_sum{dependency="postgresql"} 1.2
dependency_call_duration_seconds_count{dependency="postgresql"} 110
pool_connections{dependency="postgresql"} 8
pool_connections_in_use{dependency="postgresql"} 2
)";

TEST(figures, rates_come_of_two_readings_and_leave_out_what_machines_ask) {
  const auto before = parse_metrics(before_text), now = parse_metrics(now_text);
  const auto f = figures_of(now, &before, 10);
  EXPECT_DOUBLE_EQ(f.at("requestsPerSecond"), 10);
  EXPECT_DOUBLE_EQ(f.at("errorsPerSecond"), 1);
  EXPECT_DOUBLE_EQ(f.at("errorPercent"), 10);
  EXPECT_DOUBLE_EQ(f.at("cpuPercent"), 5);
  EXPECT_DOUBLE_EQ(f.at("memoryMb"), 50);
  EXPECT_NEAR(f.at("db:postgresql"), 2, 1e-9);
  EXPECT_DOUBLE_EQ(f.at("pool:postgresql"), 25);
  // 90 of 100 below a millisecond; the 95th is half way from there to five.
  EXPECT_NEAR(f.at("p95Ms"), 3, 1e-9);
}

TEST(figures, one_reading_or_a_new_start_gives_no_rates) {
  const auto before = parse_metrics(before_text);
  auto now = parse_metrics(now_text);
  EXPECT_FALSE(figures_of(now, nullptr, 0).contains("requestsPerSecond"));
  now["process_start_time_seconds"] = 2000;
  const auto f = figures_of(now, &before, 10);
  EXPECT_FALSE(f.contains("cpuPercent"));
  EXPECT_DOUBLE_EQ(f.at("memoryMb"), 50);
}

TEST(figures, lines_that_are_no_figures_are_left_out) {
  EXPECT_TRUE(parse_metrics("# TYPE a gauge\n\nnothing\nb nonsense\n").empty());
  EXPECT_EQ(parse_metrics("a 1\nb{x=\"1 2\"} 2e3").at("b{x=\"1 2\"}"), 2000);
}

TEST(figures, the_system_is_as_old_as_its_oldest_outbox) {
  const std::map<std::string, core_api::metric_values> told{
      {"customer-api", {{"outbox_oldest_seconds", 3}}},
      {"admin-api", {{"outbox_oldest_seconds", 40}}},
      {"core-api", {{"jobs_ready", 7}}}};
  const std::map<std::string, core_api::figures> rates{
      {"customer-api", {{"requestsPerSecond", 90}, {"errorsPerSecond", 0}}},
      {"admin-api", {{"requestsPerSecond", 10}, {"errorsPerSecond", 5}}}};
  const auto f = core_api::system_figures(told, rates);
  EXPECT_EQ(f.at("outboxSeconds"), 40);
  EXPECT_EQ(f.at("jobsReady"), 7);
  EXPECT_EQ(f.at("errorPercent"), 5);
}

TEST(figures, samples_fold_into_the_mean_or_the_worst) {
  using namespace std::chrono_literals;
  const platform::instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h};
  const auto sample = [&](std::chrono::seconds after, double cpu, double age) {
    return core_api::health_sample{noon + after,
                                   {{"core-api/cpuPercent", cpu}, {"system/outboxSeconds", age}}};
  };
  const auto folded = core_api::folded(
      {sample(0s, 10, 0), sample(299s, 20, 80), sample(300s, 5, 1)}, std::chrono::minutes{5});
  ASSERT_EQ(folded.size(), 2U);
  EXPECT_EQ(folded[0].at, noon);
  EXPECT_EQ(folded[0].values.at("core-api/cpuPercent"), 15);
  EXPECT_EQ(folded[0].values.at("system/outboxSeconds"), 80);
  EXPECT_EQ(folded[1].at, noon + 5min);
}

}  // namespace

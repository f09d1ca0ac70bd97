#include "platform/http/traffic.hpp"

#include <prometheus/metric_family.h>

#include <algorithm>

namespace platform::http {
namespace {

// One writer for each cell: a plain add, without the cost of a locked instruction.
void bump(std::atomic<std::uint64_t>& cell, std::uint64_t by) noexcept {
  cell.store(cell.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}

struct totals {
  std::array<std::uint64_t, 6> by_class{};
  std::array<std::uint64_t, traffic::bounds_us.size() + 1> buckets{};
  std::uint64_t sum_us = 0, count = 0;
};

totals sum(const std::vector<std::shared_ptr<const traffic>>& parts, std::size_t route) {
  totals t;
  for (const auto& part : parts) {
    const auto& one = part->rows()[route];
    for (std::size_t i = 0; i < t.by_class.size(); ++i)
      t.by_class[i] += one.by_class[i].load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < t.buckets.size(); ++i) {
      const auto n = one.buckets[i].load(std::memory_order_relaxed);
      t.buckets[i] += n;
      t.count += n;
    }
    t.sum_us += one.sum_us.load(std::memory_order_relaxed);
  }
  return t;
}

}  // namespace

void traffic::add(std::size_t route, int status, std::chrono::microseconds took) noexcept {
  auto& mine = rows_[route];
  const auto us = static_cast<std::uint64_t>(std::max<std::int64_t>(took.count(), 0));
  std::size_t i = 0;
  while (i < bounds_us.size() && us > bounds_us[i]) ++i;
  bump(mine.buckets[i], 1);
  bump(mine.by_class[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))], 1);
  bump(mine.sum_us, us);
}

std::vector<prometheus::MetricFamily> traffic_report::Collect() const {
  prometheus::MetricFamily requests{"http_requests_total",
                                    "Requests by route and status class.",
                                    prometheus::MetricType::Counter,
                                    {}};
  prometheus::MetricFamily latency{"http_request_duration_seconds",
                                   "Time from the request's head to its answer.",
                                   prometheus::MetricType::Histogram,
                                   {}};
  for (std::size_t route = 0; route < names_.size(); ++route) {
    const auto t = sum(parts_, route);
    if (t.count == 0) continue;
    for (std::size_t c = 0; c < t.by_class.size(); ++c) {
      if (t.by_class[c] == 0) continue;
      prometheus::ClientMetric m;
      m.label = {{"route", names_[route]}, {"status", std::to_string(c) + "xx"}};
      m.counter.value = static_cast<double>(t.by_class[c]);
      requests.metric.push_back(m);
    }
    prometheus::ClientMetric h;
    h.label = {{"route", names_[route]}};
    h.histogram.sample_count = t.count;
    h.histogram.sample_sum = static_cast<double>(t.sum_us) / 1e6;
    std::uint64_t up_to = 0;
    for (std::size_t i = 0; i < traffic::bounds_us.size(); ++i) {
      up_to += t.buckets[i];
      h.histogram.bucket.push_back({up_to, traffic::bounds_us[i] / 1e6});
    }
    latency.metric.push_back(h);
  }
  return {requests, latency};
}

}  // namespace platform::http

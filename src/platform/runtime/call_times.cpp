#include "platform/runtime/call_times.hpp"

#include <prometheus/metric_family.h>

#include <algorithm>

namespace platform {

void call_times::add(std::chrono::microseconds took, bool ok) noexcept {
  const auto us = static_cast<std::uint64_t>(std::max<std::int64_t>(took.count(), 0));
  std::size_t i = 0;
  while (i < bounds_us.size() && us > bounds_us[i]) ++i;
  buckets_[i].fetch_add(1, std::memory_order_relaxed);
  sum_us_.fetch_add(us, std::memory_order_relaxed);
  if (!ok) failures_.fetch_add(1, std::memory_order_relaxed);
}

std::vector<prometheus::MetricFamily> call_times::Collect() const {
  prometheus::ClientMetric took, failed;
  took.label = failed.label = {{"dependency", dependency_}};
  std::uint64_t up_to = 0;
  for (std::size_t i = 0; i < bounds_us.size(); ++i) {
    up_to += buckets_[i].load(std::memory_order_relaxed);
    took.histogram.bucket.push_back({up_to, bounds_us[i] / 1e6});
  }
  took.histogram.sample_count = up_to + buckets_.back().load(std::memory_order_relaxed);
  took.histogram.sample_sum = static_cast<double>(sum_us_.load(std::memory_order_relaxed)) / 1e6;
  failed.counter.value = static_cast<double>(failures_.load(std::memory_order_relaxed));
  return {{"dependency_call_duration_seconds",
           "Time of one call of a dependency.",
           prometheus::MetricType::Histogram,
           {took}},
          {"dependency_call_failures_total",
           "Calls of a dependency that failed.",
           prometheus::MetricType::Counter,
           {failed}}};
}

}  // namespace platform

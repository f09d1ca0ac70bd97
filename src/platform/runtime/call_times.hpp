#pragma once
// How long the calls of one dependency took, and how many failed: for /metrics. Any thread adds.

#include <prometheus/collectable.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace platform {

class call_times : public prometheus::Collectable {
 public:
  static constexpr std::array<std::uint32_t, 8> bounds_us{500,    1000,    2500,    10'000,
                                                          50'000, 250'000, 500'000, 2'000'000};

  explicit call_times(std::string dependency) : dependency_(std::move(dependency)) {}
  void add(std::chrono::microseconds took, bool ok) noexcept;
  // dependency_call_duration_seconds and dependency_call_failures_total
  [[nodiscard]] std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  std::string dependency_;
  std::array<std::atomic<std::uint64_t>, bounds_us.size() + 1> buckets_{};
  std::atomic<std::uint64_t> sum_us_{0}, failures_{0};
};

}  // namespace platform

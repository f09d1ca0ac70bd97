#pragma once
// Counts of the hot path: requests by route and status class, and a latency histogram. One set for
// each loop, written by that loop only, so that counting costs no lock and no shared cache line;
// summed when scraped.

#include <prometheus/collectable.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace platform::http {

class traffic {
 public:
  static constexpr std::array<std::uint32_t, 10> bounds_us{100,   250,    500,    1000,    5000,
                                                           25000, 100000, 250000, 1000000, 5000000};

  explicit traffic(std::size_t routes) : rows_(routes) {}
  void add(std::size_t route, int status, std::chrono::microseconds took) noexcept;

  struct row {
    std::array<std::atomic<std::uint64_t>, 6> by_class{};
    std::array<std::atomic<std::uint64_t>, bounds_us.size() + 1> buckets{};
    std::atomic<std::uint64_t> sum_us{0};
  };
  [[nodiscard]] const std::vector<row>& rows() const noexcept { return rows_; }

 private:
  std::vector<row> rows_;
};

class traffic_report : public prometheus::Collectable {
 public:
  void name_routes(std::vector<std::string> names) { names_ = std::move(names); }
  void include(std::shared_ptr<const traffic> t) { parts_.push_back(std::move(t)); }
  [[nodiscard]] std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  std::vector<std::string> names_;
  std::vector<std::shared_ptr<const traffic>> parts_;
};

}  // namespace platform::http

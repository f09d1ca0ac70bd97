#pragma once
// Token buckets by key (an address, a customer). Sharded, bounded in memory, exact across threads.

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace platform::http {

class rate_limit {
 public:
  using clock = std::chrono::steady_clock;

  // `per_second` tokens flow in, up to `burst` are kept.
  rate_limit(double per_second, double burst) : per_second_(per_second), burst_(burst) {}

  // Takes one token; false when none is left. Keys are hashes: two that collide share a bucket.
  [[nodiscard]] bool allow(std::uint64_t key, clock::time_point now);

 private:
  struct bucket {
    double tokens;
    clock::time_point at;
  };
  struct shard {
    std::mutex guard;
    std::unordered_map<std::uint64_t, bucket> buckets;
  };
  static constexpr std::size_t max_buckets_per_shard = 8192;

  void forget_full(shard& s, clock::time_point now) const;

  double per_second_, burst_;
  std::array<shard, 16> shards_;
};

}  // namespace platform::http

#include "platform/http/rate_limit.hpp"

#include <algorithm>

namespace platform::http {

bool rate_limit::allow(std::uint64_t key, clock::time_point now) {
  auto& s = shards_[(key ^ (key >> 32)) % shards_.size()];
  const std::scoped_lock lock(s.guard);
  if (s.buckets.size() >= max_buckets_per_shard) forget_full(s, now);
  auto [it, fresh] = s.buckets.try_emplace(key, bucket{burst_, now});
  auto& b = it->second;
  const std::chrono::duration<double> passed = now - b.at;
  if (passed.count() > 0) {
    b.tokens = std::min(burst_, b.tokens + passed.count() * per_second_);
    b.at = now;
  }
  if (b.tokens < 1) return false;
  b.tokens -= 1;
  return true;
}

// A bucket that has filled up again says nothing that a new one would not say.
void rate_limit::forget_full(shard& s, clock::time_point now) const {
  std::erase_if(s.buckets, [&](const auto& entry) {
    const std::chrono::duration<double> passed = now - entry.second.at;
    return entry.second.tokens + passed.count() * per_second_ >= burst_;
  });
  if (s.buckets.size() >= max_buckets_per_shard) s.buckets.clear();
}

}  // namespace platform::http

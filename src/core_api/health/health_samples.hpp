#pragma once
// Figures over time, collection `health_samples` of MongoDB Core. Bounded: moments are kept three
// hours, five-minute samples eight days, hours 92 days, at most 5,600 documents in all.

#include <chrono>
#include <string>
#include <vector>

#include "core_api/health/figures.hpp"
#include "platform/mongo/pool.hpp"

namespace core_api {

struct health_sample {
  platform::instant at{};
  figures values;  // "<process>/<figure>", "system/<figure>"
};

struct sample_level {
  const char* name;
  std::chrono::milliseconds width, kept;
};
inline constexpr sample_level each_moment{"moment", std::chrono::seconds{10},
                                          std::chrono::hours{3}};
inline constexpr sample_level each_five_minutes{"minutes", std::chrono::minutes{5},
                                                std::chrono::days{8}};
inline constexpr sample_level each_hour{"hour", std::chrono::hours{1}, std::chrono::days{92}};

class health_samples {
 public:
  explicit health_samples(platform::mongo::database& db) : db_(db) {}

  // One of each level for each width of time, whoever is first.
  void add(const sample_level& level, const health_sample& s);
  [[nodiscard]] std::vector<health_sample> since(const sample_level& level, platform::instant from);
  // Folds what has ended since into the coarser levels, and forgets what is old.
  void fold_and_forget(platform::instant now);

 private:
  void fold_into(const sample_level& coarse, const sample_level& fine, platform::instant now);

  platform::mongo::database& db_;
};

// All samples of `width` become one, at its begin.
[[nodiscard]] std::vector<health_sample> folded(const std::vector<health_sample>& fine,
                                                std::chrono::milliseconds width);

}  // namespace core_api

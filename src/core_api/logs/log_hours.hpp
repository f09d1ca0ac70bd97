#pragma once
// How many entries of each kind and severity each hour has, collection `log_hours` of MongoDB Core:
// totals and the picture over time without reading the entries. Counted when an entry is written;
// the last day is counted anew every night, as a process may end between entry and count.

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/mongo/pool.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {

inline constexpr std::array<std::string_view, 6> log_kinds{"AUTH",   "ERROR", "RECONCILE",
                                                           "NOTIFY", "JOB",   "ALERT"};
inline constexpr std::array<std::string_view, 4> log_severities{"info", "warning", "error",
                                                                "critical"};

struct log_bar {
  platform::instant at{};                                    // it begins
  std::array<std::int64_t, log_severities.size()> counts{};  // as log_severities
};

struct log_histogram {
  std::chrono::seconds width{};
  std::vector<log_bar> bars;  // without gaps, oldest first
};

class log_hours {
 public:
  explicit log_hours(platform::mongo::database& db) : db_(db) {}

  void count(platform::instant at, const std::string& kind, const std::string& severity,
             std::int64_t more = 1);
  // Entries of the whole hours within [from, to); all when not bounded. Empty kind, severity: any.
  [[nodiscard]] std::int64_t total(std::string_view kind, std::string_view severity,
                                   std::optional<platform::instant> from,
                                   std::optional<platform::instant> to);
  // All whole hours that touch [from, to], at most about a hundred bars.
  [[nodiscard]] log_histogram between(platform::instant from, platform::instant to,
                                      std::string_view kind, std::string_view severity);
  void count_anew(platform::instant from, platform::instant to);  // both at the start of an hour
  void make_when_missing();  // from the entries of an older version
  void forget(std::string_view kind, platform::instant before);  // at the start of an hour

 private:
  void keep(platform::instant hour, const std::map<std::string, std::int64_t>& counts);

  platform::mongo::database& db_;
};

[[nodiscard]] platform::instant hour_of(platform::instant at);

}  // namespace core_api

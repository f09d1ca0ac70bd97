#include "core_api/health/health_samples.hpp"

#include <algorithm>
#include <cmath>

#include "platform/mongo/collection.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::view;

namespace {

// Kept as whole thousandths.
constexpr double parts = 1000;

platform::instant begin_of(platform::instant at, std::chrono::milliseconds width) {
  return at - at.time_since_epoch() % width;
}

health_sample from_bson(view v) {
  health_sample s{v.time("at"), {}};
  v.each_number("values", [&](std::string_view name, std::int64_t n) {
    s.values.emplace(name, static_cast<double>(n) / parts);
  });
  return s;
}

struct sum {
  double all = 0, most = 0;
  std::size_t count = 0;
};

}  // namespace

void health_samples::add(const sample_level& level, const health_sample& s) {
  const auto at = begin_of(s.at, level.width);
  doc values;
  for (const auto& [name, value] : s.values) {
    if (std::isfinite(value)) values.add(name, std::llround(value * parts));
  }
  db_["health_samples"].insert(
      doc{{"_id", std::string(level.name) + ":" + std::to_string(at.time_since_epoch().count())},
          {"level", level.name},
          {"at", at},
          {"values", values}});
}

std::vector<health_sample> health_samples::since(const sample_level& level,
                                                 platform::instant from) {
  std::vector<health_sample> out;
  db_["health_samples"].find_each(doc{{"level", level.name}, {"at", doc{{"$gte", from}}}}, {},
                                  [&](view v) { out.push_back(from_bson(v)); });
  std::ranges::sort(out, {}, &health_sample::at);
  return out;
}

std::vector<health_sample> folded(const std::vector<health_sample>& list,
                                  std::chrono::milliseconds width) {
  std::map<platform::instant, std::map<std::string, sum>> by_time;
  for (const auto& s : list) {
    auto& sums = by_time[begin_of(s.at, width)];
    for (const auto& [name, value] : s.values) {
      auto& f = sums[name];
      f.most = f.count == 0 ? value : std::max(f.most, value);
      f.all += value;
      ++f.count;
    }
  }
  std::vector<health_sample> out;
  for (const auto& [at, sums] : by_time) {
    health_sample s{at, {}};
    for (const auto& [name, f] : sums) s.values[name] = fold(name, f.all, f.most, f.count);
    out.push_back(std::move(s));
  }
  return out;
}

void health_samples::fold_into(const sample_level& coarse, const sample_level& from,
                               platform::instant now) {
  const auto last = since(coarse, now - from.kept);
  const auto begin =
      last.empty() ? begin_of(now - from.kept, coarse.width) : last.back().at + coarse.width;
  const auto end = begin_of(now, coarse.width);
  if (begin >= end) return;
  auto list = since(from, begin);
  std::erase_if(list, [&](const health_sample& s) { return s.at >= end; });
  for (const auto& s : folded(list, coarse.width)) add(coarse, s);
}

void health_samples::fold_and_forget(platform::instant now) {
  fold_into(each_five_minutes, each_moment, now);
  fold_into(each_hour, each_five_minutes, now);
  for (const auto* level : {&each_moment, &each_five_minutes, &each_hour}) {
    db_["health_samples"].delete_many(
        doc{{"level", level->name}, {"at", doc{{"$lt", now - level->kept}}}});
  }
}

}  // namespace core_api

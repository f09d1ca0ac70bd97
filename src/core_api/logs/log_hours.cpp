#include "core_api/logs/log_hours.hpp"

#include <algorithm>

#include "platform/mongo/collection.hpp"

namespace core_api {

using platform::instant;
using platform::mongo::doc;
using platform::mongo::view;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds hour = 1h;
using counts_by_name = std::map<std::string, std::int64_t>;

std::string id_of(instant at) {
  return std::to_string(at.time_since_epoch().count());
}

std::string name_of(std::string_view kind, std::string_view severity) {
  return std::string(kind) + "-" + std::string(severity);
}

// -1: not wanted, or no severity of ours.
int place_of(std::string_view name, std::string_view kind, std::string_view severity) {
  const auto dash = name.find('-');
  const auto its = dash == name.npos ? name : name.substr(dash + 1);
  if (!kind.empty() && name.substr(0, dash) != kind) return -1;
  if (!severity.empty() && its != severity) return -1;
  const auto found = std::find(log_severities.begin(), log_severities.end(), its);
  return found == log_severities.end() ? -1 : static_cast<int>(found - log_severities.begin());
}

doc bounds_of(const std::optional<instant>& from, const std::optional<instant>& to) {
  doc bounds;
  if (from) bounds.add("$gte", *from);
  if (to) bounds.add("$lt", *to);
  doc filter;
  if (!bounds.empty()) filter.add("at", bounds);
  return filter;
}

std::chrono::hours width_for(std::chrono::milliseconds span) {
  for (const auto width : {1h, 6h, 24h}) {
    if (span / width <= 100) return width;
  }
  return 24h * 7;
}

}  // namespace

instant hour_of(instant at) {
  return std::chrono::floor<std::chrono::hours>(at);
}

void log_hours::count(instant at, const std::string& kind, const std::string& severity,
                      std::int64_t more) {
  const auto begin = hour_of(at);
  const auto id = id_of(begin);
  auto hours = db_["log_hours"];
  const doc filter{{"_id", id}};
  const doc update{{"$inc", doc{{"n." + name_of(kind, severity), more}}}};
  if (hours.update_one(filter, update) == 1) return;
  hours.insert(doc{{"_id", id}, {"at", begin}, {"n", doc{}}});  // somebody else may have just now
  hours.update_one(filter, update);
}

std::int64_t log_hours::total(std::string_view kind, std::string_view severity,
                              std::optional<instant> from, std::optional<instant> to) {
  std::int64_t sum = 0;
  db_["log_hours"].find_each(bounds_of(from, to), {}, [&](view v) {
    v.each_number("n", [&](std::string_view name, std::int64_t n) {
      if (place_of(name, kind, severity) >= 0) sum += n;
    });
  });
  return sum;
}

log_histogram log_hours::between(instant from, instant to, std::string_view kind,
                                 std::string_view severity) {
  const std::chrono::milliseconds width = width_for(to - from);
  const auto begin = from - from.time_since_epoch() % width;
  log_histogram out{std::chrono::duration_cast<std::chrono::seconds>(width), {}};
  for (auto at = begin; at <= to; at += width) out.bars.push_back({at, {}});
  db_["log_hours"].find_each(bounds_of(begin, out.bars.back().at + width), {}, [&](view v) {
    auto& bar = out.bars.at(static_cast<std::size_t>((v.time("at") - begin) / width));
    v.each_number("n", [&](std::string_view name, std::int64_t n) {
      const int place = place_of(name, kind, severity);
      if (place >= 0) bar.counts.at(static_cast<std::size_t>(place)) += n;
    });
  });
  return out;
}

void log_hours::keep(instant at, const counts_by_name& counts) {
  doc numbers;
  for (const auto& [name, n] : counts) numbers.add(name, n);
  db_["log_hours"].upsert_replace(id_of(at), doc{{"_id", id_of(at)}, {"at", at}, {"n", numbers}});
}

void log_hours::count_anew(instant from, instant to) {
  platform::mongo::find_options wanted;
  wanted.projection = doc{{"kind", 1}, {"severity", 1}};
  for (auto at = from; at < to; at += hour) {
    counts_by_name counts;
    db_["logs"].find_each(doc{{"at", doc{{"$gte", at}, {"$lt", at + hour}}}}, wanted,
                          [&](view v) { ++counts[name_of(v.text("kind"), v.text("severity"))]; });
    if (!counts.empty()) keep(at, counts);
  }
}

void log_hours::make_when_missing() {
  if (db_["log_hours"].count_all() > 0) return;
  platform::mongo::find_options wanted;
  wanted.projection = doc{{"kind", 1}, {"severity", 1}, {"at", 1}};
  wanted.max_time = 10min;
  std::map<instant, counts_by_name> all;
  db_["logs"].find_each(doc{}, wanted, [&](view v) {
    ++all[hour_of(v.time("at"))][name_of(v.text("kind"), v.text("severity"))];
  });
  for (const auto& [at, counts] : all) keep(at, counts);
}

void log_hours::forget(std::string_view kind, instant before) {
  doc gone;
  for (const auto severity : log_severities) gone.add("n." + name_of(kind, severity), "");
  db_["log_hours"].update_many(bounds_of({}, before), doc{{"$unset", gone}});
}

}  // namespace core_api

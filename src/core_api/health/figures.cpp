#include "core_api/health/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace core_api {
namespace {

constexpr double megabyte = 1e6, milliseconds = 1e3;

// What is asked for by machines alone says nothing about how people are served.
constexpr std::array<std::string_view, 3> machine_routes{
    R"(route="GET /readyz")", R"(route="GET /metrics")", R"(route="GET /healthz")"};

std::string_view name_of(std::string_view key) {
  return key.substr(0, key.find('{'));
}

std::string label(std::string_view key, std::string_view name) {
  const auto at = key.find(std::string(name) + "=\"");
  if (at == key.npos) return {};
  const auto begin = at + name.size() + 2;
  return std::string(key.substr(begin, key.find('"', begin) - begin));
}

bool of_machines(std::string_view key) {
  return std::ranges::any_of(machine_routes,
                             [&](std::string_view r) { return key.find(r) != key.npos; });
}

double value_of(const metric_values& values, const std::string& key) {
  const auto at = values.find(key);
  return at == values.end() ? 0 : at->second;
}

// f(key, growth) for each counter of this name.
template <class F>
void each_growth(const metric_values& now, const metric_values& before, std::string_view name,
                 F f) {
  for (auto at = now.lower_bound(std::string(name)); at != now.end(); ++at) {
    if (name_of(at->first) != name) {
      if (!at->first.starts_with(name)) break;
      continue;
    }
    f(at->first, at->second - value_of(before, at->first));
  }
}

// Where this share of the calls had ended, between the bounds of a histogram.
double quantile(double share, const std::map<double, double>& up_to) {
  if (up_to.empty()) return 0;
  const double all = up_to.rbegin()->second, wanted = all * share;
  double low = 0, below = 0;
  for (const auto& [bound, count] : up_to) {
    if (count >= wanted && count > below) {
      if (std::isinf(bound)) return low;
      return low + (bound - low) * (wanted - below) / (count - below);
    }
    low = bound;
    below = count;
  }
  return low;
}

void add_traffic(figures& out, const metric_values& now, const metric_values& before,
                 double seconds) {
  double all = 0, failed = 0;
  each_growth(now, before, "http_requests_total", [&](std::string_view key, double n) {
    if (of_machines(key)) return;
    all += n;
    if (label(key, "status") == "5xx") failed += n;
  });
  out["requestsPerSecond"] = all / seconds;
  out["errorsPerSecond"] = failed / seconds;
  out["errorPercent"] = all > 0 ? failed / all * 100 : 0;
  std::map<double, double> up_to;
  each_growth(now, before, "http_request_duration_seconds_bucket",
              [&](std::string_view key, double n) {
                if (!of_machines(key)) up_to[std::strtod(label(key, "le").c_str(), nullptr)] += n;
              });
  if (all > 0) out["p95Ms"] = quantile(0.95, up_to) * milliseconds;
}

void add_databases(figures& out, const metric_values& now, const metric_values& before) {
  each_growth(
      now, before, "dependency_call_duration_seconds_sum", [&](std::string_view key, double took) {
        const auto name = label(key, "dependency");
        const auto count = "dependency_call_duration_seconds_count{dependency=\"" + name + "\"}";
        const double calls = value_of(now, count) - value_of(before, count);
        if (calls > 0) out["db:" + name] = took / calls * milliseconds;
      });
}

void add_pools(figures& out, const metric_values& now) {
  each_growth(now, {}, "pool_connections", [&](std::string_view key, double size) {
    const auto name = label(key, "dependency");
    const double used = value_of(now, "pool_connections_in_use{dependency=\"" + name + "\"}");
    if (size > 0) out["pool:" + name] = used / size * 100;
  });
}

}  // namespace

metric_values parse_metrics(std::string_view text) {
  metric_values out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto space = line.rfind(' ');
    if (line.empty() || line.front() == '#' || space == line.npos) continue;
    const auto number = std::string(line.substr(space + 1));
    char* stop = nullptr;
    const double value = std::strtod(number.c_str(), &stop);
    if (stop == number.c_str() + number.size()) out[std::string(line.substr(0, space))] = value;
  }
  return out;
}

figures figures_of(const metric_values& now, const metric_values* before, double seconds) {
  figures out;
  out["memoryMb"] = value_of(now, "process_resident_memory_bytes") / megabyte;
  out["openFiles"] = value_of(now, "process_open_fds");
  double connections = 0, queue = 0;
  each_growth(now, {}, "http_connections", [&](std::string_view, double n) { connections += n; });
  each_growth(now, {}, "http_queue", [&](std::string_view, double n) { queue += n; });
  out["connections"] = connections;
  out["queue"] = queue;
  add_pools(out, now);
  const char* began = "process_start_time_seconds";
  if (before == nullptr || seconds <= 0 || value_of(now, began) != value_of(*before, began))
    return out;
  const char* cpu = "process_cpu_seconds_total";
  out["cpuPercent"] = (value_of(now, cpu) - value_of(*before, cpu)) / seconds * 100;
  add_traffic(out, now, *before, seconds);
  add_databases(out, now, *before);
  return out;
}

figures system_figures(const std::map<std::string, metric_values>& by_process,
                       const std::map<std::string, figures>& figures_by_process) {
  figures out;
  constexpr std::array<std::pair<const char*, const char*>, 7> told{
      {{"jobs_ready", "jobsReady"},
       {"jobs_dead", "jobsDead"},
       {"jobs_oldest_seconds", "oldestJobSeconds"},
       {"sync_lag_seconds", "syncLagSeconds"},
       {"mails_oldest_seconds", "mailSeconds"},
       {"mails_dead", "mailsDead"},
       {"outbox_oldest_seconds", "outboxSeconds"}}};
  for (const auto& [name, values] : by_process) {
    for (const auto& [metric, figure] : told) {
      const auto at = values.find(metric);
      if (at == values.end()) continue;
      const auto [there, is_new] = out.try_emplace(figure, at->second);
      if (!is_new) there->second = std::max(there->second, at->second);
    }
  }
  bool rates = false;
  double requests = 0, errors = 0;
  for (const auto& [name, f] : figures_by_process) {
    const auto all = f.find("requestsPerSecond");
    if (all == f.end()) continue;
    rates = true;
    requests += all->second;
    errors += f.at("errorsPerSecond");
  }
  if (rates) {
    out["requestsPerSecond"] = requests;
    out["errorPercent"] = requests > 0 ? errors / requests * 100 : 0;
  }
  return out;
}

double fold(std::string_view name, double sum, double most, std::size_t count) {
  constexpr std::array<std::string_view, 7> means{
      "up",          "cpuPercent", "memoryMb", "requestsPerSecond", "errorsPerSecond",
      "connections", "openFiles"};
  const auto figure = name.substr(name.rfind('/') + 1);
  const bool mean = std::ranges::find(means, figure) != means.end() || figure.starts_with("db:");
  return mean ? sum / static_cast<double>(count) : most;
}

}  // namespace core_api

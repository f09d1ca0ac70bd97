#include "platform/runtime/metrics.hpp"

#include <dirent.h>
#include <prometheus/counter.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>

#include "platform/runtime/error.hpp"

namespace platform {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

struct live_figure {
  std::string name, help;
  MetricType type;
  std::function<double()> read;
  metrics::labels by;
};

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double cpu_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double open_files() {
  double n = 0;
  DIR* folder = ::opendir("/proc/self/fd");
  if (folder == nullptr) return n;
  while (::readdir(folder) != nullptr) ++n;
  ::closedir(folder);
  return n - 3;  // ".", ".." and the folder itself
}

double seconds_since_epoch() {
  const std::chrono::duration<double> since = std::chrono::system_clock::now().time_since_epoch();
  return since.count();
}

MetricFamily family_of(const live_figure& f) {
  MetricFamily family{f.name, f.help, f.type, {}};
  try {
    ClientMetric value;
    for (const auto& [name, text] : f.by) value.label.push_back({name, text});
    (f.type == MetricType::Counter ? value.counter.value : value.gauge.value) = f.read();
    family.metric.push_back(std::move(value));
  } catch (const unavailable&) {
    return family;  // without a value: readiness says what is away
  }
  return family;
}

// One family for each name, as the format wants it: several sources may tell of one figure.
void merge(std::map<std::string, MetricFamily>& into, MetricFamily family) {
  const auto [at, is_new] = into.try_emplace(family.name, family);
  if (is_new) return;
  for (auto& m : family.metric) at->second.metric.push_back(std::move(m));
}

}  // namespace

struct metrics::state {
  prometheus::Registry registry;
  mutable std::mutex guard;
  std::vector<live_figure> live;
  std::vector<std::weak_ptr<prometheus::Collectable>> sources;
};

metrics::metrics() : state_(std::make_unique<state>()) {
  gauge("process_resident_memory_bytes", "Resident memory size in bytes.", resident_bytes);
  gauge("process_open_fds", "Open file descriptors.", open_files);
  gauge("process_start_time_seconds", "When the process began, since 1970.",
        [began = seconds_since_epoch()] { return began; });
  counter("process_cpu_seconds_total", "Time on the processor, of all threads.", cpu_seconds);
}
metrics::~metrics() = default;

void metrics::count(const std::string& name, const std::string& help, const labels& by,
                    double by_how_much) {
  auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(state_->registry);
  family.Add(std::map<std::string, std::string>(by.begin(), by.end())).Increment(by_how_much);
}

void metrics::gauge(std::string name, std::string help, std::function<double()> read, labels by) {
  const std::scoped_lock lock(state_->guard);
  state_->live.push_back(
      {std::move(name), std::move(help), MetricType::Gauge, std::move(read), std::move(by)});
}

void metrics::counter(std::string name, std::string help, std::function<double()> read, labels by) {
  const std::scoped_lock lock(state_->guard);
  state_->live.push_back(
      {std::move(name), std::move(help), MetricType::Counter, std::move(read), std::move(by)});
}

void metrics::collect(std::weak_ptr<prometheus::Collectable> source) {
  const std::scoped_lock lock(state_->guard);
  state_->sources.push_back(std::move(source));
}

std::string metrics::text() const {
  std::map<std::string, MetricFamily> by_name;
  for (auto& family : state_->registry.Collect()) merge(by_name, std::move(family));
  {
    const std::scoped_lock lock(state_->guard);
    for (const auto& f : state_->live) merge(by_name, family_of(f));
    for (const auto& weak : state_->sources) {
      if (const auto source = weak.lock()) {
        for (auto& family : source->Collect()) merge(by_name, std::move(family));
      }
    }
  }
  std::vector<MetricFamily> families;
  for (auto& [name, family] : by_name) {
    if (!family.metric.empty()) families.push_back(std::move(family));
  }
  std::ostringstream out;
  prometheus::TextSerializer{}.Serialize(out, families);
  return out.str();
}

}  // namespace platform

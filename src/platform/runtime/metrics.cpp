#include "platform/runtime/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <mutex>
#include <sstream>

namespace platform {
namespace {

struct live_gauge {
  std::string name, help;
  std::function<double()> read;
};

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

struct metrics::state {
  prometheus::Registry registry;
  mutable std::mutex guard;
  std::vector<live_gauge> gauges;
  std::vector<std::weak_ptr<prometheus::Collectable>> sources;
};

metrics::metrics() : state_(std::make_unique<state>()) {
  gauge("process_resident_memory_bytes", "Resident memory size in bytes.", resident_bytes);
}
metrics::~metrics() = default;

void metrics::count(const std::string& name, const std::string& help, const labels& by,
                    double by_how_much) {
  auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(state_->registry);
  family.Add(std::map<std::string, std::string>(by.begin(), by.end())).Increment(by_how_much);
}

void metrics::gauge(std::string name, std::string help, std::function<double()> read) {
  const std::scoped_lock lock(state_->guard);
  state_->gauges.push_back({std::move(name), std::move(help), std::move(read)});
}

void metrics::collect(std::weak_ptr<prometheus::Collectable> source) {
  const std::scoped_lock lock(state_->guard);
  state_->sources.push_back(std::move(source));
}

std::string metrics::text() const {
  auto families = state_->registry.Collect();
  const std::scoped_lock lock(state_->guard);
  for (const auto& g : state_->gauges) {
    prometheus::MetricFamily family{g.name, g.help, prometheus::MetricType::Gauge, {}};
    prometheus::ClientMetric value;
    value.gauge.value = g.read();
    family.metric.push_back(value);
    families.push_back(std::move(family));
  }
  for (const auto& weak : state_->sources) {
    if (const auto source = weak.lock()) {
      for (auto& family : source->Collect()) families.push_back(std::move(family));
    }
  }
  std::ostringstream out;
  prometheus::TextSerializer{}.Serialize(out, families);
  return out.str();
}

}  // namespace platform

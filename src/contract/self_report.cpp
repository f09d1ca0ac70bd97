#include "contract/self_report.hpp"

#include <boost/json/array.hpp>
#include <map>

#include "platform/runtime/error.hpp"

namespace contract {

boost::json::object settings_report(const std::string& version,
                                    const std::vector<platform::setting>& settings) {
  // Some are asked for more than once; the last answer holds.
  std::map<std::string, const platform::setting*> by_name;
  for (const auto& s : settings) by_name[s.name] = &s;
  boost::json::array list;
  for (const auto& [name, s] : by_name)
    list.push_back({{"name", name}, {"value", s->value}, {"source", s->source}});
  return {{"version", version}, {"settings", std::move(list)}};
}

self_report::self_report(core_client& core, boost::json::object report)
    : core_(core), report_(std::move(report)) {
  thread_ = std::thread([this] { run(); });
}

self_report::~self_report() {
  {
    const std::scoped_lock lock(guard_);
    stop_ = true;
  }
  stopping_.notify_all();
  thread_.join();
}

void self_report::run() {
  constexpr std::chrono::seconds pause{2};
  for (;;) {
    try {
      if (core_.post("/internal/v1/settings", report_).status < 300) return;
    } catch (const platform::unavailable&) {
      // Readiness says that Core is away; it hears this when it is back.
    }
    std::unique_lock lock(guard_);
    if (stopping_.wait_for(lock, pause, [this] { return stop_; })) return;
  }
}

}  // namespace contract

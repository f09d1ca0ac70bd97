#include "core_api/health/health_watch.hpp"

#include "core_api/jobs/job_queue.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"

namespace core_api {

health_watch::health_watch(process_list processes, health_samples& samples, listener hear)
    : processes_(std::move(processes)),
      samples_(samples),
      hear_(std::move(hear)),
      http_("process") {}

health_watch::~health_watch() {
  {
    const std::scoped_lock lock(guard_);
    stop_ = true;
  }
  stopping_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void health_watch::start() {
  thread_ = std::thread([this] { run(); });
}

std::optional<health_view> health_watch::last() const {
  const std::scoped_lock lock(guard_);
  return last_;
}

void health_watch::run() {
  bool failing = false;
  for (;;) {
    try {
      const auto seen = look();
      {
        const std::scoped_lock lock(guard_);
        last_ = seen;
      }
      keep(seen);
      hear_(seen);
      failing = false;
    } catch (const std::exception& e) {
      if (!failing) platform::log::warning("figures are not kept", {{"error", e.what()}});
      failing = true;
    }
    std::unique_lock lock(guard_);
    // To the next whole ten seconds, so that all Cores look at the same moments.
    const auto now = job_queue::system_time();
    const auto pause = each_moment.width - now.time_since_epoch() % each_moment.width;
    if (stopping_.wait_for(lock, pause, [this] { return stop_; })) return;
  }
}

health_view health_watch::look() {
  health_view v;
  v.at = job_queue::system_time();
  std::map<std::string, metric_values> by_process;
  for (const auto& [name, url] : processes_) {
    platform::http::client_request ask;
    ask.url = url + "/metrics";
    try {
      const auto answer = http_.send(ask);
      if (answer.status != 200)
        throw platform::unavailable(name, "status " + std::to_string(answer.status));
      reading now{std::chrono::steady_clock::now(), parse_metrics(answer.body)};
      const auto before = before_.find(name);
      const bool twice = before != before_.end();
      const std::chrono::duration<double> since =
          twice ? now.at - before->second.at : std::chrono::duration<double>{};
      v.by_process[name] =
          figures_of(now.values, twice ? &before->second.values : nullptr, since.count());
      by_process[name] = now.values;
      before_[name] = std::move(now);
    } catch (const platform::unavailable&) {
      v.away.push_back(name);  // that it is away is the answer
      before_.erase(name);
    }
  }
  v.system = system_figures(by_process, v.by_process);
  v.system["processesAway"] = static_cast<double>(v.away.size());
  return v;
}

void health_watch::keep(const health_view& v) {
  health_sample s{v.at, {}};
  for (const auto& [name, value] : v.system) s.values["system/" + name] = value;
  for (const auto& [process, values] : v.by_process) {
    for (const auto& [name, value] : values) s.values[process + "/" + name] = value;
    s.values[process + "/up"] = 1;
  }
  // The first look comes before this process itself listens, and others start beside it.
  if (looks_++ > 0) {
    for (const auto& process : v.away) s.values[process + "/up"] = 0;
  }
  samples_.add(each_moment, s);
  if (v.at - folded_at_ < each_five_minutes.width) return;
  samples_.fold_and_forget(v.at);
  folded_at_ = v.at;
}

}  // namespace core_api

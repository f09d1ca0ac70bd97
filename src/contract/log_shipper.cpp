#include "contract/log_shipper.hpp"

#include <boost/json/array.hpp>

#include "platform/runtime/error.hpp"
#include "platform/runtime/time.hpp"

namespace contract {
namespace {

constexpr std::size_t batch_size = 100;
constexpr std::chrono::milliseconds pause_after_failure{1000};

}  // namespace

log_shipper::log_shipper(core_client& core, const platform::clock& clock, std::string process)
    : core_(core), clock_(clock), process_(std::move(process)) {
  thread_ = std::thread([this] { run(); });
  platform::log::forward([this](const platform::log_line& line) { take(line); });
}

log_shipper::~log_shipper() {
  platform::log::forward({});
  {
    const std::scoped_lock lock(guard_);
    stop_ = true;
  }
  filled_.notify_all();
  thread_.join();
}

std::size_t log_shipper::dropped() const {
  const std::scoped_lock lock(guard_);
  return dropped_;
}

void log_shipper::take(const platform::log_line& line) {
  if (line.level < platform::severity::error) return;
  boost::json::object entry{{"at", platform::format_instant(clock_.now())},
                            {"severity", platform::name_of(line.level)},
                            {"source", process_},
                            {"message", line.message},
                            {"traceId", line.trace_id},
                            {"fields", line.fields}};
  {
    const std::scoped_lock lock(guard_);
    if (waiting_.size() >= most_waiting) {
      ++dropped_;
      return;
    }
    waiting_.push_back(std::move(entry));
  }
  filled_.notify_one();
}

void log_shipper::run() {
  std::deque<boost::json::object> batch;
  for (;;) {
    {
      std::unique_lock lock(guard_);
      filled_.wait(lock, [this] { return stop_ || !waiting_.empty(); });
      if (stop_) return;
      while (!waiting_.empty() && batch.size() < batch_size) {
        batch.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
      }
    }
    ship(batch);
  }
}

// Until Core has them, or this process ends: they stand on stdout too.
void log_shipper::ship(std::deque<boost::json::object>& batch) {
  for (;;) {
    try {
      boost::json::array entries(batch.begin(), batch.end());
      if (core_.post("/internal/v1/logs", {{"entries", std::move(entries)}}).status < 300) {
        batch.clear();
        return;
      }
    } catch (const platform::unavailable&) {
      // An error about this would only wait behind the others.
    }
    std::unique_lock lock(guard_);
    if (filled_.wait_for(lock, pause_after_failure, [this] { return stop_; })) return;
  }
}

}  // namespace contract

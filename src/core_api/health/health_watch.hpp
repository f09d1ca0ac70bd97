#pragma once
// Looks at every process each ten seconds, in real time: reads their /metrics, keeps the figures
// as a sample. Any number of Cores may look; the first sample of a moment counts.

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core_api/health/health_samples.hpp"
#include "platform/http/client.hpp"

namespace core_api {

// Name and address of each process; one that runs several times is named "customer-api 2", …
using process_list = std::vector<std::pair<std::string, std::string>>;

struct health_view {
  platform::instant at{};
  figures system;
  std::map<std::string, figures> by_process;
  std::vector<std::string> away;  // processes that did not answer
};

class health_watch {
 public:
  // Hears of each look; what it throws is said in the log, once until it works again.
  using listener = std::function<void(const health_view&)>;
  health_watch(process_list processes, health_samples& samples, listener hear);
  ~health_watch();
  health_watch(const health_watch&) = delete;
  health_watch& operator=(const health_watch&) = delete;

  void start();
  [[nodiscard]] std::optional<health_view> last() const;

 private:
  struct reading {
    std::chrono::steady_clock::time_point at;
    metric_values values;
  };
  void run();
  [[nodiscard]] health_view look();
  void keep(const health_view& v);

  const process_list processes_;
  health_samples& samples_;
  listener hear_;
  platform::http::client http_;
  std::map<std::string, reading> before_;  // the thread's own
  platform::instant folded_at_{};
  std::int64_t looks_ = 0;
  mutable std::mutex guard_;
  std::condition_variable stopping_;
  std::optional<health_view> last_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace core_api

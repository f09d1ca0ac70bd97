#pragma once
// Tells Core what this process was started with, once Core hears it: operators read the settings
// of all processes in one place. Secrets are hidden before they get here.

#include <condition_variable>
#include <mutex>
#include <thread>

#include "contract/core_client.hpp"
#include "platform/runtime/config.hpp"

namespace contract {

// The body of POST /internal/v1/settings.
[[nodiscard]] boost::json::object settings_report(const std::string& version,
                                                  const std::vector<platform::setting>& settings);

class self_report {
 public:
  self_report(core_client& core, boost::json::object report);
  ~self_report();
  self_report(const self_report&) = delete;
  self_report& operator=(const self_report&) = delete;

 private:
  void run();

  core_client& core_;
  const boost::json::object report_;
  std::mutex guard_;
  std::condition_variable stopping_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace contract

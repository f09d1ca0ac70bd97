#pragma once
// How every process feels, asked of their own /readyz; its figures now and over time.

#include <boost/json/object.hpp>
#include <functional>
#include <mutex>

#include "core_api/alerts/alerts.hpp"
#include "core_api/health/health_watch.hpp"
#include "platform/http/message.hpp"

namespace core_api {

class health_http {
 public:
  health_http(process_list processes, health_watch& watch, health_samples& samples,
              std::function<std::vector<alert>()> open_alerts)
      : processes_(std::move(processes)),
        watch_(watch),
        samples_(samples),
        open_alerts_(std::move(open_alerts)),
        http_("process") {}

  platform::http::response all(platform::http::request& r);
  platform::http::response history(platform::http::request& r);

 private:
  [[nodiscard]] boost::json::object ask(const std::string& name, const std::string& url);
  [[nodiscard]] std::vector<alert> known_alerts();

  process_list processes_;
  health_watch& watch_;
  health_samples& samples_;
  std::function<std::vector<alert>()> open_alerts_;
  platform::http::client http_;
  std::mutex guard_;
  std::vector<alert> known_;
};

}  // namespace core_api

#pragma once
// Health reports for IT operators: which there are, their files, and who gets them by e-mail.

#include "core_api/health_reports/health_reports.hpp"
#include "platform/http/message.hpp"

namespace core_api {

class health_reports_http {
 public:
  health_reports_http(health_reports& all, users& people) : all_(all), people_(people) {}
  platform::http::response list(platform::http::request& r);
  platform::http::response pdf(platform::http::request& r);
  platform::http::response csv(platform::http::request& r);
  // The caller's own choice.
  platform::http::response choice(platform::http::request& r);
  platform::http::response choose(platform::http::request& r);

 private:
  health_reports& all_;
  users& people_;
};

}  // namespace core_api

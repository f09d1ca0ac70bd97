#pragma once
// How every process feels, asked of their own /readyz.

#include <map>
#include <string>
#include <vector>

#include "platform/http/client.hpp"
#include "platform/http/message.hpp"

namespace core_api {

class health_http {
 public:
  // Name and address of each process.
  explicit health_http(std::vector<std::pair<std::string, std::string>> processes)
      : processes_(std::move(processes)), http_("process") {}

  platform::http::response all(platform::http::request& r);

 private:
  std::vector<std::pair<std::string, std::string>> processes_;
  platform::http::client http_;
};

}  // namespace core_api

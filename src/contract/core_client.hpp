#pragma once
// Core's internal API, as the other services call it: signed, traced, with a deadline and a
// breaker.

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "platform/http/client.hpp"
#include "platform/http/problem.hpp"

namespace contract {

struct core_settings {
  std::string url;     // http://127.0.0.1:8093
  std::string caller;  // "customer-api"
  std::string secret;
};

struct core_answer {
  int status = 0;
  std::string body;
  [[nodiscard]] boost::json::object json() const;  // throws unavailable when Core talks nonsense
};

class core_client {
 public:
  explicit core_client(core_settings settings);

  // Any answer below 500; throws platform::unavailable("core-api") for all else.
  [[nodiscard]] core_answer post(std::string_view path, const boost::json::object& body,
                                 std::chrono::milliseconds limit = std::chrono::milliseconds(2000));
  [[nodiscard]] core_answer get(std::string_view path,
                                std::chrono::milliseconds limit = std::chrono::milliseconds(2000));

 private:
  core_answer send(std::string_view method, std::string_view path, std::string body,
                   std::chrono::milliseconds limit);

  core_settings settings_;
  platform::http::client http_;
  platform::http::breaker breaker_;
};

// A refusal that Core gave, passed on to our own caller as it is.
[[nodiscard]] platform::http::response pass_on(const core_answer& a);

}  // namespace contract

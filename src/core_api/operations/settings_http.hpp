#pragma once
// What each process was started with, collection `process_settings` of MongoDB Core: each tells it
// when it starts, with its secrets hidden.

#include <boost/json/object.hpp>

#include "platform/http/message.hpp"
#include "platform/mongo/pool.hpp"
#include "platform/runtime/clock.hpp"

namespace core_api {

class settings_http {
 public:
  explicit settings_http(platform::mongo::database& db) : db_(db) {}

  platform::http::response take(platform::http::request& r);  // POST /internal/v1/settings
  platform::http::response list(platform::http::request& r);
  void keep(const std::string& process, const boost::json::object& report);

 private:
  platform::mongo::database& db_;
};

}  // namespace core_api

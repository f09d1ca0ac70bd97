#pragma once
// Maintenance mode, as operators turn it on and off: one document of collection `maintenance` in
// MongoDB Core, so that it survives every restart. Each change is told to the log.

#include "contract/maintenance.hpp"
#include "core_api/logs/log_store.hpp"
#include "platform/http/message.hpp"
#include "platform/mongo/pool.hpp"
#include "platform/runtime/clock.hpp"

namespace core_api {

class maintenance_http {
 public:
  maintenance_http(platform::mongo::database& db, log_store& log, const platform::clock& clock)
      : db_(db), log_(log), clock_(clock) {}

  platform::http::response state(platform::http::request& r);
  // On, or with another reason and another end; again with the same changes the end alone.
  platform::http::response turn_on(platform::http::request& r);
  platform::http::response turn_off(platform::http::request& r);

 private:
  [[nodiscard]] contract::maintenance_state stored();
  void note(const std::string& what, const platform::http::request& r, boost::json::object fields);

  platform::mongo::database& db_;
  log_store& log_;
  const platform::clock& clock_;
};

}  // namespace core_api

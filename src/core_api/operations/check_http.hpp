#pragma once
// What the invariant program needs to see of Core's own collections.

#include "core_api/jobs/job_queue.hpp"
#include "platform/http/message.hpp"

namespace core_api {

class check_http {
 public:
  explicit check_http(platform::mongo::database& db) : db_(db) {}
  platform::http::response state(platform::http::request& r);

 private:
  platform::mongo::database& db_;
};

}  // namespace core_api

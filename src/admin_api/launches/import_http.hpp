#pragma once
// Launches from a file: looked at line by line, then offered all together or not at all.

#include <functional>

#include "backoffice/launch_import.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class import_http {
 public:
  import_http(backoffice::launch_import& launches, const platform::clock& clock,
              std::function<void()> told)
      : launches_(launches), clock_(clock), told_(std::move(told)) {}

  platform::http::response import(platform::http::request& r);

 private:
  backoffice::launch_import& launches_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace admin_api

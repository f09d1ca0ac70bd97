#pragma once
// The fleet on the wire.

#include <functional>

#include "backoffice/fleet.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class rockets_http {
 public:
  rockets_http(backoffice::fleet& fleet, const platform::clock& clock, std::function<void()> told)
      : fleet_(fleet), clock_(clock), told_(std::move(told)) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response add(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response edit(platform::http::request& r);

 private:
  backoffice::fleet& fleet_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace admin_api

#pragma once
// What a supplier, or an employee on its behalf, says has happened to a launch: delayed, aborted,
// flown. Answered 202: the launch document decides.

#include <functional>

#include "backoffice/launch_changes.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class launch_acts_http {
 public:
  launch_acts_http(backoffice::launch_changes& changes, const platform::clock& clock,
                   std::function<void()> told)
      : changes_(changes), clock_(clock), told_(std::move(told)) {}

  platform::http::response delay(platform::http::request& r);
  platform::http::response abort(platform::http::request& r);
  platform::http::response success(platform::http::request& r);

 private:
  platform::http::response ask(const platform::http::request& r, backoffice::launch_asking a);

  backoffice::launch_changes& changes_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace admin_api

#pragma once
// What employees have to look at, oldest first.

#include "backoffice/work_list.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class work_list_http {
 public:
  work_list_http(backoffice::work_list& work, const platform::clock& clock)
      : work_(work), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response done(platform::http::request& r);

 private:
  backoffice::work_list& work_;
  const platform::clock& clock_;
};

}  // namespace admin_api

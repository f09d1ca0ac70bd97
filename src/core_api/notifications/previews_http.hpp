#pragma once
// Every mail template as it looks with made-up data, for operators.

#include "core_api/notifications/notifications.hpp"
#include "platform/http/message.hpp"

namespace core_api {

class previews_http {
 public:
  explicit previews_http(notifications& mails) : mails_(mails) {}
  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);

 private:
  notifications& mails_;
};

}  // namespace core_api

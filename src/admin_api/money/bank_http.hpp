#pragma once
// Statements of our bank account: uploaded, looked at, and line by line confirmed or set aside.

#include "backoffice/bank_statements.hpp"
#include "contract/core_client.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class bank_http {
 public:
  bank_http(backoffice::bank_statements& statements, contract::core_client& core,
            const platform::clock& clock)
      : statements_(statements), core_(core), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response take(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response confirm(platform::http::request& r);
  platform::http::response set_aside(platform::http::request& r);

 private:
  platform::http::response show(const std::string& line);

  backoffice::bank_statements& statements_;
  contract::core_client& core_;
  const platform::clock& clock_;
};

}  // namespace admin_api

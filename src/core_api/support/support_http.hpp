#pragma once
// What employees do to a support request: Admin API asks here, and the thread's own document is
// written. Its copy follows in the same breath, so that whoever asked reads what was done.

#include "core_api/sync/sync.hpp"
#include "platform/http/message.hpp"
#include "sales/support.hpp"

namespace core_api {

class support_http {
 public:
  support_http(sales::support& requests, sync& copies, const platform::clock& clock)
      : requests_(requests), copies_(copies), clock_(clock) {}

  platform::http::response answer(platform::http::request& r);
  platform::http::response close(platform::http::request& r);
  platform::http::response reopen(platform::http::request& r);

 private:
  [[nodiscard]] platform::http::response done(const domain::result<domain::support_request>& r);

  sales::support& requests_;
  sync& copies_;
  const platform::clock& clock_;
};

}  // namespace core_api

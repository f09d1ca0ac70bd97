#pragma once
// Logs and notifications for IT operators; entries of the other processes come in on the internal
// listener.

#include "core_api/logs/log_store.hpp"
#include "core_api/notifications/notifications.hpp"
#include "core_api/notifications/suppressions.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace core_api {

class logs_http {
 public:
  logs_http(log_store& logs, log_hours& hours, notifications& mails, suppressions& suppressed,
            const platform::clock& clock)
      : logs_(logs), hours_(hours), mails_(mails), suppressed_(suppressed), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response histogram(platform::http::request& r);
  platform::http::response take(platform::http::request& r);  // POST /internal/v1/logs

  platform::http::response list_notifications(platform::http::request& r);
  platform::http::response of_booking(platform::http::request& r);
  platform::http::response resend(platform::http::request& r);
  platform::http::response cancel(platform::http::request& r);

 private:
  // All that the search finds.
  platform::http::response file(log_query wanted, bool csv);

  log_store& logs_;
  log_hours& hours_;
  notifications& mails_;
  suppressions& suppressed_;
  const platform::clock& clock_;
};

}  // namespace core_api

#pragma once
// What became of mails after they were handed over, as the provider reports it: mails that come
// back for good and complaints suppress their address. And the list of suppressed addresses, for
// operators.

#include "core_api/logs/log_store.hpp"
#include "core_api/notifications/suppressions.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace core_api {

struct mail_event_secrets {
  std::string mailgun;  // the account's webhook signing key; empty: no such reports
  std::string generic;
};

class mail_events_http {
 public:
  mail_events_http(suppressions& all, log_store& log, const platform::clock& clock,
                   mail_event_secrets secrets)
      : all_(all), log_(log), clock_(clock), secrets_(std::move(secrets)) {}

  platform::http::response mailgun(platform::http::request& r);
  platform::http::response generic(platform::http::request& r);
  platform::http::response list(platform::http::request& r);
  platform::http::response remove(platform::http::request& r);

 private:
  void suppress(suppression s);

  suppressions& all_;
  log_store& log_;
  const platform::clock& clock_;
  mail_event_secrets secrets_;
};

}  // namespace core_api

#pragma once
// Launches on the wire: offering and changing them, who booked, who flies.

#include <functional>

#include "backoffice/bookings.hpp"
#include "backoffice/launch_changes.hpp"
#include "backoffice/launch_fees.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class launches_http {
 public:
  launches_http(backoffice::launches& launches, backoffice::launch_changes& changes,
                backoffice::launch_fees& fees, backoffice::bookings& bookings,
                const platform::clock& clock, std::function<void()> told)
      : launches_(launches),
        changes_(changes),
        fees_(fees),
        bookings_(bookings),
        clock_(clock),
        told_(std::move(told)) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response offer(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response edit(platform::http::request& r);
  platform::http::response bookings(platform::http::request& r);
  platform::http::response seats(platform::http::request& r);
  platform::http::response manifest(platform::http::request& r);

 private:
  backoffice::launches& launches_;
  backoffice::launch_changes& changes_;
  backoffice::launch_fees& fees_;
  backoffice::bookings& bookings_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace admin_api

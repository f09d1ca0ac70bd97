#pragma once
// What a supplier looks at first.

#include "backoffice/supplier_overview.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class overview_http {
 public:
  overview_http(backoffice::supplier_overview& overview, const platform::clock& clock)
      : overview_(overview), clock_(clock) {}

  platform::http::response supplier(platform::http::request& r);

 private:
  backoffice::supplier_overview& overview_;
  const platform::clock& clock_;
};

}  // namespace admin_api

#pragma once
// What suppliers get: settlements with their statement, the supplier's invoices, payouts, and the
// money of one launch. A supplier sees its own.

#include "backoffice/launch_fees.hpp"
#include "backoffice/launches.hpp"
#include "backoffice/settlements.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class settlements_http {
 public:
  settlements_http(backoffice::settlements& settlements, backoffice::launches& launches,
                   backoffice::launch_fees& fees, const platform::clock& clock)
      : settlements_(settlements), launches_(launches), fees_(fees), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response statement(platform::http::request& r);
  platform::http::response pay_out(platform::http::request& r);
  platform::http::response invoices(platform::http::request& r);
  platform::http::response invoice_file(platform::http::request& r);
  platform::http::response take_invoice(platform::http::request& r);
  platform::http::response money(platform::http::request& r);

 private:
  backoffice::settlements& settlements_;
  backoffice::launches& launches_;
  backoffice::launch_fees& fees_;
  const platform::clock& clock_;
};

}  // namespace admin_api

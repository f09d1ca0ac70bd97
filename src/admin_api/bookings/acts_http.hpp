#pragma once
// What employees do to a customer's booking. It is done by Core, in the booking's own document;
// here it is asked for, and noted who did.

#include <functional>

#include "admin_api/bookings/act_notes.hpp"
#include "backoffice/audit.hpp"
#include "backoffice/bookings.hpp"
#include "backoffice/customer_accounts.hpp"
#include "contract/core_client.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class acts_http {
 public:
  acts_http(platform::postgres::pool& db, backoffice::bookings& bookings,
            backoffice::customer_accounts& customers, contract::core_client& core,
            const platform::clock& clock)
      : db_(db), bookings_(bookings), customers_(customers), core_(core), clock_(clock) {}

  // Seats for a customer who called, paid by bank transfer.
  platform::http::response book(platform::http::request& r);
  platform::http::response quote(platform::http::request& r);
  platform::http::response cancel(platform::http::request& r);
  platform::http::response passengers(platform::http::request& r);
  // More than the rules give back; another person approves it.
  platform::http::response refund(platform::http::request& r);
  // Of a bank transfer; {id} is the payment's.
  platform::http::response transfer_completed(platform::http::request& r);
  platform::http::response transfer_failed(platform::http::request& r);

 private:
  void note(const platform::http::request& r, const char* what, const std::string& booking,
            const std::string& summary, seats_note seats = {});
  platform::http::response transfer(platform::http::request& r, const boost::json::object& outcome,
                                    const char* act, const std::string& summary);

  platform::postgres::pool& db_;
  backoffice::bookings& bookings_;
  backoffice::customer_accounts& customers_;
  contract::core_client& core_;
  const platform::clock& clock_;
};

}  // namespace admin_api

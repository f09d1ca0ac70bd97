#pragma once
// Holding, naming passengers, paying, giving back: the wire of sales::booking_flow.

#include "customer_api/bookings/live_holds.hpp"
#include "customer_api/catalogue/catalogue.hpp"
#include "platform/http/rate_limit.hpp"
#include "sales/booking_flow.hpp"

namespace customer_api {

class bookings_http {
 public:
  struct settings {
    std::string public_url;   // where the provider sends the customer back to
    std::string webhook_url;  // where it tells us, if it can be told where
    double bookings_per_minute = 10;
  };
  // `told` is called when a booking has news for Core.
  bookings_http(sales::booking_flow& flow, sales::booking_store& store, catalogue& launches,
                const platform::clock& clock, settings s, std::function<void()> told);

  platform::http::response hold(platform::http::request& r);
  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response give_back(platform::http::request& r);
  platform::http::response passengers(platform::http::request& r);
  platform::http::response renew(platform::http::request& r);
  platform::http::response pay(platform::http::request& r);
  platform::http::response documents(platform::http::request& r);

  platform::http::response show(int status, const domain::booking& b) const;
  // Somebody else has brought it forward: it is held no more, and Core is to hear of it.
  void moved_on(const domain::booking& b);

 private:
  platform::http::response refuse(const domain::refusal& no, const std::string& launch) const;
  [[nodiscard]] boost::json::object json_of(const domain::booking& b) const;
  [[nodiscard]] domain::instant departs_at(const domain::booking& b) const;
  domain::booking brought_forward(domain::booking b);

  sales::booking_flow& flow_;
  sales::booking_store& store_;
  catalogue& launches_;
  const platform::clock& clock_;
  settings settings_;
  std::function<void()> told_;
  live_holds holds_;
  platform::http::rate_limit per_customer_;
};

}  // namespace customer_api

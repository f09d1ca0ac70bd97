#pragma once
// What payment providers tell us by themselves. Only hints that something happened: what happened,
// the provider is asked, so that a webhook that comes twice, late or in another order changes
// nothing.

#include <functional>

#include "contract/core_client.hpp"
#include "customer_api/bookings/bookings_http.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/payment_settings.hpp"

namespace customer_api {

class webhooks_http {
 public:
  struct ports {
    sales::booking_flow& flow;
    sales::booking_store& store;
    bookings_http& bookings;
    contract::core_client& core;
    const platform::clock& clock;
  };
  // Each provider's route takes webhooks only while that provider is the one of the settings.
  webhooks_http(ports p, sales::payment_settings s) : p_(p), settings_(std::move(s)) {}

  platform::http::response sandbox(platform::http::request& r);
  platform::http::response stripe(platform::http::request& r);

 private:
  void check(std::string_view provider, std::string_view signature, std::string_view body) const;
  void heard_of_charge(const std::string& key);
  void heard_of_refund(const std::string& event, const std::string& key);

  ports p_;
  sales::payment_settings settings_;
};

}  // namespace customer_api

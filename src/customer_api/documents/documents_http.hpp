#pragma once
// A customer's documents as PDF: they live in PostgreSQL, so Core hands them over.

#include "contract/core_client.hpp"
#include "sales/bookings.hpp"

namespace customer_api {

class documents_http {
 public:
  documents_http(contract::core_client& core, sales::booking_store& bookings)
      : core_(core), bookings_(bookings) {}

  platform::http::response pdf(platform::http::request& r);

 private:
  contract::core_client& core_;
  sales::booking_store& bookings_;
};

}  // namespace customer_api

#pragma once
// Spaceports and destinations, to choose from.

#include "backoffice/places.hpp"
#include "platform/http/message.hpp"

namespace admin_api {

class places_http {
 public:
  explicit places_http(backoffice::places& places) : places_(places) {}

  platform::http::response spaceports(platform::http::request& r);
  platform::http::response destinations(platform::http::request& r);

 private:
  backoffice::places& places_;
};

}  // namespace admin_api

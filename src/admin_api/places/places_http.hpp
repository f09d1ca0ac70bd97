#pragma once
// Spaceports and destinations: to choose from, and kept by employees.

#include <functional>

#include "backoffice/places.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class places_http {
 public:
  // `told` is called when there are events for Core.
  places_http(backoffice::places& places, const platform::clock& clock, std::function<void()> told)
      : places_(places), clock_(clock), told_(std::move(told)) {}

  platform::http::response spaceports(platform::http::request& r);
  platform::http::response destinations(platform::http::request& r);
  platform::http::response add_spaceport(platform::http::request& r);
  platform::http::response add_destination(platform::http::request& r);
  platform::http::response change_spaceport(platform::http::request& r);
  platform::http::response change_destination(platform::http::request& r);

 private:
  backoffice::places& places_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace admin_api

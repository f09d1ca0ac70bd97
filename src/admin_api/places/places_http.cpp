#include "admin_api/places/places_http.hpp"

#include "admin_api/answers.hpp"

namespace admin_api {

namespace http = platform::http;

http::response places_http::spaceports(http::request&) {
  boost::json::array items;
  for (const auto& p : places_.spaceports()) {
    items.push_back({{"id", p.id},
                     {"name", p.name},
                     {"slug", p.slug},
                     {"country", p.country},
                     {"timeZone", p.time_zone}});
  }
  return answer(200, {{"items", std::move(items)}});
}

http::response places_http::destinations(http::request&) {
  boost::json::array items;
  for (const auto& d : places_.destinations()) {
    items.push_back({{"id", d.id},
                     {"name", d.name},
                     {"slug", d.slug},
                     {"range", domain::name_of(d.range)},
                     {"description", d.description}});
  }
  return answer(200, {{"items", std::move(items)}});
}

}  // namespace admin_api

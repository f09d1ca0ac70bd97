#include "admin_api/answers.hpp"

#include <boost/json/serialize.hpp>

#include "platform/runtime/time.hpp"

namespace admin_api {

namespace http = platform::http;
using boost::json::object;
using boost::json::value;

object money_json(domain::cents amount) {
  return {{"amountCents", amount}, {"currency", domain::currency}};
}

object address_json(const domain::address& a) {
  return {{"line1", a.line1}, {"line2", text_or_null(a.line2)},   {"postalCode", a.postal_code},
          {"city", a.city},   {"region", text_or_null(a.region)}, {"country", a.country}};
}

value text_or_null(const std::string& text) {
  return text.empty() ? value(nullptr) : value(text);
}

value instant_or_null(const std::optional<domain::instant>& at) {
  return at ? value(platform::format_instant(*at)) : value(nullptr);
}

http::response answer(int status, const object& body) {
  return http::json_response(status, boost::json::serialize(body));
}

http::response created(const std::string& location, const object& body) {
  auto out = answer(201, body);
  out.headers.emplace_back("Location", location);
  return out;
}

}  // namespace admin_api

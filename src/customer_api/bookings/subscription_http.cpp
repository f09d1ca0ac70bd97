#include "customer_api/bookings/subscription_http.hpp"

#include <boost/json/serialize.hpp>

#include "contract/calendar_file.hpp"
#include "contract/problems.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {

namespace http = platform::http;

http::response subscription_http::told(const std::optional<sales::calendar_link>& link) const {
  boost::json::object o{{"url", nullptr}, {"since", nullptr}};
  if (link) {
    o["url"] = public_url_ + "/api/v1/calendars/" + link->token + ".ics";
    o["since"] = platform::format_instant(link->made_at);
  }
  return http::json_response(200, boost::json::serialize(o));
}

http::response subscription_http::show(http::request& r) {
  return told(links_.of(r.who.subject));
}

http::response subscription_http::begin(http::request& r) {
  return told(links_.make(r.who.subject, clock_.now()));
}

http::response subscription_http::end(http::request& r) {
  links_.end(r.who.subject);
  return http::no_content();
}

http::response subscription_http::feed(http::request& r) {
  const auto customer = links_.customer_of(r.param("token"));
  if (!customer) return contract::answer({domain::no::token_invalid});
  auto trips = bookings_.of_customer({*customer, {}});
  const auto owner = customers_.find(*customer);
  const auto l = owner ? owner->language : domain::language::english;
  std::erase_if(trips, [](const domain::booking& b) { return !contract::is_trip(b); });
  return {200,
          contract::calendar_type,
          contract::calendar_feed(trips, public_url_ + domain::pages_at(l) + "/trips/", l),
          {{"Cache-Control", "private, no-cache"}}};
}

}  // namespace customer_api

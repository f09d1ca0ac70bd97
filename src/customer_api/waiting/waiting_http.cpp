#include "customer_api/waiting/waiting_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "platform/json/read.hpp"

namespace customer_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;
using boost::json::value;
using domain::no;
using platform::format_instant;

struct join_body {
  int seats = 0;
  std::optional<bool> all;
};
BOOST_DESCRIBE_STRUCT(join_body, (), (seats, all))

object waiting_json(const std::string& launch, const sales::waiting_place& p) {
  return {{"id", launch},
          {"launchId", launch},
          {"state", "waiting"},
          {"seats", p.who.seats},
          {"all", p.who.all},
          {"position", p.position},
          {"joinedAt", format_instant(p.who.joined_at)},
          {"offer", nullptr}};
}

object offered_json(const domain::booking& b) {
  return {{"id", b.launch.id},
          {"launchId", b.launch.id},
          {"state", "offered"},
          {"seats", b.seats},
          {"all", true},
          {"position", nullptr},
          {"joinedAt", format_instant(b.created_at)},
          {"offer", object{{"bookingId", b.id}, {"until", format_instant(b.held_until)}}}};
}

}  // namespace

http::response waiting_http::join(http::request& r) {
  const auto body = json::read<join_body>(r.body);
  if (body.seats < 1 || body.seats > domain::seats_per_vip)
    throw json::invalid({{"/seats", "out_of_range", "One to six seats can be waited for."}});
  const auto now = clock_.now();
  const auto place =
      list_.join(r.param("id"), {r.who.subject, body.seats, body.all.value_or(true), 0, now}, now);
  if (!place) return contract::answer(place.error());
  return http::json_response(201, boost::json::serialize(waiting_json(r.param("id"), *place)));
}

std::vector<domain::booking> waiting_http::offers_to(const std::string& customer) {
  std::vector<domain::booking> offers;
  for (auto& b : bookings_.of_customer({customer, domain::booking_state::held})) {
    if (b.offered && b.held_until >= clock_.now()) offers.push_back(std::move(b));
  }
  return offers;
}

boost::json::array waiting_http::places_of(const std::string& customer) {
  boost::json::array items;
  for (const auto& b : offers_to(customer)) items.push_back(offered_json(b));
  for (const auto& [launch, place] : list_.places_of(customer))
    items.push_back(waiting_json(launch, place));
  return items;
}

http::response waiting_http::own(http::request& r) {
  return http::json_response(200,
                             boost::json::serialize(object{{"items", places_of(r.who.subject)}}));
}

http::response waiting_http::decline(http::request& r) {
  for (const auto& b : offers_to(r.who.subject)) {
    if (b.launch.id != r.param("id")) continue;
    const auto after = flow_.give_back(r.who.subject, b.id, clock_.now());
    if (!after) return contract::answer(after.error());
    told_();
    return http::no_content();
  }
  return contract::answer({no::not_waiting});
}

http::response waiting_http::leave(http::request& r) {
  const auto left = list_.leave(r.param("id"), r.who.subject, clock_.now());
  return left ? http::no_content() : contract::answer(left.error());
}

}  // namespace customer_api

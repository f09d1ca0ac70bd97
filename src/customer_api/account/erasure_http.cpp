#include "customer_api/account/erasure_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/array.hpp>

#include "contract/problems.hpp"
#include "customer_api/account/profile.hpp"
#include "platform/json/read.hpp"

namespace customer_api {
namespace {

namespace http = platform::http;

struct erasure_body {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(erasure_body, (), (password))

http::response refuse_for(const std::vector<domain::booking>& open) {
  boost::json::array list;
  for (const auto& b : open) {
    list.push_back({{"id", b.id},
                    {"reference", domain::reference_of(b.id)},
                    {"state", domain::name_of(b.state)},
                    {"destination", b.launch.destination}});
  }
  auto p = contract::problem_of({domain::no::open_bookings});
  p.extra["bookings"] = std::move(list);
  return http::problem_response(p);
}

}  // namespace

std::vector<domain::booking> erasure_http::open_bookings(const std::string& customer) {
  auto all = p_.bookings.of_customer({customer, {}});
  std::erase_if(all, [&](const domain::booking& b) {
    const auto l = p_.launches.find(b.launch.id);
    return l && !domain::is_open(b, l->master.status);
  });
  return all;
}

http::response erasure_http::erase(http::request& r) {
  const auto body = platform::json::read<erasure_body>(r.body);
  auto c = profile_of(p_.customers, r.who.subject);
  if (const auto open = open_bookings(c.id); !open.empty()) return refuse_for(open);
  if (auto refused = p_.auth.refuse_without_password(r, body.password)) return *std::move(refused);
  const auto now = p_.clock.now();
  for (const auto& [launch, place] : p_.waiting.places_of(c.id)) {
    if (const auto left = p_.waiting.leave(launch, c.id, now); !left)
      return contract::answer(left.error());
  }
  p_.calendars.end(c.id);
  c = domain::erase(c);
  if (!p_.customers.update(c, now, domain::event_kind::customer_erased))
    return contract::answer({domain::no::version_conflict});
  p_.told();
  return p_.auth.forget_cookie("customer");  // Core ends the sessions with the rest
}

}  // namespace customer_api

#include "core_api/reviews/reviews_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "contract/review_snapshots.hpp"
#include "platform/json/read.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;

struct said {
  std::string text, by;
};
BOOST_DESCRIBE_STRUCT(said, (), (text, by))

}  // namespace

http::response reviews_http::done(const domain::result<domain::review>& r) {
  if (!r) return contract::answer(r.error());
  copies_.apply(*r);
  return http::json_response(200, boost::json::serialize(contract::to_json(*r)));
}

http::response reviews_http::answer(http::request& r) {
  const auto body = json::read<said>(r.body);
  return done(reviews_.answer(r.param("id"), body.text, body.by, clock_.now()));
}

http::response reviews_http::hide(http::request& r) {
  const auto body = json::read<said>(r.body);
  return done(reviews_.hide(r.param("id"), body.text, body.by, clock_.now()));
}

http::response reviews_http::show(http::request& r) {
  return done(reviews_.show(r.param("id"), clock_.now()));
}

}  // namespace core_api

#include "core_api/support/support_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "contract/review_snapshots.hpp"
#include "platform/json/read.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;

struct answer_body {
  std::string key, by, author, text;
};
BOOST_DESCRIBE_STRUCT(answer_body, (), (key, by, author, text))

struct act_body {
  std::string by;
};
BOOST_DESCRIBE_STRUCT(act_body, (), (by))

}  // namespace

http::response support_http::done(const domain::result<domain::support_request>& r) {
  if (!r) return contract::answer(r.error());
  copies_.apply(*r);
  return http::json_response(200, boost::json::serialize(contract::to_json(*r)));
}

http::response support_http::answer(http::request& r) {
  const auto body = json::read<answer_body>(r.body);
  return done(requests_.answer(r.param("id"),
                               {false, body.key, body.by, body.author, body.text, clock_.now()}));
}

http::response support_http::close(http::request& r) {
  const auto body = json::read<act_body>(r.body);
  return done(requests_.close(r.param("id"), body.by, clock_.now()));
}

http::response support_http::reopen(http::request& r) {
  return done(requests_.reopen(r.param("id"), clock_.now()));
}

}  // namespace core_api

#include "customer_api/reviews/reviews_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>

#include "contract/field_checks.hpp"
#include "contract/problems.hpp"
#include "customer_api/account/profile.hpp"
#include "customer_api/reviews/review_json.hpp"

namespace customer_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using domain::no;

struct review_body {
  int stars = 0;
  std::string title, text;
};
BOOST_DESCRIBE_STRUCT(review_body, (), (stars, title, text))

domain::review_words words_of(const http::request& r) {
  auto body = json::read<review_body>(r.body);
  contract::field_checks checks;
  checks.within("/stars", body.stars, domain::fewest_stars, domain::most_stars);
  checks.line("/title", body.title, domain::longest_review_title);
  checks.text("/text", body.text, domain::longest_review);
  checks.done();
  return {body.stars, std::move(body.title), std::move(body.text)};
}

http::response show(const domain::review& r) {
  return http::json_response(200, boost::json::serialize(own_review_json(r)));
}

}  // namespace

http::response reviews_http::own(http::request& r) {
  const auto b = flow_.find(r.who.subject, r.param("id"));
  if (!b) return contract::answer(b.error());
  const auto found = reviews_.of(r.who.subject, b->launch.id);
  return found ? show(*found) : http::no_content();
}

http::response reviews_http::write(http::request& r) {
  const auto words = words_of(r);
  const auto b = flow_.find(r.who.subject, r.param("id"));
  if (!b) return contract::answer(b.error());
  const auto author = profile_of(customers_, r.who.subject).name;
  const auto written = reviews_.write(*b, words, author, clock_.now());
  if (!written) return contract::answer(written.error());
  told_();
  return show(*written);
}

}  // namespace customer_api

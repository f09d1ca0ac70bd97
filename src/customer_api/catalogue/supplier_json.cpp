#include "customer_api/catalogue/supplier_json.hpp"

#include <boost/json/array.hpp>

#include "customer_api/catalogue/launch_json.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

value or_null(const std::string& text) {
  return text.empty() ? value(nullptr) : value(text);
}

object rocket_json(const domain::rocket& k) {
  array specifications;
  for (const auto& [name, text] : k.specifications)
    specifications.push_back(object{{"name", name}, {"value", text}});
  return {{"id", k.id},
          {"name", k.name},
          {"slug", k.slug},
          {"range", domain::name_of(k.range)},
          {"capacity", k.capacity},
          {"description", k.description},
          {"specifications", std::move(specifications)},
          {"picture", or_null(k.picture)}};
}

}  // namespace

found launches_of(const domain::supplier_profile& s, const snapshot& now) {
  search own;
  own.supplier = s.id;
  own.include_sold_out = true;
  own.limit = launches_of_a_supplier;
  return now.find(own);
}

object supplier_json(const domain::supplier_profile& s, const snapshot& now, const reviewed& said) {
  array rockets, launches, reviews;
  for (const auto& k : s.rockets) {
    if (!k.retired) rockets.push_back(rocket_json(k));
  }
  const auto hits = launches_of(s, now);
  for (const auto& l : hits.page) launches.push_back(summary_json(l->launch, now.as_of()));
  for (const auto& r : said.page.items) reviews.push_back(review_json(r));
  return {{"id", s.id},
          {"name", s.name},
          {"slug", s.slug},
          {"description", s.description},
          {"website", or_null(s.website)},
          {"logo", or_null(s.logo)},
          {"rockets", std::move(rockets)},
          {"launches", std::move(launches)},
          {"launchesTotal", hits.total},
          {"rating", rating_json(said.rating)},
          {"reviews", std::move(reviews)},
          {"nextCursor", or_null(said.page.next)},
          {"asOf", platform::format_instant(now.as_of())}};
}

std::string picture_path(const std::string& hash) {
  return hash.empty() ? std::string() : "/api/v1/pictures/" + hash;
}

}  // namespace customer_api

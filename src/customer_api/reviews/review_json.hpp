#pragma once
// Reviews as readers see them, and as whoever wrote one does.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>

#include "customer_api/pages/page_words.hpp"
#include "domain/review.hpp"
#include "sales/reviews.hpp"

namespace customer_api {

inline constexpr std::size_t reviews_a_page = 10;

// What a supplier's page shows of them.
struct reviewed {
  domain::rating rating;
  sales::review_page page;
  bool later = false;  // not the first page
};

[[nodiscard]] reviewed reviews_of(sales::reviews& all, const std::string& supplier,
                                  const std::string& cursor, domain::instant now);

// {average, count}, or null without any.
[[nodiscard]] boost::json::value rating_json(const domain::rating& r);
[[nodiscard]] boost::json::object review_json(const domain::review& r);
[[nodiscard]] boost::json::object own_review_json(const domain::review& r);
// Adds the variables of pages/supplier.mustache; `path` is the page's own.
void add_reviews(boost::json::object& data, const reviewed& r, const std::string& path,
                 const page_words& w);
// schema.org AggregateRating; null without any.
[[nodiscard]] boost::json::value rating_json_ld(const domain::rating& r);

}  // namespace customer_api

#pragma once
// A supplier as its public page shows it: profile, rockets, its launches on sale, and reviews.

#include <boost/json/object.hpp>

#include "customer_api/catalogue/snapshot.hpp"
#include "customer_api/reviews/review_json.hpp"

namespace customer_api {

inline constexpr std::size_t launches_of_a_supplier = 12;

// The first launches on sale, sold out ones too, soonest first.
[[nodiscard]] found launches_of(const domain::supplier_profile& s, const snapshot& now);
// As GET /suppliers/{slug} answers.
[[nodiscard]] boost::json::object supplier_json(const domain::supplier_profile& s,
                                                const snapshot& now, const reviewed& said);
[[nodiscard]] std::string picture_path(const std::string& hash);  // empty for none

}  // namespace customer_api

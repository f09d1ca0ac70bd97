#pragma once
// What suppliers and employees do to a review: Admin API asks here, and the review's own document
// is written. Its copy follows in the same breath, so that whoever asked reads what was done.

#include "core_api/sync/sync.hpp"
#include "platform/http/message.hpp"
#include "sales/reviews.hpp"

namespace core_api {

class reviews_http {
 public:
  reviews_http(sales::reviews& reviews, sync& copies, const platform::clock& clock)
      : reviews_(reviews), copies_(copies), clock_(clock) {}

  platform::http::response answer(platform::http::request& r);
  platform::http::response hide(platform::http::request& r);
  platform::http::response show(platform::http::request& r);

 private:
  [[nodiscard]] platform::http::response done(const domain::result<domain::review>& r);

  sales::reviews& reviews_;
  sync& copies_;
  const platform::clock& clock_;
};

}  // namespace core_api

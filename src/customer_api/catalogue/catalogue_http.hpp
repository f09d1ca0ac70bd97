#pragma once
// Launches, places and suppliers for everybody. All answers come from memory, but for suppliers and
// old launches.

#include "customer_api/catalogue/answers.hpp"
#include "customer_api/catalogue/catalogue.hpp"
#include "platform/http/message.hpp"
#include "sales/pictures.hpp"
#include "sales/reviews.hpp"

namespace customer_api {

// Of "?range=…&destination=…"; throws platform::json::invalid. Empty values mean "not given".
[[nodiscard]] search read_search(std::string_view query, std::size_t default_limit = 20);
// {"items": …, "nextCursor": …, "total": …, "asOf": …} and the part of it that the ETag is made
// from.
[[nodiscard]] page_of_text search_page(const snapshot& s, const search& wanted);
[[nodiscard]] std::string detail_text(const sales::launch& l, domain::instant as_of);

class catalogue_http {
 public:
  catalogue_http(catalogue& launches, sales::pictures& pictures, sales::reviews& reviews)
      : launches_(launches), pictures_(pictures), reviews_(reviews) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response spaceports(platform::http::request& r);
  platform::http::response destinations(platform::http::request& r);
  platform::http::response supplier(platform::http::request& r);
  platform::http::response picture(platform::http::request& r);

 private:
  catalogue& launches_;
  sales::pictures& pictures_;
  sales::reviews& reviews_;
  answers answers_;
};

}  // namespace customer_api

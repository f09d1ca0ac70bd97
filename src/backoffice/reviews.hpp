#pragma once
// The relational copy of reviews: suppliers answer them, employees hide what is abusive. Both are
// asked of Core, which writes them in MongoDB Customer.

#include <map>
#include <optional>
#include <string>

#include "backoffice/paging.hpp"
#include "domain/review.hpp"

namespace backoffice {

struct review_row {
  domain::review review;
  std::string supplier_name, answered_by_name, hidden_by_name;
};

struct review_filter {
  std::string supplier = {}, launch = {};  // ids; empty: any
  std::string text = {};
  std::optional<int> stars = {};
  std::optional<bool> answered = {}, hidden = {};
  std::string sort = "-writtenAt";  // writtenAt, -stars, stars
};

class reviews {
 public:
  explicit reviews(platform::postgres::pool& db) : db_(db) {}

  // False: this version or a newer one was there.
  bool apply(const domain::review& r);

  [[nodiscard]] page<review_row> list(const review_filter& f, const page_request& p);
  // `supplier`: only if it is this one's; empty: anybody's.
  [[nodiscard]] std::optional<review_row> find(const std::string& supplier, const std::string& id);
  // Of these, for reconciliation.
  [[nodiscard]] std::map<std::string, std::int64_t> versions(const std::vector<std::string>& ids);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

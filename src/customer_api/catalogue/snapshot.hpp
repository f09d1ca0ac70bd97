#pragma once
// All launches of one moment, immutable, with what search needs. Built by the catalogue, read by
// every request.

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "sales/launches.hpp"

namespace customer_api {

struct listed {
  sales::launch launch;
  std::string summary;      // its JSON in lists
  std::string search_text;  // lower case: what a visitor may type
};

enum class order { departure, departure_down, price, price_down, seats };

struct search {
  std::optional<domain::range> range;
  std::string destination, spaceport, supplier;  // id or slug
  std::optional<domain::instant> from, to;       // departure, `to` exclusive
  std::optional<domain::cents> max_price;
  int seats = 1;
  std::string text;
  bool include_sold_out = false;
  order sort = order::departure;
  std::string cursor;
  std::size_t limit = 20;
};

struct found {
  std::vector<std::shared_ptr<const listed>> page;
  std::string next_cursor;  // empty: this is the last page
  std::size_t total = 0;
};

class snapshot {
 public:
  snapshot(std::vector<std::shared_ptr<const listed>> all, domain::instant as_of);

  [[nodiscard]] domain::instant as_of() const noexcept { return as_of_; }
  [[nodiscard]] const std::vector<std::shared_ptr<const listed>>& all() const noexcept {
    return all_;
  }
  // By id, by slug, or by a former slug of the launch.
  [[nodiscard]] std::shared_ptr<const listed> find(const std::string& id_or_slug) const;
  // Throws platform::json::invalid for a cursor that is not ours.
  [[nodiscard]] found find(const search& s) const;

 private:
  std::vector<std::shared_ptr<const listed>> all_;  // by departure, then id
  std::unordered_map<std::string, std::shared_ptr<const listed>> by_name_;
  domain::instant as_of_;
};

[[nodiscard]] std::shared_ptr<const listed> make_listed(const sales::launch& l,
                                                        domain::instant now);

}  // namespace customer_api

#pragma once
// Rockets. Each change tells the Customer side: the supplier's public page and every launch that is
// still to come.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "domain/master_data.hpp"
#include "domain/refusal.hpp"
#include "platform/json/read.hpp"

namespace backoffice {

struct rocket_row {
  domain::rocket rocket;
  int launches = 0;
  domain::instant created_at{};
};

// What its launches to come ask of a rocket.
struct rocket_use {
  int launches = 0;
  int seats = 0;  // of the largest; a smaller rocket would not do
  domain::range farthest = domain::range::suborbital;
};

struct new_rocket {
  std::string supplier_id, name, description;
  domain::range range = domain::range::suborbital;
  int capacity = 0;
  std::vector<std::pair<std::string, std::string>> specifications;
};

struct rocket_edit {
  std::int64_t version = 0;  // the one that was read
  std::optional<std::string> name = {}, description = {};
  std::optional<domain::range> range = {};
  std::optional<int> capacity = {};
  std::optional<std::vector<std::pair<std::string, std::string>>> specifications = {};
  std::optional<bool> retired = {};
  std::optional<std::string> picture = {};  // a hash; empty: takes it away
};

struct rocket_filter {
  std::string supplier = {}, text = {};  // supplier: empty for all
  std::optional<bool> retired = {};
  std::string sort = "name";  // -name, capacity, -capacity
};

class fleet {
 public:
  explicit fleet(platform::postgres::pool& db) : db_(db) {}

  // no::rocket_name_taken
  [[nodiscard]] domain::result<rocket_row> create(const new_rocket& r, const std::string& actor,
                                                  domain::instant now);
  // no::rocket_not_found, version_conflict, rocket_name_taken, rocket_in_use. Throws
  // platform::json::invalid when launches to come need more seats or a longer range.
  [[nodiscard]] domain::result<rocket_row> edit(const std::string& supplier, const std::string& id,
                                                const rocket_edit& e, const std::string& actor,
                                                domain::instant now);
  // `supplier` empty: of any.
  [[nodiscard]] std::optional<rocket_row> find(const std::string& supplier, const std::string& id);
  [[nodiscard]] rocket_use use_of(const std::string& id, domain::instant now);
  [[nodiscard]] page<rocket_row> list(const rocket_filter& f, const page_request& p);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

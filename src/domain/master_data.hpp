#pragma once
// What suppliers and employees keep about places, rockets and launches; PostgreSQL is the truth,
// MongoDB Customer has a copy. Each carries a version that only grows.

#include <string>
#include <utility>
#include <vector>

#include "domain/language.hpp"
#include "domain/launch.hpp"
#include "domain/retention.hpp"

namespace domain {

struct spaceport {
  std::string id, name, slug, country, time_zone;
  std::int64_t version = 1;
};

struct destination {
  std::string id, name, slug, description;
  domain::range range = domain::range::suborbital;
  std::int64_t version = 1;
};

struct rocket {
  std::string id, supplier_id, name, slug, description;
  domain::range range = domain::range::suborbital;
  int capacity = 0;
  std::vector<std::pair<std::string, std::string>> specifications;  // name, value
  bool retired = false;
  std::int64_t version = 1;
  std::string picture = {};  // its hash; empty: none
};

// A supplier as visitors see it.
struct supplier_profile {
  std::string id, name, slug, description, website;
  std::vector<rocket> rockets;
  std::int64_t version = 1;
  std::string logo = {};  // its hash; empty: none
};

struct departure_change {
  instant departs_at{};
  std::string reason;
  instant changed_at{};
};

struct launch_master {
  std::string id, slug;
  launch_status status = launch_status::scheduled;
  instant departs_at{}, created_at{};
  cents price = 0;
  int capacity = 0;
  int vip_head_start_hours = 0;
  std::int64_t version = 1;
  domain::rocket rocket;
  domain::spaceport spaceport;
  domain::destination destination;
  std::string supplier_id, supplier_name, supplier_slug;
  std::vector<departure_change> date_history;
};

struct address {
  std::string line1, line2, postal_code, city, region, country;  // country: ISO 3166-1 alpha-2
};

struct customer {
  std::string id, email, name;
  day born{};
  std::string phone, tax_id;
  bool has_address = false;
  domain::address address;
  bool new_launch_mails = false;
  bool email_verified = false;
  domain::language language = domain::language::english;  // of mails and documents
  instant created_at{};
  std::int64_t version = 1;

  // Needed before paying: an invoice names them.
  [[nodiscard]] bool billing_complete() const noexcept { return !tax_id.empty() && has_address; }
  // An erased account: of the person nothing is left; its bookings and documents still lead here.
  [[nodiscard]] bool erased() const noexcept { return email.empty(); }
};

[[nodiscard]] inline customer erase(const customer& c) {
  customer left;
  left.id = c.id;
  left.name = erased_name;
  left.born = erased_birth;
  left.created_at = c.created_at;
  left.language = c.language;
  left.version = c.version;
  return left;
}

}  // namespace domain

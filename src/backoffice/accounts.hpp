#pragma once
// The people who sign in to Admin API: employees, financial employees, and those of a supplier.
// Core knows their passwords; names and addresses for lists, history and e-mails are kept here.

#include <optional>
#include <string>

#include "domain/account.hpp"
#include "domain/calendar.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

struct account {
  std::string id, email, name, supplier_id;  // supplier_id: empty for employees
  domain::role role = domain::role::employee;
};

class accounts {
 public:
  explicit accounts(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] std::optional<account> find(const std::string& id);
  // Somebody was invited; told again, nothing happens.
  void invited(const account& a, const std::string& actor, domain::instant now);
  // Core let somebody in: also those who were made there come to be known here. A name that was
  // changed here stays.
  void signed_in(const account& a, bool takes_name, domain::instant now);
  [[nodiscard]] bool rename(const std::string& id, const std::string& name, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

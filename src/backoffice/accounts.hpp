#pragma once
// The people who sign in to Admin API: employees, financial employees, and those of a supplier.
// Core knows their passwords; names and addresses for lists, history and e-mails are kept here.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "domain/account.hpp"
#include "domain/calendar.hpp"
#include "domain/refusal.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

struct account {
  std::string id, email, name, supplier_id;  // supplier_id: empty for employees
  domain::role role = domain::role::employee;
  bool owner = false;  // of its supplier's team: invites and removes the others
};

struct team_member {
  account person;
  std::optional<domain::instant> signed_in_at;  // none: invited, has not come yet
};

struct staff_filter {
  std::string text = {};  // words of name or address
  std::optional<domain::role> role = {};
  std::optional<std::vector<std::string>> ids = {};
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
  // Of a supplier, without those who were removed; the owner first, then by name.
  [[nodiscard]] std::vector<team_member> team(const std::string& supplier);
  // no::owner_only unless `actor` is the owner.
  [[nodiscard]] domain::result<void> may_lead(const std::string& actor);
  // Of the same team, and not its owner: no::person_not_found, owner_stays.
  [[nodiscard]] domain::result<account> removable(const std::string& supplier,
                                                  const std::string& id);
  // After Core has let them go; their name stays in what they did. Done twice is done once.
  void removed(const account& a, const std::string& actor, domain::instant now);
  // Somebody else of the team leads it. no::person_not_found.
  [[nodiscard]] domain::result<void> hand_over(const std::string& supplier, const std::string& to,
                                               const std::string& actor, domain::instant now);
  // Employees: by name, or only those of a role.
  [[nodiscard]] page<team_member> staff(const staff_filter& f, const page_request& p);
  [[nodiscard]] std::optional<team_member> colleague(const std::string& id);
  // After Core has given them another role.
  void role_changed(const std::string& id, domain::role role);
  // The supplier's people whose suspension ends with that of the supplier.
  void suspended_with_supplier(const std::vector<std::string>& ids);
  [[nodiscard]] std::vector<std::string> to_restore_with(const std::string& supplier);
  void restored_with(const std::string& supplier);
  // What was done to somebody's account, and why.
  void acted_on(const std::string& actor, const char* act, const std::string& id,
                const std::string& summary, domain::instant now);
  [[nodiscard]] bool rename(const std::string& id, const std::string& name, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

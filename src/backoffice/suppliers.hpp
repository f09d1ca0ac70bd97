#pragma once
// Suppliers: invited by an employee, then keeping their own profile. The account that signs in
// lives in Core.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "contract/snapshots.hpp"
#include "domain/refusal.hpp"

namespace backoffice {

struct supplier {
  std::string id, name, slug;
  std::string legal_name, tax_id;  // empty: not given yet
  bool has_address = false;
  domain::address address;
  std::string description, website, contact_name, contact_email, contact_phone;
  std::string logo;               // a picture's hash; empty: none
  bool daily_mails = false;       // one a day with all bookings; else one at each
  std::string state = "invited";  // invited, active, suspended
  int launches = 0;
  std::int64_t version = 1;
  domain::instant created_at{};

  // Needed before the first launch.
  [[nodiscard]] bool details_complete() const noexcept {
    return !legal_name.empty() && !tax_id.empty() && has_address;
  }
};

struct recipient {
  std::string name, email;
};

struct new_supplier {
  std::string name, contact_name, contact_email;
};

// Only what is given changes; an empty website, telephone or logo takes it away.
struct supplier_edit {
  std::optional<std::string> name = {}, legal_name = {}, tax_id = {}, description = {},
                             website = {}, contact_name = {}, contact_email = {},
                             contact_phone = {};
  std::optional<std::string> logo = {};
  std::optional<domain::address> address = {};
  std::optional<bool> daily_mails = {};
  std::string reason = {};  // why an employee does it; empty: the supplier itself
};

class suppliers {
 public:
  explicit suppliers(platform::postgres::pool& db) : db_(db) {}

  // no::supplier_name_taken, email_taken. The same name and address again give the supplier that is
  // there while it is still invited: an invitation whose second half failed is simply repeated.
  [[nodiscard]] domain::result<supplier> create(const new_supplier& wish, const std::string& actor,
                                                domain::instant now);
  // Core has the account of its contact.
  void invited(const std::string& id, const std::string& user_id);
  // Core refused the account: the supplier goes again, unless somebody was invited for it before.
  void withdraw(const std::string& id, const std::string& actor, domain::instant now);
  // Somebody of it signed in for the first time: from now on it has a public page. True that once.
  bool joined(const std::string& id, domain::instant now);

  [[nodiscard]] std::optional<supplier> find(const std::string& id);
  // no::supplier_not_found, supplier_name_taken, email_taken.
  [[nodiscard]] domain::result<supplier> update(const std::string& id, const supplier_edit& edit,
                                                const std::string& actor, domain::instant now);
  // "active" or "suspended"; so already, nothing happens. no::supplier_not_found,
  // not_possible_in_this_state while it is only invited.
  [[nodiscard]] domain::result<supplier> set_state(const std::string& id, const std::string& state,
                                                   const std::string& reason,
                                                   const std::string& actor, domain::instant now);
  [[nodiscard]] page<supplier> list(const std::string& text, const page_request& p);  // by name

  // Who gets its e-mails: its contact and everybody who signs in for it.
  [[nodiscard]] std::vector<recipient> recipients(const std::string& supplier_id);
  // What visitors see, with its rockets; nothing while it is only invited.
  [[nodiscard]] std::optional<domain::supplier_profile> profile(const std::string& id);
  [[nodiscard]] std::vector<domain::supplier_profile> profiles(const std::string& after_id,
                                                               std::size_t limit);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

#pragma once
// Credentials of all five roles, collections `users` and `emails` of MongoDB Core. An e-mail
// address belongs to whoever inserted its folded form first: uniqueness lives in `_id`.

#include <optional>
#include <string>
#include <vector>

#include "domain/account.hpp"
#include "domain/language.hpp"
#include "platform/mongo/pool.hpp"

namespace core_api {

struct user {
  std::string id, email, name, organisation;  // organisation: a supplier's id
  domain::role role = domain::role::customer;
  std::string password_hash;  // empty: invited, has not accepted yet
  bool email_verified = false, disabled = false;
  platform::instant created_at{};
  std::optional<platform::instant> last_sign_in;
  std::optional<domain::day> born;  // customers: what their profile is made from
  bool new_launch_mails = false;
  std::string health_report = {};  // operators: never, daily or weekly; empty: never chosen
  domain::language language = domain::language::english;
  std::vector<std::string> former_emails = {};
};

struct user_filter {
  std::string text, role, cursor;  // text: in the name or the address
  std::size_t limit = 50;
};

struct user_page {
  std::vector<user> items;  // newest first
  std::string next_cursor;
  std::optional<std::int64_t> total;  // not told when text is looked for
};

class users {
 public:
  explicit users(platform::mongo::database& db) : db_(db) {}

  // False: the address is somebody's. A claim whose user was never written is taken over after a
  // minute.
  [[nodiscard]] bool create(const user& u, platform::instant now);
  [[nodiscard]] std::optional<user> find(const std::string& id);
  [[nodiscard]] std::optional<user> find_by_email(const std::string& folded);
  // A whole address finds its account at once. Other text is looked for in 20,000 accounts at a
  // time: a page may hold few, and yet there is a next one.
  [[nodiscard]] user_page list(const user_filter& f, platform::instant now);
  // Those of them that there are, in no order.
  [[nodiscard]] std::vector<user> find_all(const std::vector<std::string>& ids);
  // At most so many ids of this role's suspended accounts.
  [[nodiscard]] std::vector<std::string> suspended(domain::role role, std::size_t limit);

  // With the claim on the address, which may be invited anew. Done twice is done once.
  void remove(const user& u);

  void set_password(const std::string& id, const std::string& hash, bool verifies_email);
  void set_name(const std::string& id, const std::string& name);
  void set_health_report(const std::string& id, const std::string& every);
  void set_role(const std::string& id, domain::role role);
  // False: it is so already.
  bool set_disabled(const std::string& id, bool disabled);
  void verify_email(const std::string& id);
  // Confirmed already, as the link came there. False: the address is somebody else's. Done twice is
  // done once.
  [[nodiscard]] bool move_email(const user& u, const std::string& folded, platform::instant now);
  void signed_in(const std::string& id, platform::instant now);

 private:
  platform::mongo::database& db_;
};

}  // namespace core_api

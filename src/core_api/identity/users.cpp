#include "core_api/identity/users.hpp"

#include "platform/mongo/collection.hpp"
#include "platform/mongo/timeline.hpp"
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::null;
using platform::mongo::value;
using platform::mongo::view;

namespace {

constexpr std::chrono::minutes claim_life{1};

user from_bson(view v) {
  user u;
  u.id = v.text("_id");
  u.email = v.text("email");
  u.name = v.text("name");
  u.organisation = v.text("organisation");
  u.role = domain::role_named(v.str("role")).value();
  u.password_hash = v.text("passwordHash");
  u.email_verified = v.flag("emailVerified");
  u.disabled = v.flag("disabled");
  u.created_at = v.time("createdAt");
  u.last_sign_in = v.maybe_time("lastSignInAt");
  if (const auto born = v.maybe_str("birthDate")) u.born = platform::parse_day(*born);
  u.new_launch_mails = v.flag("newLaunchMails");
  u.health_report = v.maybe_str("healthReport").value_or("");
  u.language = domain::language_coded(v.maybe_str("language").value_or("")).value_or(u.language);
  if (v.has("formerEmails"))
    v.each_string("formerEmails",
                  [&](std::string_view email) { u.former_emails.emplace_back(email); });
  return u;
}

}  // namespace

bool users::create(const user& u, platform::instant now) {
  const auto folded = domain::folded_email(u.email);
  auto emails = db_["emails"];
  if (!emails.insert(doc{{"_id", folded}, {"userId", u.id}, {"at", now}})) {
    const auto claim = emails.find_one(doc{{"_id", folded}});
    if (!claim) return false;
    const auto owner = view(*claim).text("userId");
    const auto since = view(*claim).time("at");
    if (owner != u.id) {
      if (find(owner) || since + claim_life > now) return false;
      if (emails.update_one(doc{{"_id", folded}, {"userId", owner}},
                            doc{{"$set", doc{{"userId", u.id}, {"at", now}}}}) != 1) {
        return false;
      }
    }
  }
  platform::crash_point("register.after_email");
  const bool fresh = db_["users"].insert(
      doc{{"_id", u.id},
          {"email", folded},
          {"name", u.name},
          {"organisation", u.organisation},
          {"role", domain::name_of(u.role)},
          {"passwordHash", u.password_hash},
          {"emailVerified", u.email_verified},
          {"disabled", u.disabled},
          {"createdAt", now},
          {"birthDate", u.born ? value(platform::format_day(*u.born)) : value(null)},
          {"newLaunchMails", u.new_launch_mails},
          {"language", domain::code_of(u.language)}});
  platform::crash_point("register.after_user");
  return fresh;
}

std::optional<user> users::find(const std::string& id) {
  const auto found = db_["users"].find_one(doc{{"_id", id}});
  if (!found) return {};
  return from_bson(*found);
}

std::optional<user> users::find_by_email(const std::string& folded) {
  const auto claim = db_["emails"].find_one(doc{{"_id", folded}});
  // Nobody is looked for too, so that an unknown address takes as long as a known one.
  return find(claim ? view(*claim).text("userId") : std::string("u_nobody"));
}

user_page users::list(const user_filter& f, platform::instant now) {
  platform::mongo::timeline t{"createdAt"};
  if (!f.role.empty()) t.filter.add("role", f.role);
  const auto text = domain::folded_email(f.text);
  if (text.find('@') != text.npos) {
    const auto whole = find_by_email(text);
    if (whole && (f.role.empty() || f.role == domain::name_of(whole->role)))
      return {{*whole}, {}, 1};
  }
  user_page page;
  if (text.empty()) page.total = db_["users"].count(t.filter);
  t.cursor = f.cursor;
  t.limit = f.limit;
  const auto has = [&](std::string_view part) { return part.find(text) != part.npos; };
  if (!text.empty())
    t.keep = [&](view v) {
      return has(v.str("email")) || has(domain::folded_email(v.text("name")));
    };
  const auto found = platform::mongo::read_page(db_["users"], t, now);
  page.next_cursor = found.next;
  for (const auto& d : found.items) page.items.push_back(from_bson(d));
  return page;
}

std::vector<user> users::find_all(const std::vector<std::string>& ids) {
  platform::mongo::arr wanted;
  for (const auto& id : ids) wanted.add(id);
  std::vector<user> out;
  db_["users"].find_each(doc{{"_id", doc{{"$in", wanted}}}}, {},
                         [&](view v) { out.push_back(from_bson(v)); });
  return out;
}

std::vector<std::string> users::suspended(domain::role role, std::size_t limit) {
  platform::mongo::find_options options;
  options.limit = static_cast<std::int64_t>(limit);
  options.projection = doc{{"_id", 1}};
  std::vector<std::string> out;
  db_["users"].find_each(doc{{"disabled", true}, {"role", domain::name_of(role)}}, options,
                         [&](view v) { out.push_back(v.text("_id")); });
  return out;
}

void users::remove(const user& u) {
  db_["users"].delete_one(doc{{"_id", u.id}});
  db_["emails"].delete_one(doc{{"_id", u.email}, {"userId", u.id}});
}

// The old claim goes before the account names the new address: at no time do both lead to it.
bool users::move_email(const user& u, const std::string& folded, platform::instant now) {
  auto emails = db_["emails"];
  if (!emails.insert(doc{{"_id", folded}, {"userId", u.id}, {"at", now}})) {
    const auto claim = emails.find_one(doc{{"_id", folded}});
    if (!claim || view(*claim).text("userId") != u.id) return false;
  }
  if (u.email == folded) return true;
  platform::crash_point("move.after_claim");
  emails.delete_one(doc{{"_id", u.email}, {"userId", u.id}});
  db_["users"].update_one(doc{{"_id", u.id}},
                          doc{{"$set", doc{{"email", folded}, {"emailVerified", true}}},
                              {"$addToSet", doc{{"formerEmails", u.email}}}});
  return true;
}

void users::set_password(const std::string& id, const std::string& hash, bool verifies_email) {
  doc set{{"passwordHash", hash}};
  if (verifies_email) set.add("emailVerified", true);
  db_["users"].update_one(doc{{"_id", id}}, doc{{"$set", set}});
}

void users::set_name(const std::string& id, const std::string& name) {
  db_["users"].update_one(doc{{"_id", id}}, doc{{"$set", doc{{"name", name}}}});
}

void users::set_health_report(const std::string& id, const std::string& every) {
  db_["users"].update_one(doc{{"_id", id}}, doc{{"$set", doc{{"healthReport", every}}}});
}

void users::set_role(const std::string& id, domain::role role) {
  db_["users"].update_one(doc{{"_id", id}}, doc{{"$set", doc{{"role", domain::name_of(role)}}}});
}

bool users::set_disabled(const std::string& id, bool disabled) {
  return db_["users"].update_one(doc{{"_id", id}, {"disabled", !disabled}},
                                 doc{{"$set", doc{{"disabled", disabled}}}}) == 1;
}

void users::verify_email(const std::string& id) {
  db_["users"].update_one(doc{{"_id", id}}, doc{{"$set", doc{{"emailVerified", true}}}});
}

void users::signed_in(const std::string& id, platform::instant now) {
  db_["users"].update_one(doc{{"_id", id}}, doc{{"$set", doc{{"lastSignInAt", now}}}});
}

}  // namespace core_api

#include "backoffice/suppliers.hpp"

#include <boost/json/object.hpp>

#include "backoffice/audit.hpp"
#include "backoffice/master_rows.hpp"
#include "backoffice/stored_json.hpp"
#include "domain/account.hpp"
#include "platform/security/random.hpp"

namespace backoffice {

using domain::no;
using domain::refusal;
using platform::postgres::error;
using platform::postgres::transaction;

namespace {

constexpr std::string_view columns =
    "s.*, (select count(*) from launches l where l.supplier_id = s.id) as launches";

supplier counted(const platform::postgres::row& r) {
  auto s = supplier_of(r);
  s.launches = static_cast<int>(r.i64("launches"));
  return s;
}

// The first free one of "boreal", "boreal-2", …
std::string free_slug(transaction& t, const std::string& name) {
  auto base = domain::slug_of(name).substr(0, 150);
  if (base.empty()) base = "supplier";
  auto slug = base;
  for (int n = 2; !t.exec("select 1 from suppliers where slug = $1", {slug}).empty(); ++n)
    slug = base + '-' + std::to_string(n);
  return slug;
}

boost::json::value audited(const supplier& s) {
  return boost::json::object{
      {"name", s.name},
      {"legalName", s.legal_name},
      {"taxId", s.tax_id},
      {"legalAddress", s.has_address ? to_stored(s.address) : boost::json::value(nullptr)},
      {"description", s.description},
      {"website", s.website},
      {"contactName", s.contact_name},
      {"contactEmail", s.contact_email},
      {"contactPhone", s.contact_phone},
      {"logo", s.logo},
      {"bookingMails", s.daily_mails ? "daily" : "each"}};
}

void apply(const supplier_edit& edit, supplier& s) {
  if (edit.name) s.name = *edit.name;
  if (edit.legal_name) s.legal_name = *edit.legal_name;
  if (edit.tax_id) s.tax_id = *edit.tax_id;
  if (edit.description) s.description = *edit.description;
  if (edit.website) s.website = *edit.website;
  if (edit.contact_name) s.contact_name = *edit.contact_name;
  if (edit.contact_email) s.contact_email = domain::folded_email(*edit.contact_email);
  if (edit.contact_phone) s.contact_phone = *edit.contact_phone;
  if (edit.logo) s.logo = *edit.logo;
  if (edit.daily_mails) s.daily_mails = *edit.daily_mails;
  if (edit.address) {
    s.address = *edit.address;
    s.has_address = true;
  }
}

platform::postgres::param or_null(const std::string& text) {
  return text.empty() ? platform::postgres::param(std::nullopt) : platform::postgres::param(text);
}

void store(transaction& t, const supplier& s) {
  const auto address = s.has_address ? platform::postgres::param(as_jsonb(to_stored(s.address)))
                                     : platform::postgres::param(std::nullopt);
  t.exec(
      "update suppliers set name = $2, legal_name = $3, tax_id = $4, address = $5::jsonb, "
      "description = $6, "
      "website = $7, contact_name = $8, contact_email = $9, contact_phone = $10, logo = $11, "
      "booking_mails = $12 where "
      "id = $1",
      {s.id, s.name, or_null(s.legal_name), or_null(s.tax_id), address, s.description, s.website,
       s.contact_name, s.contact_email, s.contact_phone, or_null(s.logo),
       s.daily_mails ? "daily" : "each"});
}

}  // namespace

domain::result<supplier> suppliers::create(const new_supplier& wish, const std::string& actor,
                                           domain::instant now) {
  const auto email = domain::folded_email(wish.contact_email);
  try {
    return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<supplier> {
      // The same wish again, its invitation not answered yet.
      const auto there =
          t.exec("select " + std::string(columns) +
                     " from suppliers s where lower(name) = lower($1) or contact_email = $2",
                 {wish.name, email});
      for (const auto r : there) {
        auto s = counted(r);
        const bool same = s.contact_email == email && s.state == "invited";
        if (there.size() == 1 && same &&
            t.exec("select lower($1) = lower($2) as same", {s.name, wish.name})[0].flag("same"))
          return s;
        if (s.contact_email != email) return refusal{no::supplier_name_taken};
      }
      if (!there.empty()) return refusal{no::email_taken};
      const auto id = "s_" + platform::security::random_hex(16);
      t.exec(
          "insert into suppliers (id, name, slug, contact_name, contact_email, created_at) "
          "values ($1, $2, $3, $4, $5, $6)",
          {id, wish.name, free_slug(t, wish.name), wish.contact_name, email, now});
      note(t,
           {actor, "supplier.invite", id, "Invited " + wish.name + " (" + wish.contact_name + ")"},
           now);
      return counted(
          t.exec("select " + std::string(columns) + " from suppliers s where s.id = $1", {id})[0]);
    });
  } catch (const error& e) {
    // Two at once: the other was first.
    if (!e.unique_violation()) throw;
    return refusal{e.constraint == "suppliers_contact_email" ? no::email_taken
                                                             : no::supplier_name_taken};
  }
}

void suppliers::invited(const std::string& id, const std::string& user_id) {
  db_.exec("update suppliers set invited_user = $2 where id = $1", {id, user_id});
}

void suppliers::withdraw(const std::string& id, const std::string& actor, domain::instant now) {
  platform::postgres::retry(db_, [&](transaction& t) {
    const auto gone = t.exec(
        "delete from suppliers s where id = $1 and state = 'invited' and invited_user is null "
        "and not exists (select 1 from accounts a where a.supplier_id = s.id) returning name",
        {id});
    if (gone.empty()) return;
    note(t,
         {actor, "supplier.withdraw", id,
          "Its contact has another account: " + gone[0].text("name")},
         now);
  });
}

bool suppliers::joined(const std::string& id, domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) {
    const auto first =
        t.exec("update suppliers set state = 'active' where id = $1 and state = 'invited'", {id});
    if (first.affected() != 0) tell_supplier_changed(t, id, now);
    return first.affected() != 0;
  });
}

std::optional<supplier> suppliers::find(const std::string& id) {
  const auto found =
      db_.exec("select " + std::string(columns) + " from suppliers s where s.id = $1", {id});
  if (found.empty()) return {};
  return counted(found[0]);
}

domain::result<supplier> suppliers::update(const std::string& id, const supplier_edit& edit,
                                           const std::string& actor, domain::instant now) {
  try {
    return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<supplier> {
      const auto found = t.exec(
          "select " + std::string(columns) + " from suppliers s where s.id = $1 for update of s",
          {id});
      if (found.empty()) return refusal{no::supplier_not_found};
      auto s = counted(found[0]);
      const auto before = audited(s);
      const auto old_name = s.name;
      apply(edit, s);
      const auto after = audited(s);
      if (before == after) return s;
      store(t, s);
      tell_supplier_changed(t, id, now);
      if (s.name != old_name)
        tell_launches_changed(t, "l.supplier_id = $1 and l.departs_at > $2", {id, now}, now);
      note(t,
           {actor, "supplier.edit", id,
            edit.reason.empty() ? "Company profile changed"
                                : "Company profile corrected: " + edit.reason,
            before, after},
           now);
      return s;
    });
  } catch (const error& e) {
    if (!e.unique_violation()) throw;
    return refusal{e.constraint == "suppliers_contact_email" ? no::email_taken
                                                             : no::supplier_name_taken};
  }
}

domain::result<supplier> suppliers::set_state(const std::string& id, const std::string& state,
                                              const std::string& reason, const std::string& actor,
                                              domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<supplier> {
    const auto found = t.exec(
        "select " + std::string(columns) + " from suppliers s where s.id = $1 for update of s",
        {id});
    if (found.empty()) return refusal{no::supplier_not_found};
    auto s = counted(found[0]);
    if (s.state == state) return s;
    if (s.state == "invited") return refusal{no::not_possible_in_this_state};
    t.exec("update suppliers set state = $2 where id = $1", {id, state});
    const bool suspended = state == "suspended";
    note(t,
         {actor, suspended ? "supplier.suspend" : "supplier.restore", id,
          (suspended ? "Suspended: " : "Restored: ") + reason},
         now);
    s.state = state;
    return s;
  });
}

page<supplier> suppliers::list(const std::string& text, const page_request& p) {
  static constexpr order by_name{"name", "lower(s.name)", "text", false};
  selection s;
  s.words("lower(s.name || ' ' || s.contact_name || ' ' || s.contact_email)", text);
  return read_page<supplier>(db_, s, {columns, "suppliers s", "suppliers s", "s.id"}, by_name, p,
                             counted);
}

std::vector<recipient> suppliers::recipients(const std::string& supplier_id) {
  std::vector<recipient> out;
  const auto found = db_.exec(
      "select contact_name as name, contact_email as email from suppliers s where id = $1 and not "
      "exists "
      "(select 1 from accounts a where a.supplier_id = s.id and a.email = s.contact_email) "
      "union select name, email from accounts where supplier_id = $1 and removed_at is null order "
      "by email",
      {supplier_id});
  for (const auto r : found) out.push_back({r.text("name"), r.text("email")});
  return out;
}

std::optional<domain::supplier_profile> suppliers::profile(const std::string& id) {
  const auto found = db_.exec("select * from suppliers where id = $1 and state <> 'invited'", {id});
  if (found.empty()) return {};
  std::vector<domain::rocket> rockets;
  const auto flying =
      db_.exec("select " + std::string(rocket_columns) +
                   " from rockets k where k.supplier_id = $1 and not k.retired order by k.name",
               {id});
  for (const auto r : flying) rockets.push_back(rocket_of(r));
  return profile_of(supplier_of(found[0]), std::move(rockets));
}

std::vector<domain::supplier_profile> suppliers::profiles(const std::string& after_id,
                                                          std::size_t limit) {
  std::vector<domain::supplier_profile> out;
  const auto found =
      db_.exec("select id from suppliers where id > $1 and state <> 'invited' order by id limit $2",
               {after_id, limit});
  for (const auto r : found) {
    if (auto p = profile(r.text("id"))) out.push_back(std::move(*p));
  }
  return out;
}

}  // namespace backoffice

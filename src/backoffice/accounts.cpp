#include "backoffice/accounts.hpp"

#include "backoffice/audit.hpp"

namespace backoffice {
namespace {

platform::postgres::param or_null(const std::string& text) {
  return text.empty() ? platform::postgres::param(std::nullopt) : platform::postgres::param(text);
}

account account_of(const platform::postgres::row& r) {
  return {r.text("id"),
          r.text("email"),
          r.text("name"),
          r.maybe_text("supplier_id").value_or(""),
          domain::role_named(r.text("role")).value(),
          r.flag("owner")};
}

team_member member_of(const platform::postgres::row& r) {
  return {account_of(r), r.maybe_at("signed_in_at")};
}

// The first of a supplier leads its team.
constexpr std::string_view first_of_supplier =
    "not exists (select 1 from accounts o where o.supplier_id = $5 and o.removed_at is null)";

}  // namespace

std::optional<account> accounts::find(const std::string& id) {
  const auto found = db_.exec("select * from accounts where id = $1", {id});
  if (found.empty()) return {};
  return account_of(found[0]);
}

void accounts::invited(const account& a, const std::string& actor, domain::instant now) {
  platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
    const auto made = t.exec(
        "insert into accounts (id, email, name, role, supplier_id, created_at, owner) values ($1, "
        "$2, $3, $4, $5, $6, $5::text is not null and " +
            std::string(first_of_supplier) + ") on conflict (id) do nothing",
        {a.id, a.email, a.name, domain::name_of(a.role), or_null(a.supplier_id), now});
    if (made.affected() == 0) return;
    note(t,
         {actor, "account.invite", a.id,
          "Invited " + a.name + " as " + std::string(domain::name_of(a.role))},
         now);
  });
}

void accounts::signed_in(const account& a, bool takes_name, domain::instant now) {
  db_.exec(
      "insert into accounts as known (id, email, name, role, supplier_id, created_at, "
      "signed_in_at, owner) values ($1, $2, $3, $4, (select id from suppliers where id = $5), $6, "
      "$6, $5::text is not null and " +
          std::string(first_of_supplier) +
          ") on conflict (id) do update set email = excluded.email, "
          "role = excluded.role, supplier_id = excluded.supplier_id, signed_in_at = "
          "excluded.signed_in_at, "
          "name = case when $7::boolean then excluded.name else known.name end",
      {a.id, a.email, a.name, domain::name_of(a.role), or_null(a.supplier_id), now, takes_name});
}

std::vector<team_member> accounts::team(const std::string& supplier) {
  std::vector<team_member> out;
  for (const auto r : db_.exec("select * from accounts where supplier_id = $1 and removed_at is "
                               "null order by owner desc, lower(name), id",
                               {supplier}))
    out.push_back(member_of(r));
  return out;
}

domain::result<void> accounts::may_lead(const std::string& actor) {
  const auto a = find(actor);
  if (!a || !a->owner) return domain::refusal{domain::no::owner_only};
  return {};
}

domain::result<account> accounts::removable(const std::string& supplier, const std::string& id) {
  const auto a = find(id);
  if (!a || a->supplier_id != supplier) return domain::refusal{domain::no::person_not_found};
  if (a->owner) return domain::refusal{domain::no::owner_stays};
  return *a;
}

void accounts::removed(const account& a, const std::string& actor, domain::instant now) {
  platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
    const auto gone = t.exec(
        "update accounts set removed_at = $2 where id = $1 and removed_at is null", {a.id, now});
    if (gone.affected() == 0) return;
    note(t, {actor, "account.remove", a.id, "Removed " + a.name + " (" + a.email + ")"}, now);
  });
}

domain::result<void> accounts::hand_over(const std::string& supplier, const std::string& to,
                                         const std::string& actor, domain::instant now) {
  return platform::postgres::retry(
      db_, [&](platform::postgres::transaction& t) -> domain::result<void> {
        const auto found = t.exec(
            "select id, name from accounts where supplier_id = $1 and removed_at is null order by "
            "id for update",
            {supplier});
        std::string name;
        for (const auto r : found)
          if (r.text("id") == to) name = r.text("name");
        if (name.empty()) return domain::refusal{domain::no::person_not_found};
        t.exec("update accounts set owner = (id = $2) where supplier_id = $1", {supplier, to});
        note(t, {actor, "account.hand-over", to, name + " leads the team"}, now);
        return {};
      });
}

page<team_member> accounts::staff(const staff_filter& f, const page_request& p) {
  static constexpr order by_name{"name", "lower(a.name)", "text", false};
  selection s;
  s.where("a.supplier_id is null and a.removed_at is null", {});
  s.words("lower(a.name || ' ' || a.email)", f.text);
  if (f.role) s.where("a.role = ?", {domain::name_of(*f.role)});
  if (f.ids) s.where("a.id = any(?)", {*f.ids});
  return read_page<team_member>(db_, s, {"a.*", "accounts a", "accounts a", "a.id"}, by_name, p,
                                member_of);
}

std::optional<team_member> accounts::colleague(const std::string& id) {
  const auto found = db_.exec("select * from accounts where id = $1 and supplier_id is null", {id});
  if (found.empty()) return {};
  return member_of(found[0]);
}

void accounts::role_changed(const std::string& id, domain::role role) {
  db_.exec("update accounts set role = $2 where id = $1", {id, domain::name_of(role)});
}

void accounts::suspended_with_supplier(const std::vector<std::string>& ids) {
  db_.exec("update accounts set suspended_with_supplier = true where id = any($1)", {ids});
}

std::vector<std::string> accounts::to_restore_with(const std::string& supplier) {
  std::vector<std::string> out;
  for (const auto r : db_.exec("select id from accounts where supplier_id = $1 and "
                               "suspended_with_supplier and removed_at is null order by id",
                               {supplier}))
    out.push_back(r.text("id"));
  return out;
}

void accounts::restored_with(const std::string& supplier) {
  db_.exec("update accounts set suspended_with_supplier = false where supplier_id = $1",
           {supplier});
}

void accounts::acted_on(const std::string& actor, const char* act, const std::string& id,
                        const std::string& summary, domain::instant now) {
  platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
    note(t, {actor, act, id, summary}, now);
  });
}

bool accounts::rename(const std::string& id, const std::string& name, domain::instant now) {
  return platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
    const auto before = t.exec("select name from accounts where id = $1 for update", {id});
    if (before.empty()) return false;
    const auto old = before[0].text("name");
    t.exec("update accounts set name = $2 where id = $1", {id, name});
    if (old != name) note(t, {id, "account.rename", id, "Name " + old + " → " + name}, now);
    return true;
  });
}

}  // namespace backoffice

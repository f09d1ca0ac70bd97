#include "backoffice/accounts.hpp"

#include "backoffice/audit.hpp"

namespace backoffice {
namespace {

platform::postgres::param or_null(const std::string& text) {
  return text.empty() ? platform::postgres::param(std::nullopt) : platform::postgres::param(text);
}

}  // namespace

std::optional<account> accounts::find(const std::string& id) {
  const auto found = db_.exec("select * from accounts where id = $1", {id});
  if (found.empty()) return {};
  const auto r = found[0];
  return account{r.text("id"), r.text("email"), r.text("name"),
                 r.maybe_text("supplier_id").value_or(""),
                 domain::role_named(r.text("role")).value()};
}

void accounts::invited(const account& a, const std::string& actor, domain::instant now) {
  platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
    const auto made = t.exec(
        "insert into accounts (id, email, name, role, supplier_id, created_at) values ($1, $2, $3, "
        "$4, $5, $6) "
        "on conflict (id) do nothing",
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
      "signed_in_at) "
      "values ($1, $2, $3, $4, (select id from suppliers where id = $5), $6, $6) on conflict (id) "
      "do update set email = excluded.email, "
      "role = excluded.role, supplier_id = excluded.supplier_id, signed_in_at = "
      "excluded.signed_in_at, "
      "name = case when $7::boolean then excluded.name else known.name end",
      {a.id, a.email, a.name, domain::name_of(a.role), or_null(a.supplier_id), now, takes_name});
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

#include "backoffice/fleet.hpp"

#include <array>
#include <boost/json/object.hpp>

#include "backoffice/audit.hpp"
#include "backoffice/master_rows.hpp"
#include "backoffice/stored_json.hpp"
#include "platform/security/random.hpp"

namespace backoffice {

using domain::no;
using domain::refusal;
using platform::postgres::error;
using platform::postgres::transaction;

namespace {

constexpr std::array<order, 4> orders{{{"name", "lower(k.name)", "text", false},
                                       {"-name", "lower(k.name)", "text", true},
                                       {"capacity", "k.capacity", "int", false},
                                       {"-capacity", "k.capacity", "int", true}}};

const std::string& columns() {
  static const std::string all =
      std::string(rocket_columns) +
      ", k.created_at, (select count(*) from launches l where l.rocket_id = k.id) as launches";
  return all;
}

rocket_row counted(const platform::postgres::row& r) {
  return {rocket_of(r), static_cast<int>(r.i64("launches")), r.at("created_at")};
}

const order& order_named(const std::string& name) {
  for (const auto& o : orders) {
    if (o.name == name) return o;
  }
  return orders.front();
}

std::string free_slug(transaction& t, const std::string& supplier, const std::string& name) {
  auto base = domain::slug_of(name);
  if (base.empty()) base = "rocket";
  auto slug = base;
  for (int n = 2;
       !t.exec("select 1 from rockets where supplier_id = $1 and slug = $2", {supplier, slug})
            .empty();
       ++n)
    slug = base + '-' + std::to_string(n);
  return slug;
}

boost::json::value audited(const domain::rocket& k) {
  return boost::json::object{{"name", k.name},
                             {"description", k.description},
                             {"range", domain::name_of(k.range)},
                             {"capacity", k.capacity},
                             {"specifications", to_stored(k.specifications)},
                             {"retired", k.retired},
                             {"picture", k.picture}};
}

domain::rocket applied(domain::rocket k, const rocket_edit& e) {
  if (e.name) k.name = *e.name;
  if (e.description) k.description = *e.description;
  if (e.range) k.range = *e.range;
  if (e.capacity) k.capacity = *e.capacity;
  if (e.specifications) k.specifications = *e.specifications;
  if (e.retired) k.retired = *e.retired;
  if (e.picture) k.picture = *e.picture;
  return k;
}

template <class Connection>  // a pool or a transaction
rocket_use use_from(Connection& c, const std::string& id, domain::instant now) {
  rocket_use out;
  const auto found = c.exec(
      "select d.range, count(*) as launches, max(l.capacity)::bigint as seats from launches l join "
      "destinations d on d.id = l.destination_id where l.rocket_id = $1 and l.departs_at > $2 and "
      "l.status in ('scheduled', 'delayed') group by d.range",
      {id, now});
  for (const auto r : found) {
    out.launches += static_cast<int>(r.i64("launches"));
    out.seats = std::max(out.seats, static_cast<int>(r.i64("seats")));
    out.farthest = std::max(out.farthest, range_of(r, "range"));
  }
  return out;
}

// What was offered on this rocket must still fit it. Its row is locked, so no launch joins
// meanwhile.
void check_launches(const rocket_use& use, const domain::rocket& k) {
  std::vector<platform::json::field_error> errors;
  if (k.capacity < use.seats) {
    errors.push_back(
        {"/capacity", "capacity_below_launches",
         "A launch to come offers " + std::to_string(use.seats) + " seats on this rocket."});
  }
  if (k.range < use.farthest)
    errors.push_back(
        {"/range", "range_below_launches", "A launch to come goes farther than this."});
  if (!errors.empty()) throw platform::json::invalid(std::move(errors));
}

void store(transaction& t, const domain::rocket& k) {
  t.exec(
      "update rockets set name = $2, description = $3, range = $4, capacity = $5, specifications = "
      "$6, retired = $7, picture = $8, version = version + 1 where id = $1",
      {k.id, k.name, k.description, domain::name_of(k.range), k.capacity,
       as_jsonb(to_stored(k.specifications)), k.retired,
       k.picture.empty() ? platform::postgres::param(std::nullopt)
                         : platform::postgres::param(k.picture)});
}

}  // namespace

domain::result<rocket_row> fleet::create(const new_rocket& wish, const std::string& actor,
                                         domain::instant now) {
  try {
    return platform::postgres::retry(db_, [&](transaction& t) {
      const auto id = "r_" + platform::security::random_hex(16);
      t.exec(
          "insert into rockets (id, supplier_id, name, slug, description, range, capacity, "
          "specifications, created_at) "
          "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
          {id, wish.supplier_id, wish.name, free_slug(t, wish.supplier_id, wish.name),
           wish.description, domain::name_of(wish.range), wish.capacity,
           as_jsonb(to_stored(wish.specifications)), now});
      const auto made =
          counted(t.exec("select " + columns() + " from rockets k where k.id = $1", {id})[0]);
      tell_supplier_changed(t, wish.supplier_id, now);
      note(t, {actor, "rocket.add", id, "Added " + wish.name, nullptr, audited(made.rocket)}, now);
      return domain::result<rocket_row>(made);
    });
  } catch (const error& e) {
    if (!e.unique_violation()) throw;
    return refusal{no::rocket_name_taken};
  }
}

domain::result<rocket_row> fleet::edit(const std::string& supplier, const std::string& id,
                                       const rocket_edit& e, const std::string& actor,
                                       domain::instant now) {
  try {
    return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<rocket_row> {
      const auto read =
          "select " + columns() + " from rockets k where k.id = $1 and k.supplier_id = $2";
      const auto found = t.exec(read + " for update of k", {id, supplier});
      if (found.empty()) return refusal{no::rocket_not_found};
      const auto old = counted(found[0]);
      if (old.rocket.version != e.version) return refusal{no::version_conflict};
      const auto k = applied(old.rocket, e);
      const auto before = audited(old.rocket), after = audited(k);
      if (before == after) return old;
      const auto use = use_from(t, id, now);
      if (k.retired && !old.rocket.retired && use.launches > 0)
        return refusal{no::rocket_in_use, {{"launches", use.launches}}};
      check_launches(use, k);
      store(t, k);
      tell_supplier_changed(t, supplier, now);
      tell_launches_changed(t, "l.rocket_id = $1 and l.departs_at > $2", {id, now}, now);
      note(t, {actor, "rocket.edit", id, k.name + " changed", before, after}, now);
      return counted(t.exec(read, {id, supplier})[0]);
    });
  } catch (const error& failure) {
    if (!failure.unique_violation()) throw;
    return refusal{no::rocket_name_taken};
  }
}

std::optional<rocket_row> fleet::find(const std::string& supplier, const std::string& id) {
  const auto found =
      db_.exec("select " + columns() +
                   " from rockets k where k.id = $1 and ($2::text = '' or k.supplier_id = $2)",
               {id, supplier});
  if (found.empty()) return {};
  return counted(found[0]);
}

rocket_use fleet::use_of(const std::string& id, domain::instant now) {
  return use_from(db_, id, now);
}

page<rocket_row> fleet::list(const rocket_filter& f, const page_request& p) {
  selection s;
  if (!f.supplier.empty()) s.where("k.supplier_id = ?", {f.supplier});
  if (f.retired) s.where("k.retired = ?", {*f.retired});
  s.words("lower(k.name || ' ' || k.description)", f.text);
  return read_page<rocket_row>(db_, s, {columns(), "rockets k", "rockets k", "k.id"},
                               order_named(f.sort), p, counted);
}

}  // namespace backoffice

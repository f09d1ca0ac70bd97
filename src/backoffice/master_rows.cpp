#include "backoffice/master_rows.hpp"

#include <algorithm>

#include "backoffice/launch_rows.hpp"
#include "backoffice/outbox.hpp"
#include "backoffice/stored_json.hpp"
#include "contract/events.hpp"
#include "contract/snapshots.hpp"
#include "domain/account.hpp"

namespace backoffice {

using platform::postgres::row;
using platform::postgres::transaction;

domain::range range_of(const row& r, const char* column) {
  return domain::range_named(r.text(column)).value();
}

domain::rocket rocket_of(const row& r) {
  domain::rocket k;
  k.id = r.text("rocket_id");
  k.supplier_id = r.text("rocket_supplier_id");
  k.name = r.text("rocket_name");
  k.slug = r.text("rocket_slug");
  k.description = r.text("rocket_description");
  k.range = range_of(r, "rocket_range");
  k.capacity = static_cast<int>(r.i64("rocket_capacity"));
  k.specifications = specifications_from_stored(parse_stored(r.text("rocket_specifications")));
  k.retired = r.flag("rocket_retired");
  k.version = r.i64("rocket_version");
  k.picture = r.maybe_text("rocket_picture").value_or("");
  return k;
}

const std::string& launch_columns() {
  static const std::string columns =
      "l.id, l.slug, l.status, l.departs_at, l.price_cents, l.capacity, l.vip_head_start_hours, "
      "l.version, "
      "l.published_version, l.sold, l.held, l.forfeited, l.seats_as_of, l.fill_percent, "
      "l.created_at, l.date_history, " +
      std::string(change_columns) +
      ", "
      "p.id as spaceport_id, p.name as spaceport_name, p.slug as spaceport_slug, p.country as "
      "spaceport_country, "
      "p.time_zone as spaceport_time_zone, p.version as spaceport_version, "
      "d.id as destination_id, d.name as destination_name, d.slug as destination_slug, "
      "d.description as destination_description, d.range as destination_range, d.version as "
      "destination_version, "
      "s.id as supplier_id, s.name as supplier_name, s.slug as supplier_slug, " +
      std::string(rocket_columns);
  return columns;
}

domain::launch_master master_of(const row& r) {
  domain::launch_master l;
  l.id = r.text("id");
  l.slug = r.text("slug");
  l.status = domain::launch_status_named(r.text("status")).value();
  l.departs_at = r.at("departs_at");
  l.created_at = r.at("created_at");
  l.price = r.i64("price_cents");
  l.capacity = static_cast<int>(r.i64("capacity"));
  l.vip_head_start_hours = static_cast<int>(r.i64("vip_head_start_hours"));
  l.version = r.i64("version");
  l.rocket = rocket_of(r);
  l.spaceport = {r.text("spaceport_id"),        r.text("spaceport_name"),
                 r.text("spaceport_slug"),      r.text("spaceport_country"),
                 r.text("spaceport_time_zone"), r.i64("spaceport_version")};
  l.destination = {r.text("destination_id"),         r.text("destination_name"),
                   r.text("destination_slug"),       r.text("destination_description"),
                   range_of(r, "destination_range"), r.i64("destination_version")};
  l.supplier_id = r.text("supplier_id");
  l.supplier_name = r.text("supplier_name");
  l.supplier_slug = r.text("supplier_slug");
  l.date_history = dates_from_stored(parse_stored(r.text("date_history")));
  return l;
}

// Lower case is PostgreSQL's matter (it knows Ā from ā): the statements that store it say
// lower($n).
std::string words_of(const domain::launch_master& l) {
  return l.rocket.name + ' ' + l.spaceport.name + ' ' + l.destination.name + ' ' + l.supplier_name +
         ' ' + l.slug;
}

supplier supplier_of(const row& r) {
  supplier s;
  s.id = r.text("id");
  s.name = r.text("name");
  s.slug = r.text("slug");
  s.legal_name = r.maybe_text("legal_name").value_or("");
  s.tax_id = r.maybe_text("tax_id").value_or("");
  if (const auto address = r.maybe_text("address")) {
    s.has_address = true;
    s.address = address_from_stored(parse_stored(*address));
  }
  s.description = r.text("description");
  s.website = r.text("website");
  s.contact_name = r.text("contact_name");
  s.contact_email = r.text("contact_email");
  s.contact_phone = r.text("contact_phone");
  s.logo = r.maybe_text("logo").value_or("");
  s.daily_mails = r.text("booking_mails") == "daily";
  s.state = r.text("state");
  s.version = r.i64("version");
  s.created_at = r.at("created_at");
  return s;
}

domain::supplier_profile profile_of(const supplier& s, std::vector<domain::rocket> rockets) {
  return {s.id, s.name, s.slug, s.description, s.website, std::move(rockets), s.version, s.logo};
}

void tell_supplier_changed(transaction& t, const std::string& supplier_id, domain::instant now) {
  const auto changed = t.exec(
      "update suppliers set version = version + 1 where id = $1 and state <> 'invited' returning *",
      {supplier_id});
  if (changed.empty()) return;
  std::vector<domain::rocket> rockets;
  const auto found =
      t.exec("select " + std::string(rocket_columns) +
                 " from rockets k where k.supplier_id = $1 and not k.retired order by k.name",
             {supplier_id});
  for (const auto r : found) rockets.push_back(rocket_of(r));
  const auto profile = profile_of(supplier_of(changed[0]), std::move(rockets));
  put_into_outbox(t, contract::make_event(domain::event_kind::supplier_changed, profile.id,
                                          profile.version, now, contract::to_json(profile)));
}

void tell_launch(transaction& t, const domain::launch_master& l, domain::instant now) {
  put_into_outbox(t, contract::make_event(domain::event_kind::launch_changed, l.id, l.version, now,
                                          contract::to_json(l)));
}

namespace {

void tell_again(transaction& t, const std::vector<std::string>& ids, domain::instant now) {
  t.exec("update launches set version = version + 1 where id = any($1) and not told_later", {ids});
  const auto all = t.exec("select " + launch_columns() + " from " + std::string(launch_from) +
                              " where l.id = any($1) and not l.told_later order by l.id",
                          {ids});
  for (const auto r : all) {
    const auto l = master_of(r);
    t.exec("update launches set words = lower($2) where id = $1", {l.id, words_of(l)});
    tell_launch(t, l, now);
  }
}

}  // namespace

void tell_launches_changed(transaction& t, std::string_view condition,
                           const platform::postgres::params& values, domain::instant now) {
  // In order of the id, so that two of these never wait for each other.
  std::vector<std::string> ids;
  const auto locked = t.exec(
      "select l.id from launches l where " + std::string(condition) + " order by l.id for update",
      values);
  for (const auto r : locked) ids.push_back(r.text("id"));
  if (ids.empty()) return;
  t.exec(
      "update launches l set told_later = true where id = any($1) and exists "
      "(select 1 from launch_changes c where c.launch_id = l.id and c.state = 'asked')",
      {ids});
  tell_again(t, ids, now);
}

void tell_launch_kept_back(transaction& t, const std::string& id, domain::instant now) {
  const auto kept_back = t.exec(
      "update launches set told_later = false where id = $1 and told_later returning id", {id});
  if (!kept_back.empty()) tell_again(t, {id}, now);
}

}  // namespace backoffice

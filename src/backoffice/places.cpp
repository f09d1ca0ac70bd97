#include "backoffice/places.hpp"

#include <boost/json/object.hpp>

#include "backoffice/audit.hpp"
#include "backoffice/master_rows.hpp"
#include "backoffice/outbox.hpp"
#include "contract/events.hpp"
#include "contract/snapshots.hpp"
#include "platform/json/read.hpp"
#include "platform/security/random.hpp"

namespace backoffice {

using platform::postgres::row;
using platform::postgres::transaction;

namespace {

constexpr std::string_view spaceports_by_name =
    "select p.*, (select count(*) from launches l where l.spaceport_id = p.id and l.status in "
    "('scheduled', 'delayed')) as launches from spaceports p order by p.name";
constexpr std::string_view destinations_by_range =
    "select d.*, (select count(*) from launches l where l.destination_id = d.id and l.status in "
    "('scheduled', 'delayed')) as launches from destinations d order by "
    "array_position(array['suborbital', 'low-earth-orbit', 'interplanetary'], d.range), d.name";

domain::spaceport spaceport_of(const row& r) {
  return {r.text("id"),      r.text("name"),      r.text("slug"),
          r.text("country"), r.text("time_zone"), r.i64("version")};
}

domain::destination destination_of(const row& r) {
  return {r.text("id"),          r.text("name"),       r.text("slug"),
          r.text("description"), range_of(r, "range"), r.i64("version")};
}

[[noreturn]] void refuse(const char* pointer, const char* code, const char* detail) {
  throw platform::json::invalid({{pointer, code, detail}});
}

// Uniqueness of names is the table's.
template <class F>
auto named(F f) {
  try {
    return f();
  } catch (const platform::postgres::error& e) {
    if (!e.unique_violation()) throw;
    refuse("/name", "name_taken", "There is a place of this name already.");
  }
}

void require_zone(transaction& t, const std::string& zone) {
  if (t.exec("select 1 as one from pg_timezone_names where name = $1", {zone}).empty())
    refuse("/timeZone", "time_zone_unknown", "A time zone such as Europe/Lisbon is expected.");
}

std::string slug_for(const std::string& name) {
  const auto slug = domain::slug_of(name);
  if (slug.empty()) refuse("/name", "name_invalid", "The name needs letters or digits.");
  return slug;
}

void tell(transaction& t, const domain::spaceport& s, domain::instant now) {
  put_into_outbox(t, contract::make_event(domain::event_kind::spaceport_changed, s.id, s.version,
                                          now, contract::to_json(s)));
}

void tell(transaction& t, const domain::destination& d, domain::instant now) {
  put_into_outbox(t, contract::make_event(domain::event_kind::destination_changed, d.id, d.version,
                                          now, contract::to_json(d)));
}

boost::json::object audited(const domain::spaceport& s, bool retired) {
  return {
      {"name", s.name}, {"country", s.country}, {"timeZone", s.time_zone}, {"retired", retired}};
}

boost::json::object audited(const domain::destination& d, bool retired) {
  return {{"name", d.name}, {"description", d.description}, {"retired", retired}};
}

// The row with what is otherwise in it, noted; nothing when all is as it was.
template <class Place>
bool noted(transaction& t, const Place& before, const Place& after, bool was_retired,
           const place_edit& e, const std::string& actor, domain::instant now) {
  const bool retired = e.retired.value_or(was_retired);
  const auto then = audited(before, was_retired), from_now = audited(after, retired);
  if (then == from_now) return false;
  const char* what = retired == was_retired ? "Changed: " : retired ? "Retired: " : "Back: ";
  note(t, {actor, "place.change", after.id, what + e.reason, then, from_now}, now);
  return true;
}

}  // namespace

std::vector<listed<domain::spaceport>> places::listed_spaceports() {
  std::vector<listed<domain::spaceport>> out;
  for (const auto r : db_.exec(spaceports_by_name))
    out.push_back({spaceport_of(r), r.flag("retired"), static_cast<int>(r.i64("launches"))});
  return out;
}

std::vector<listed<domain::destination>> places::listed_destinations() {
  std::vector<listed<domain::destination>> out;
  for (const auto r : db_.exec(destinations_by_range))
    out.push_back({destination_of(r), r.flag("retired"), static_cast<int>(r.i64("launches"))});
  return out;
}

std::vector<domain::spaceport> places::spaceports() {
  std::vector<domain::spaceport> out;
  for (auto& each : listed_spaceports()) out.push_back(std::move(each.place));
  return out;
}

std::vector<domain::destination> places::destinations() {
  std::vector<domain::destination> out;
  for (auto& each : listed_destinations()) out.push_back(std::move(each.place));
  return out;
}

std::string places::add(const domain::spaceport& wish, const std::string& actor,
                        domain::instant now) {
  return named([&] {
    return platform::postgres::retry(db_, [&](transaction& t) {
      require_zone(t, wish.time_zone);
      auto s = wish;
      s.id = "sp_" + platform::security::random_hex(16);
      s.slug = slug_for(s.name);
      t.exec(
          "insert into spaceports (id, name, slug, country, time_zone) values ($1, $2, $3, $4, $5)",
          {s.id, s.name, s.slug, s.country, s.time_zone});
      tell(t, s, now);
      note(t, {actor, "place.add", s.id, "Spaceport " + s.name, nullptr, audited(s, false)}, now);
      return s.id;
    });
  });
}

std::string places::add(const domain::destination& wish, const std::string& actor,
                        domain::instant now) {
  return named([&] {
    return platform::postgres::retry(db_, [&](transaction& t) {
      auto d = wish;
      d.id = "d_" + platform::security::random_hex(16);
      d.slug = slug_for(d.name);
      t.exec(
          "insert into destinations (id, name, slug, range, description) values ($1, $2, $3, $4, "
          "$5)",
          {d.id, d.name, d.slug, domain::name_of(d.range), d.description});
      tell(t, d, now);
      note(t, {actor, "place.add", d.id, "Destination " + d.name, nullptr, audited(d, false)}, now);
      return d.id;
    });
  });
}

bool places::change_spaceport(const std::string& id, const place_edit& e, const std::string& actor,
                              domain::instant now) {
  return named([&] {
    return platform::postgres::retry(db_, [&](transaction& t) {
      const auto found = t.exec("select * from spaceports where id = $1 for update", {id});
      if (found.empty()) return false;
      const auto before = spaceport_of(found[0]);
      auto s = before;
      if (e.name) s.name = *e.name;
      if (e.country) s.country = *e.country;
      if (e.time_zone) s.time_zone = *e.time_zone;
      if (s.time_zone != before.time_zone) require_zone(t, s.time_zone);
      const bool was_retired = found[0].flag("retired");
      if (!noted(t, before, s, was_retired, e, actor, now)) return true;
      ++s.version;
      t.exec(
          "update spaceports set name = $2, country = $3, time_zone = $4, retired = $5, version = "
          "$6 where id = $1",
          {id, s.name, s.country, s.time_zone, e.retired.value_or(was_retired), s.version});
      tell(t, s, now);
      tell_launches_changed(t, "l.spaceport_id = $1 and l.departs_at > $2", {id, now}, now);
      return true;
    });
  });
}

bool places::change_destination(const std::string& id, const place_edit& e,
                                const std::string& actor, domain::instant now) {
  return named([&] {
    return platform::postgres::retry(db_, [&](transaction& t) {
      const auto found = t.exec("select * from destinations where id = $1 for update", {id});
      if (found.empty()) return false;
      const auto before = destination_of(found[0]);
      auto d = before;
      if (e.name) d.name = *e.name;
      if (e.description) d.description = *e.description;
      const bool was_retired = found[0].flag("retired");
      if (!noted(t, before, d, was_retired, e, actor, now)) return true;
      ++d.version;
      t.exec(
          "update destinations set name = $2, description = $3, retired = $4, version = $5 where "
          "id "
          "= $1",
          {id, d.name, d.description, e.retired.value_or(was_retired), d.version});
      tell(t, d, now);
      tell_launches_changed(t, "l.destination_id = $1 and l.departs_at > $2", {id, now}, now);
      return true;
    });
  });
}

}  // namespace backoffice

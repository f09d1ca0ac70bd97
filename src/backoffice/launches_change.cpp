// Offering a launch and changing it; see launches.hpp.
#include <algorithm>
#include <boost/json/object.hpp>

#include "backoffice/audit.hpp"
#include "backoffice/document_pdf.hpp"
#include "backoffice/launch_rows.hpp"
#include "backoffice/master_rows.hpp"
#include "backoffice/stored_json.hpp"
#include "platform/runtime/time.hpp"
#include "platform/security/random.hpp"

namespace backoffice {

using domain::no;
using domain::refusal;
using platform::json::field_error;
using platform::postgres::transaction;

namespace {

struct parts {
  std::optional<domain::rocket> rocket;
  std::optional<domain::spaceport> spaceport;
  std::optional<domain::destination> destination;
};

// The rocket is locked against changes, so that what is decided here still holds when it is
// written.
parts parts_of(transaction& t, const std::string& supplier, const std::string& rocket,
               const std::string& spaceport, const std::string& destination) {
  parts out;
  const auto k = t.exec("select " + std::string(rocket_columns) +
                            " from rockets k where k.id = $1 and k.supplier_id = $2 for share of k",
                        {rocket, supplier});
  if (!k.empty()) out.rocket = rocket_of(k[0]);
  if (const auto p = t.exec("select * from spaceports where id = $1", {spaceport}); !p.empty()) {
    const auto r = p[0];
    out.spaceport = {r.text("id"),      r.text("name"),      r.text("slug"),
                     r.text("country"), r.text("time_zone"), r.i64("version")};
  }
  if (const auto d = t.exec("select * from destinations where id = $1", {destination});
      !d.empty()) {
    const auto r = d[0];
    out.destination = {r.text("id"),          r.text("name"),       r.text("slug"),
                       r.text("description"), range_of(r, "range"), r.i64("version")};
  }
  return out;
}

std::vector<field_error> missing(const parts& p) {
  std::vector<field_error> errors;
  if (!p.rocket) errors.push_back({"/rocketId", "rocket_not_found", "You have no such rocket."});
  if (!p.spaceport)
    errors.push_back({"/spaceportId", "spaceport_not_found", "There is no such spaceport."});
  if (!p.destination)
    errors.push_back({"/destinationId", "destination_not_found", "There is no such destination."});
  return errors;
}

field_error error_of(domain::offer_fault f) {
  using domain::offer_fault;
  switch (f) {
    case offer_fault::departs_too_soon:
      return {"/departsAt", "departs_too_soon", "A launch is offered more than a year ahead."};
    case offer_fault::destination_out_of_range:
      return {"/destinationId", "destination_out_of_range", "This rocket does not reach so far."};
    case offer_fault::capacity_out_of_bounds:
      return {"/capacity", "capacity_above_rocket", "From one seat to as many as the rocket has."};
    case offer_fault::price_out_of_bounds:
      return {"/priceCents", "price_out_of_bounds", "From 0.01 to 100,000,000 USD."};
    case offer_fault::head_start_out_of_bounds:
      return {"/vipHeadStartHours", "out_of_range", "From 0 to 720 hours."};
  }
  throw std::logic_error("an offer's fault without a name");
}

void check_offer(const domain::launch_master& l, domain::instant now, bool departure_is_new) {
  std::vector<field_error> errors;
  for (const auto f : domain::faults_of({l.destination.range, l.rocket.range, l.rocket.capacity,
                                         l.departs_at, l.price, l.capacity, l.vip_head_start_hours},
                                        now)) {
    if (f != domain::offer_fault::departs_too_soon || departure_is_new)
      errors.push_back(error_of(f));
  }
  if (!errors.empty()) throw platform::json::invalid(std::move(errors));
}

boost::json::value audited(const domain::launch_master& l) {
  return boost::json::object{{"rocketId", l.rocket.id},
                             {"spaceportId", l.spaceport.id},
                             {"destinationId", l.destination.id},
                             {"departsAt", platform::format_instant(l.departs_at)},
                             {"priceCents", l.price},
                             {"capacity", l.capacity},
                             {"vipHeadStartHours", l.vip_head_start_hours}};
}

std::string time_text(domain::instant at) {
  return day_text(domain::day_of(at)) + ", " + platform::format_instant(at).substr(11, 5) + " UTC";
}

std::string summary_of(const domain::launch_master& before, const domain::launch_master& after) {
  std::string out;
  const auto told = [&](const std::string& what, const std::string& from, const std::string& to) {
    if (from == to) return;
    out += (out.empty() ? "" : "; ") + what + " " + from + " → " + to;
  };
  told("Departure", time_text(before.departs_at), time_text(after.departs_at));
  told("Price", money_text(before.price) + " USD", money_text(after.price) + " USD");
  told("Seats", std::to_string(before.capacity), std::to_string(after.capacity));
  told("Rocket", before.rocket.name, after.rocket.name);
  told("Spaceport", before.spaceport.name, after.spaceport.name);
  told("Destination", before.destination.name, after.destination.name);
  told("Head start for VIPs", std::to_string(before.vip_head_start_hours) + " h",
       std::to_string(after.vip_head_start_hours) + " h");
  return out;
}

launch read(transaction& t, const std::string& id) {
  return launch_of(t.exec(
      "select " + launch_columns() + " from " + std::string(launch_from) + " where l.id = $1",
      {id})[0]);
}

void insert(transaction& t, const domain::launch_master& l) {
  t.exec(
      "insert into launches (id, slug, supplier_id, rocket_id, spaceport_id, destination_id, "
      "departs_at, price_cents, "
      "capacity, vip_head_start_hours, words, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, "
      "$9, $10, "
      "lower($11), $12)",
      {l.id, l.slug, l.supplier_id, l.rocket.id, l.spaceport.id, l.destination.id, l.departs_at,
       l.price, l.capacity, l.vip_head_start_hours, words_of(l), l.created_at});
}

domain::result<launch> offer(transaction& t, const new_launch& wish, const std::string& actor,
                             domain::instant now) {
  auto p = parts_of(t, wish.supplier_id, wish.rocket_id, wish.spaceport_id, wish.destination_id);
  const auto company =
      t.exec("select * from suppliers where id = $1 for share", {wish.supplier_id});
  if (company.empty()) return refusal{no::supplier_not_found};
  const auto supplier = supplier_of(company[0]);
  if (!supplier.details_complete()) return refusal{no::supplier_details_missing};
  auto errors = missing(p);
  if (p.rocket && p.rocket->retired)
    errors.push_back({"/rocketId", "rocket_not_found", "This rocket is retired."});
  if (!errors.empty()) throw platform::json::invalid(std::move(errors));

  domain::launch_master l;
  l.id = "l_" + platform::security::random_hex(16);
  l.rocket = *std::move(p.rocket);
  l.spaceport = *std::move(p.spaceport);
  l.destination = *std::move(p.destination);
  l.departs_at = wish.departs_at;
  l.created_at = now;
  l.price = wish.price;
  l.capacity = wish.capacity.value_or(l.rocket.capacity);
  l.vip_head_start_hours = wish.vip_head_start_hours;
  l.supplier_id = supplier.id;
  l.supplier_name = supplier.name;
  l.supplier_slug = supplier.slug;
  l.slug =
      domain::launch_slug(l.rocket.name, l.spaceport.name, l.destination.name, l.departs_at, l.id);
  check_offer(l, now, true);
  insert(t, l);
  tell_launch(t, l, now);
  note(t, {actor, "launch.offer", l.id, "Offered", nullptr, audited(l)}, now);
  return read(t, l.id);
}

// From the copied counts and from the bookings here, whichever knows of more.
int seats_taken(transaction& t, const launch& l) {
  const auto booked = t.exec(
      "select coalesce(sum(seats), 0)::bigint as n from bookings where launch_id = $1 "
      "and state in ('paying', 'confirmed', 'cancelling', 'forfeited', 'flown')",
      {l.master.id})[0];
  return std::max(l.sold + l.held + l.forfeited, static_cast<int>(booked.i64("n")));
}

bool touches_what_customers_chose(const domain::launch_master& before,
                                  const domain::launch_master& after) {
  return before.departs_at != after.departs_at || before.spaceport.id != after.spaceport.id ||
         before.destination.id != after.destination.id ||
         before.vip_head_start_hours != after.vip_head_start_hours;
}

void store(transaction& t, const domain::launch_master& l) {
  t.exec(
      "update launches set rocket_id = $2, spaceport_id = $3, destination_id = $4, departs_at = "
      "$5, price_cents = $6, "
      "capacity = $7, vip_head_start_hours = $8, words = lower($9), version = version + 1 where id "
      "= $1",
      {l.id, l.rocket.id, l.spaceport.id, l.destination.id, l.departs_at, l.price, l.capacity,
       l.vip_head_start_hours, words_of(l)});
}

domain::launch_master applied(transaction& t, const domain::launch_master& old,
                              const launch_edit& e) {
  auto l = old;
  auto p = parts_of(t, old.supplier_id, e.rocket_id.value_or(old.rocket.id),
                    e.spaceport_id.value_or(old.spaceport.id),
                    e.destination_id.value_or(old.destination.id));
  auto errors = missing(p);
  if (p.rocket && p.rocket->retired && p.rocket->id != old.rocket.id)
    errors.push_back({"/rocketId", "rocket_not_found", "This rocket is retired."});
  if (!errors.empty()) throw platform::json::invalid(std::move(errors));
  l.rocket = *std::move(p.rocket);
  l.spaceport = *std::move(p.spaceport);
  l.destination = *std::move(p.destination);
  if (e.departs_at) l.departs_at = *e.departs_at;
  if (e.price) l.price = *e.price;
  if (e.capacity) l.capacity = *e.capacity;
  if (e.vip_head_start_hours) l.vip_head_start_hours = *e.vip_head_start_hours;
  return l;
}

}  // namespace

domain::result<launch> launches::create(const new_launch& l, const std::string& actor,
                                        domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) { return offer(t, l, actor, now); });
}

domain::result<std::string> launches::create_once(const new_launch& l, const repeatable& once,
                                                  const std::string& actor, domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<std::string> {
    // Two with one key at once: the second waits here until the first has ended.
    t.exec("select pg_advisory_xact_lock(hashtextextended($1, 0))", {actor + ' ' + once.key});
    const auto before =
        t.exec("select fingerprint, answer from repeatable_requests where actor = $1 and key = $2",
               {actor, once.key});
    if (!before.empty()) {
      if (before[0].text("fingerprint") != once.fingerprint) return refusal{no::key_reused};
      return before[0].text("answer");
    }
    const auto made = offer(t, l, actor, now);
    if (!made) return made.error();  // a refusal is not kept: corrected, the same key may try again
    auto answer = once.answer(*made);
    t.exec(
        "insert into repeatable_requests (actor, key, fingerprint, answer, at) values ($1, $2, $3, "
        "$4, $5)",
        {actor, once.key, once.fingerprint, answer, now});
    return answer;
  });
}

domain::result<launch> launches::edit(const std::string& supplier, const std::string& id,
                                      const launch_edit& e, const std::string& actor,
                                      domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<launch> {
    // Rockets are locked before launches, as whoever edits a rocket does; so the launch is read
    // first and locked last.
    const auto found = t.exec("select " + launch_columns() + " from " + std::string(launch_from) +
                                  " where l.id = $1 and l.supplier_id = $2",
                              {id, supplier});
    if (found.empty()) return refusal{no::launch_not_found};
    const auto old = launch_of(found[0]);
    if (old.master.version != e.version) return refusal{no::version_conflict};
    const bool open = old.master.status == domain::launch_status::scheduled ||
                      old.master.status == domain::launch_status::delayed;
    if (!open || old.master.departs_at <= now) return refusal{no::not_possible_in_this_state};
    auto l = applied(t, old.master, e);
    const auto summary = summary_of(old.master, l);
    if (summary.empty()) return old;
    const auto locked = t.exec("select version from launches where id = $1 for update", {id});
    if (locked[0].i64("version") != e.version) return refusal{no::version_conflict};
    const int taken = seats_taken(t, old);
    if (taken > 0 && touches_what_customers_chose(old.master, l)) return refusal{no::seats_taken};
    if (l.capacity < taken) return refusal{no::seats_taken, {{"taken", taken}}};
    check_offer(l, now, l.departs_at != old.master.departs_at);
    store(t, l);
    ++l.version;
    tell_launch(t, l, now);
    note(t, {actor, "launch.edit", id, summary, audited(old.master), audited(l)}, now);
    return read(t, id);
  });
}

}  // namespace backoffice

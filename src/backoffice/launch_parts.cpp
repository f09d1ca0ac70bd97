#include "backoffice/launch_parts.hpp"

#include <algorithm>
#include <boost/json/object.hpp>

#include "backoffice/document_pdf.hpp"
#include "backoffice/launch_rows.hpp"
#include "backoffice/master_rows.hpp"
#include "backoffice/stored_json.hpp"
#include "platform/runtime/time.hpp"

namespace backoffice {

using platform::json::field_error;
using platform::postgres::transaction;

namespace {

std::vector<field_error> missing(const launch_parts& p) {
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

}  // namespace

launch_parts parts_of(transaction& t, const std::string& supplier, const std::string& rocket,
                      const std::string& spaceport, const std::string& destination) {
  launch_parts out;
  const auto k = t.exec("select " + std::string(rocket_columns) +
                            " from rockets k where k.id = $1 and k.supplier_id = $2 for share of k",
                        {rocket, supplier});
  if (!k.empty()) out.rocket = rocket_of(k[0]);
  if (const auto p = t.exec("select * from spaceports where id = $1", {spaceport}); !p.empty()) {
    const auto r = p[0];
    out.spaceport = {r.text("id"),      r.text("name"),      r.text("slug"),
                     r.text("country"), r.text("time_zone"), r.i64("version")};
    out.spaceport_retired = r.flag("retired");
  }
  if (const auto d = t.exec("select * from destinations where id = $1", {destination});
      !d.empty()) {
    const auto r = d[0];
    out.destination = {r.text("id"),          r.text("name"),       r.text("slug"),
                       r.text("description"), range_of(r, "range"), r.i64("version")};
    out.destination_retired = r.flag("retired");
  }
  return out;
}

domain::launch_master offered_by(const supplier& s, launch_parts parts, domain::instant departs_at,
                                 domain::cents price, std::optional<int> capacity,
                                 int vip_head_start_hours) {
  domain::launch_master l;
  l.rocket = *std::move(parts.rocket);
  l.spaceport = *std::move(parts.spaceport);
  l.destination = *std::move(parts.destination);
  l.departs_at = departs_at;
  l.price = price;
  l.capacity = capacity.value_or(l.rocket.capacity);
  l.vip_head_start_hours = vip_head_start_hours;
  l.supplier_id = s.id;
  l.supplier_name = s.name;
  l.supplier_slug = s.slug;
  return l;
}

void require_parts(const launch_parts& p, new_parts chosen) {
  auto errors = missing(p);
  if (p.rocket && p.rocket->retired && chosen.rocket)
    errors.push_back({"/rocketId", "rocket_not_found", "This rocket is retired."});
  if (p.spaceport_retired && chosen.spaceport)
    errors.push_back({"/spaceportId", "spaceport_not_found", "This spaceport is retired."});
  if (p.destination_retired && chosen.destination)
    errors.push_back({"/destinationId", "destination_not_found", "This destination is retired."});
  if (!errors.empty()) throw platform::json::invalid(std::move(errors));
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

domain::launch_master with_edit(transaction& t, const domain::launch_master& old,
                                const launch_edit& e, bool checked) {
  auto l = old;
  auto p = parts_of(t, old.supplier_id, e.rocket_id.value_or(old.rocket.id),
                    e.spaceport_id.value_or(old.spaceport.id),
                    e.destination_id.value_or(old.destination.id));
  if (checked)
    require_parts(p, {p.rocket && p.rocket->id != old.rocket.id,
                      p.spaceport && p.spaceport->id != old.spaceport.id,
                      p.destination && p.destination->id != old.destination.id});
  l.rocket = *std::move(p.rocket);
  l.spaceport = *std::move(p.spaceport);
  l.destination = *std::move(p.destination);
  if (e.departs_at) l.departs_at = *e.departs_at;
  if (e.price) l.price = *e.price;
  if (e.capacity) l.capacity = *e.capacity;
  if (e.vip_head_start_hours) l.vip_head_start_hours = *e.vip_head_start_hours;
  return l;
}

void store_launch(transaction& t, const domain::launch_master& l) {
  t.exec(
      "update launches set rocket_id = $2, spaceport_id = $3, destination_id = $4, departs_at = "
      "$5, price_cents = $6, capacity = $7, vip_head_start_hours = $8, words = lower($9), "
      "status = $10, date_history = $11, version = $12 where id = $1",
      {l.id, l.rocket.id, l.spaceport.id, l.destination.id, l.departs_at, l.price, l.capacity,
       l.vip_head_start_hours, words_of(l), domain::name_of(l.status),
       as_jsonb(to_stored(l.date_history)), l.version});
}

launch read_launch(transaction& t, const std::string& id) {
  return launch_of(t.exec(
      "select " + launch_columns() + " from " + std::string(launch_from) + " where l.id = $1",
      {id})[0]);
}

int seats_taken(transaction& t, const launch& l) {
  const auto booked = t.exec(
      "select coalesce(sum(seats), 0)::bigint as n from bookings where launch_id = $1 "
      "and state in ('paying', 'confirmed', 'cancelling', 'forfeited', 'flown')",
      {l.master.id})[0];
  return std::max(l.sold + l.held + l.forfeited, static_cast<int>(booked.i64("n")));
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

std::string with_reason(std::string summary, const std::string& reason) {
  if (!reason.empty()) summary += ". Why: " + reason;
  return summary;
}

std::string differences(const domain::launch_master& before, const domain::launch_master& after) {
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

boost::json::value to_stored(const launch_edit& e) {
  boost::json::object o;
  const auto put = [&](const char* name, const auto& maybe) {
    if (maybe) o[name] = *maybe;
  };
  put("rocketId", e.rocket_id);
  put("spaceportId", e.spaceport_id);
  put("destinationId", e.destination_id);
  if (e.departs_at) o["departsAt"] = platform::format_instant(*e.departs_at);
  put("priceCents", e.price);
  put("capacity", e.capacity);
  put("vipHeadStartHours", e.vip_head_start_hours);
  return o;
}

launch_edit edit_from_stored(const boost::json::value& v) {
  const auto& o = v.as_object();
  launch_edit e;
  const auto text = [&](const char* name, std::optional<std::string>& into) {
    if (const auto* p = o.if_contains(name)) into = std::string(p->as_string());
  };
  const auto number = [&](const char* name, auto& into) {
    using number_type = typename std::remove_reference_t<decltype(into)>::value_type;
    if (const auto* p = o.if_contains(name)) into = static_cast<number_type>(p->as_int64());
  };
  text("rocketId", e.rocket_id);
  text("spaceportId", e.spaceport_id);
  text("destinationId", e.destination_id);
  if (const auto* p = o.if_contains("departsAt"))
    e.departs_at = platform::parse_instant(p->as_string()).value();
  number("priceCents", e.price);
  number("capacity", e.capacity);
  number("vipHeadStartHours", e.vip_head_start_hours);
  return e;
}

}  // namespace backoffice

#include "sales/launch_bson.hpp"

#include <algorithm>
#include <stdexcept>

namespace sales {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

template <class E>
E named(view v, std::string_view path, std::optional<E> (*find)(std::string_view) noexcept) {
  const auto value = find(v.str(path));
  if (!value)
    throw std::runtime_error("launch " + v.text("_id") + ": " + std::string(path) + " is " +
                             v.text(path));
  return *value;
}

entry entry_from_bson(std::string_view booking, view v) {
  const auto state = v.str("state");
  if (state != "held" && state != "paying" && state != "sold") {
    throw std::runtime_error("entry " + std::string(booking) + ": state " + std::string(state));
  }
  return {std::string(booking),
          v.text("customer"),
          static_cast<int>(v.i64("seats")),
          static_cast<int>(v.i64("forfeited")),
          static_cast<int>(v.i64("limit")),
          state == "held"     ? entry_state::held
          : state == "paying" ? entry_state::paying
                              : entry_state::sold,
          v.time("until"),
          static_cast<int>(v.maybe_i64("step").value_or(0)),
          v.maybe_flag("offered").value_or(false)};
}

waiter waiter_from_bson(std::string_view customer, view v) {
  return {std::string(customer), static_cast<int>(v.i64("seats")), v.flag("all"), v.i64("number"),
          v.time("joinedAt")};
}

}  // namespace

doc rocket_to_bson(const domain::rocket& r) {
  arr specifications;
  for (const auto& [name, value] : r.specifications)
    specifications.add(doc{{"name", name}, {"value", value}});
  return doc{{"id", r.id},
             {"supplierId", r.supplier_id},
             {"name", r.name},
             {"slug", r.slug},
             {"description", r.description},
             {"range", domain::name_of(r.range)},
             {"capacity", r.capacity},
             {"specifications", specifications},
             {"retired", r.retired},
             {"version", r.version},
             {"picture", r.picture}};
}

domain::rocket rocket_from_bson(view v) {
  domain::rocket r;
  r.id = v.text("id");
  r.supplier_id = v.text("supplierId");
  r.name = v.text("name");
  r.slug = v.text("slug");
  r.description = v.text("description");
  r.range = domain::range_named(v.str("range")).value();
  r.capacity = static_cast<int>(v.i64("capacity"));
  v.each("specifications",
         [&](view s) { r.specifications.emplace_back(s.text("name"), s.text("value")); });
  r.retired = v.flag("retired");
  r.version = v.i64("version");
  r.picture = v.maybe_str("picture").value_or("");
  return r;
}

doc master_to_bson(const domain::launch_master& m) {
  arr history;
  for (const auto& h : m.date_history) {
    history.add(
        doc{{"departsAt", h.departs_at}, {"reason", h.reason}, {"changedAt", h.changed_at}});
  }
  return doc{{"slug", m.slug},
             {"status", domain::name_of(m.status)},
             {"departsAt", m.departs_at},
             {"createdAt", m.created_at},
             {"saleEndsAt", domain::sale_ends(m.departs_at)},
             {"openToAllAt", open_to_all(m)},
             {"priceCents", m.price},
             {"capacity", m.capacity},
             {"vipHeadStartHours", m.vip_head_start_hours},
             {"masterVersion", m.version},
             {"rocket", rocket_to_bson(m.rocket)},
             {"spaceport", doc{{"id", m.spaceport.id},
                               {"name", m.spaceport.name},
                               {"slug", m.spaceport.slug},
                               {"country", m.spaceport.country},
                               {"timeZone", m.spaceport.time_zone}}},
             {"destination", doc{{"id", m.destination.id},
                                 {"name", m.destination.name},
                                 {"slug", m.destination.slug},
                                 {"description", m.destination.description},
                                 {"range", domain::name_of(m.destination.range)}}},
             {"supplier",
              doc{{"id", m.supplier_id}, {"name", m.supplier_name}, {"slug", m.supplier_slug}}},
             {"dateHistory", history}};
}

const doc& without_entries() {
  static const doc projection{{"reservations", 0}, {"customerSeats", 0}, {"waiters", 0}};
  return projection;
}

launch launch_from_bson(view v) {
  launch l;
  auto& m = l.master;
  m.id = v.text("_id");
  m.slug = v.text("slug");
  m.status = named(v, "status", domain::launch_status_named);
  m.departs_at = v.time("departsAt");
  m.created_at = v.time("createdAt");
  m.price = v.i64("priceCents");
  m.capacity = static_cast<int>(v.i64("capacity"));
  m.vip_head_start_hours = static_cast<int>(v.i64("vipHeadStartHours"));
  m.version = v.i64("masterVersion");
  m.rocket = rocket_from_bson(v.sub("rocket"));
  const auto port = v.sub("spaceport");
  m.spaceport = {port.text("id"), port.text("name"), port.text("slug"), port.text("country"),
                 port.text("timeZone")};
  const auto to = v.sub("destination");
  m.destination = {to.text("id"), to.text("name"), to.text("slug"), to.text("description"),
                   named(to, "range", domain::range_named)};
  const auto by = v.sub("supplier");
  m.supplier_id = by.text("id");
  m.supplier_name = by.text("name");
  m.supplier_slug = by.text("slug");
  v.each("dateHistory", [&](view h) {
    m.date_history.push_back({h.time("departsAt"), h.text("reason"), h.time("changedAt")});
  });
  l.available = static_cast<int>(v.i64("availableSeats"));
  l.offerable = static_cast<int>(v.i64("offerable"));
  l.waiting = static_cast<int>(v.maybe_i64("waiting").value_or(0));
  l.version = v.i64("version");
  l.changed_at = v.time("changedAt");
  return l;
}

launch_with_entries launch_with_entries_from_bson(view v) {
  launch_with_entries l;
  l.launch = launch_from_bson(v);
  v.each_member("reservations",
                [&](std::string_view id, view e) { l.entries.push_back(entry_from_bson(id, e)); });
  v.each_number("customerSeats",
                [&](std::string_view id, std::int64_t n) { l.customer_seats.emplace(id, n); });
  if (v.has("waiters")) {
    v.each_member("waiters", [&](std::string_view customer, view w) {
      l.waiters.push_back(waiter_from_bson(customer, w));
    });
    std::sort(l.waiters.begin(), l.waiters.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
  }
  return l;
}

doc absent_or_at_most(int most) {
  return doc{{"$not", doc{{"$gt", most}}}};
}

doc entry_to_bson(const entry& e) {
  doc d{{"customer", e.customer}, {"seats", e.seats},          {"forfeited", e.forfeited},
        {"limit", e.limit},       {"state", name_of(e.state)}, {"until", e.until},
        {"step", e.step}};
  if (e.offered) d.add("offered", true);
  return d;
}

doc waiter_to_bson(const waiter& w) {
  return doc{{"seats", w.seats}, {"all", w.all}, {"number", w.number}, {"joinedAt", w.joined_at}};
}

}  // namespace sales

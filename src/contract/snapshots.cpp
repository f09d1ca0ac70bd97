// Master data and customers.
#include "contract/snapshots.hpp"

#include <boost/json/array.hpp>

#include "contract/snapshot_reader.hpp"

namespace contract {
namespace {

namespace bj = boost::json;
using platform::format_day;
using platform::format_instant;
using reader = snapshot_reader;

bj::object json_of(const domain::address& a) {
  return {{"line1", a.line1}, {"line2", a.line2},   {"postalCode", a.postal_code},
          {"city", a.city},   {"region", a.region}, {"country", a.country}};
}

domain::address address_of(const reader& r) {
  return {r.text("line1"), r.text("line2"),  r.text("postalCode"),
          r.text("city"),  r.text("region"), r.text("country")};
}

bj::object json_of(const domain::rocket& k) {
  bj::array specifications;
  for (const auto& [name, value] : k.specifications)
    specifications.push_back({{"name", name}, {"value", value}});
  return {{"id", k.id},
          {"supplierId", k.supplier_id},
          {"name", k.name},
          {"slug", k.slug},
          {"description", k.description},
          {"range", domain::name_of(k.range)},
          {"capacity", k.capacity},
          {"specifications", std::move(specifications)},
          {"retired", k.retired},
          {"version", k.version},
          {"picture", k.picture}};
}

domain::rocket rocket_of(const reader& r) {
  domain::rocket k;
  k.id = r.text("id");
  k.supplier_id = r.text("supplierId");
  k.name = r.text("name");
  k.slug = r.text("slug");
  k.description = r.text("description");
  k.range = r.named("range", domain::range_named);
  k.capacity = static_cast<int>(r.integer("capacity"));
  r.each("specifications",
         [&](const reader& s) { k.specifications.emplace_back(s.text("name"), s.text("value")); });
  k.retired = r.flag("retired");
  k.version = r.integer("version");
  k.picture = r.maybe_text("picture").value_or("");
  return k;
}

}  // namespace

bj::object to_json(const domain::customer& c) {
  return {{"id", c.id},
          {"email", c.email},
          {"name", c.name},
          {"birthDate", format_day(c.born)},
          {"phone", c.phone},
          {"taxId", c.tax_id},
          {"legalAddress", c.has_address ? bj::value(json_of(c.address)) : bj::value(nullptr)},
          {"newLaunchMails", c.new_launch_mails},
          {"language", domain::code_of(c.language)},
          {"emailVerified", c.email_verified},
          {"createdAt", format_instant(c.created_at)},
          {"version", c.version}};
}

domain::customer customer_from_json(const bj::object& o) {
  const reader r(o);
  domain::customer c;
  c.id = r.text("id");
  c.email = r.text("email");
  c.name = r.text("name");
  c.born = r.date("birthDate");
  c.phone = r.text("phone");
  c.tax_id = r.text("taxId");
  c.has_address = r.has("legalAddress");
  if (c.has_address) c.address = address_of(r.object("legalAddress"));
  c.new_launch_mails = r.flag("newLaunchMails");
  c.language = domain::language_coded(r.maybe_text("language").value_or("")).value_or(c.language);
  c.email_verified = r.flag("emailVerified");
  c.created_at = r.at("createdAt");
  c.version = r.integer("version");
  return c;
}

bj::object to_json(const domain::launch_master& l) {
  bj::array history;
  for (const auto& h : l.date_history) {
    history.push_back({{"departsAt", format_instant(h.departs_at)},
                       {"reason", h.reason},
                       {"changedAt", format_instant(h.changed_at)}});
  }
  return {{"id", l.id},
          {"slug", l.slug},
          {"status", domain::name_of(l.status)},
          {"departsAt", format_instant(l.departs_at)},
          {"createdAt", format_instant(l.created_at)},
          {"priceCents", l.price},
          {"capacity", l.capacity},
          {"vipHeadStartHours", l.vip_head_start_hours},
          {"version", l.version},
          {"rocket", json_of(l.rocket)},
          {"spaceport", to_json(l.spaceport)},
          {"destination", to_json(l.destination)},
          {"supplierId", l.supplier_id},
          {"supplierName", l.supplier_name},
          {"supplierSlug", l.supplier_slug},
          {"dateHistory", std::move(history)}};
}

domain::launch_master launch_from_json(const bj::object& o) {
  const reader r(o);
  domain::launch_master l;
  l.id = r.text("id");
  l.slug = r.text("slug");
  l.status = r.named("status", domain::launch_status_named);
  l.departs_at = r.at("departsAt");
  l.created_at = r.at("createdAt");
  l.price = r.integer("priceCents");
  l.capacity = static_cast<int>(r.integer("capacity"));
  l.vip_head_start_hours = static_cast<int>(r.integer("vipHeadStartHours"));
  l.version = r.integer("version");
  l.rocket = rocket_of(r.object("rocket"));
  l.spaceport = spaceport_from_json(r.object("spaceport").raw());
  l.destination = destination_from_json(r.object("destination").raw());
  l.supplier_id = r.text("supplierId");
  l.supplier_name = r.text("supplierName");
  l.supplier_slug = r.text("supplierSlug");
  r.each("dateHistory", [&](const reader& h) {
    l.date_history.push_back({h.at("departsAt"), h.text("reason"), h.at("changedAt")});
  });
  return l;
}

bj::object to_json(const domain::supplier_profile& s) {
  bj::array rockets;
  for (const auto& k : s.rockets) rockets.push_back(json_of(k));
  return {{"id", s.id},           {"name", s.name},
          {"slug", s.slug},       {"description", s.description},
          {"website", s.website}, {"version", s.version},
          {"logo", s.logo},       {"rockets", std::move(rockets)}};
}

domain::supplier_profile supplier_from_json(const bj::object& o) {
  const reader r(o);
  domain::supplier_profile s;
  s.id = r.text("id");
  s.name = r.text("name");
  s.slug = r.text("slug");
  s.description = r.text("description");
  s.website = r.text("website");
  s.version = r.integer("version");
  s.logo = r.maybe_text("logo").value_or("");
  r.each("rockets", [&](const reader& k) { s.rockets.push_back(rocket_of(k)); });
  return s;
}

bj::object to_json(const domain::spaceport& s) {
  return {{"id", s.id},           {"name", s.name},          {"slug", s.slug},
          {"country", s.country}, {"timeZone", s.time_zone}, {"version", s.version}};
}

domain::spaceport spaceport_from_json(const bj::object& o) {
  const reader r(o);
  return {r.text("id"),      r.text("name"),     r.text("slug"),
          r.text("country"), r.text("timeZone"), r.integer("version")};
}

bj::object to_json(const domain::destination& d) {
  return {{"id", d.id},
          {"name", d.name},
          {"slug", d.slug},
          {"description", d.description},
          {"range", domain::name_of(d.range)},
          {"version", d.version}};
}

domain::destination destination_from_json(const bj::object& o) {
  const reader r(o);
  return {r.text("id"),
          r.text("name"),
          r.text("slug"),
          r.text("description"),
          r.named("range", domain::range_named),
          r.integer("version")};
}

}  // namespace contract

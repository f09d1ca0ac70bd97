#include "contract/snapshots.hpp"

#include <boost/json/array.hpp>

#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace contract {
namespace {

namespace bj = boost::json;
using platform::format_day;
using platform::format_instant;

[[noreturn]] void bad(std::string_view name) {
  throw platform::json::invalid(
      {{"/" + std::string(name), "malformed", "A snapshot's member is missing or malformed."}});
}

// Members of a snapshot by name and type. Unknown members are left alone: an older reader meets a
// newer writer.
class reader {
 public:
  explicit reader(const bj::object& o) : o_(o) {}

  [[nodiscard]] std::string text(std::string_view name) const {
    const auto* s = need(name).if_string();
    if (s == nullptr) bad(name);
    return {s->data(), s->size()};
  }
  [[nodiscard]] std::optional<std::string> maybe_text(std::string_view name) const {
    return has(name) ? std::optional(text(name)) : std::nullopt;
  }
  [[nodiscard]] std::int64_t integer(std::string_view name) const {
    const auto* n = need(name).if_int64();
    if (n == nullptr) bad(name);
    return *n;
  }
  [[nodiscard]] bool flag(std::string_view name) const {
    const auto* b = need(name).if_bool();
    if (b == nullptr) bad(name);
    return *b;
  }
  [[nodiscard]] domain::instant at(std::string_view name) const {
    const auto parsed = platform::parse_instant(text(name));
    if (!parsed) bad(name);
    return *parsed;
  }
  [[nodiscard]] domain::day date(std::string_view name) const {
    const auto parsed = platform::parse_day(text(name));
    if (!parsed) bad(name);
    return *parsed;
  }
  template <class E>
  [[nodiscard]] E named(std::string_view name,
                        std::optional<E> (*find)(std::string_view) noexcept) const {
    const auto value = find(text(name));
    if (!value) bad(name);
    return *value;
  }
  [[nodiscard]] reader object(std::string_view name) const {
    const auto* o = need(name).if_object();
    if (o == nullptr) bad(name);
    return reader(*o);
  }
  template <class F>
  void each(std::string_view name, F f) const {
    const auto* list = need(name).if_array();
    if (list == nullptr) bad(name);
    for (const auto& item : *list) {
      if (!item.is_object()) bad(name);
      f(reader(item.get_object()));
    }
  }
  [[nodiscard]] bool has(std::string_view name) const {
    const auto* v = o_.if_contains(name);
    return v != nullptr && !v->is_null();
  }
  [[nodiscard]] const bj::object& raw() const { return o_; }

 private:
  [[nodiscard]] const bj::value& need(std::string_view name) const {
    const auto* v = o_.if_contains(name);
    if (v == nullptr) bad(name);
    return *v;
  }
  const bj::object& o_;
};

bj::value maybe(const std::optional<std::string>& text) {
  return text ? bj::value(*text) : bj::value(nullptr);
}

bj::object json_of(const domain::address& a) {
  return {{"line1", a.line1}, {"line2", a.line2},   {"postalCode", a.postal_code},
          {"city", a.city},   {"region", a.region}, {"country", a.country}};
}

domain::address address_of(const reader& r) {
  return {r.text("line1"), r.text("line2"),  r.text("postalCode"),
          r.text("city"),  r.text("region"), r.text("country")};
}

bj::object json_of(const domain::passenger& p) {
  return {{"id", p.id},
          {"fullName", p.full_name},
          {"birthDate", format_day(p.born)},
          {"email", p.email},
          {"phone", p.phone},
          {"nationality", maybe(p.nationality)},
          {"documentNumber", maybe(p.document_number)},
          {"specialNeeds", maybe(p.special_needs)},
          {"emergencyContact", maybe(p.emergency_contact)},
          {"state", domain::name_of(p.state)},
          {"paidCents", p.paid},
          {"refundedCents", p.refunded}};
}

domain::passenger passenger_of(const reader& r) {
  domain::passenger p;
  p.id = r.text("id");
  p.full_name = r.text("fullName");
  p.born = r.date("birthDate");
  p.email = r.text("email");
  p.phone = r.text("phone");
  p.nationality = r.maybe_text("nationality");
  p.document_number = r.maybe_text("documentNumber");
  p.special_needs = r.maybe_text("specialNeeds");
  p.emergency_contact = r.maybe_text("emergencyContact");
  p.state = r.named("state", domain::passenger_state_named);
  p.paid = r.integer("paidCents");
  p.refunded = r.integer("refundedCents");
  return p;
}

bj::object json_of(const domain::payment_attempt& a) {
  return {{"number", a.number},
          {"key", a.key},
          {"method", a.method},
          {"state", domain::name_of(a.state)},
          {"providerReference", a.provider_reference},
          {"at", format_instant(a.at)}};
}

domain::payment_attempt attempt_of(const reader& r) {
  return {static_cast<int>(r.integer("number")),
          r.text("key"),
          r.text("method"),
          r.named("state", domain::payment_state_named),
          {},
          r.text("providerReference"),
          r.at("at")};
}

bj::object json_of(const domain::launch_facts& l) {
  return {{"id", l.id},
          {"slug", l.slug},
          {"rocket", l.rocket},
          {"spaceport", l.spaceport},
          {"spaceportTimeZone", l.spaceport_time_zone},
          {"destination", l.destination},
          {"supplier", l.supplier},
          {"supplierId", l.supplier_id},
          {"range", domain::name_of(l.range)},
          {"status", domain::name_of(l.status)},
          {"departsAt", format_instant(l.departs_at)}};
}

domain::launch_facts launch_facts_of(const reader& r) {
  domain::launch_facts l;
  l.id = r.text("id");
  l.slug = r.text("slug");
  l.rocket = r.text("rocket");
  l.spaceport = r.text("spaceport");
  l.spaceport_time_zone = r.text("spaceportTimeZone");
  l.destination = r.text("destination");
  l.supplier = r.text("supplier");
  l.supplier_id = r.text("supplierId");
  l.range = r.named("range", domain::range_named);
  l.status = r.named("status", domain::launch_status_named);
  l.departs_at = r.at("departsAt");
  return l;
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
          {"version", k.version}};
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
  c.email_verified = r.flag("emailVerified");
  c.created_at = r.at("createdAt");
  c.version = r.integer("version");
  return c;
}

bj::object to_json(const booking_snapshot& s) {
  const auto& b = s.booking;
  bj::array passengers, attempts, policy;
  for (const auto& p : b.passengers) passengers.push_back(json_of(p));
  for (const auto& a : b.attempts) attempts.push_back(json_of(a));
  for (const auto& t : b.policy)
    policy.push_back({{"percent", t.percent}, {"months", t.months_before_departure}});
  return {{"id", b.id},
          {"state", domain::name_of(b.state)},
          {"seats", b.seats},
          {"priceCents", b.price},
          {"policy", std::move(policy)},
          {"launch", json_of(b.launch)},
          {"createdAt", format_instant(b.created_at)},
          {"changedAt", format_instant(b.changed_at)},
          {"payBy", format_instant(b.pay_by)},
          {"confirmedAt",
           b.confirmed_at ? bj::value(format_instant(*b.confirmed_at)) : bj::value(nullptr)},
          {"needsAttention", b.needs_attention},
          {"passengers", std::move(passengers)},
          {"attempts", std::move(attempts)},
          {"version", b.version},
          {"customer", to_json(s.customer)}};
}

booking_snapshot booking_from_json(const bj::object& o) {
  const reader r(o);
  booking_snapshot s;
  auto& b = s.booking;
  b.id = r.text("id");
  b.state = r.named("state", domain::booking_state_named);
  b.seats = static_cast<int>(r.integer("seats"));
  b.price = r.integer("priceCents");
  r.each("policy", [&](const reader& t) {
    b.policy.push_back(
        {static_cast<int>(t.integer("percent")), static_cast<int>(t.integer("months"))});
  });
  b.launch = launch_facts_of(r.object("launch"));
  b.created_at = r.at("createdAt");
  b.changed_at = r.at("changedAt");
  b.pay_by = r.at("payBy");
  if (r.has("confirmedAt")) b.confirmed_at = r.at("confirmedAt");
  b.needs_attention = r.flag("needsAttention");
  r.each("passengers", [&](const reader& p) { b.passengers.push_back(passenger_of(p)); });
  r.each("attempts", [&](const reader& a) { b.attempts.push_back(attempt_of(a)); });
  b.version = r.integer("version");
  s.customer = customer_from_json(r.object("customer").raw());
  b.customer_id = s.customer.id;
  return s;
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
  return {{"id", s.id},
          {"name", s.name},
          {"slug", s.slug},
          {"description", s.description},
          {"website", s.website},
          {"version", s.version},
          {"rockets", std::move(rockets)}};
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

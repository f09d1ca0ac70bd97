#include "backoffice/stored_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/runtime/time.hpp"

namespace backoffice {

namespace bj = boost::json;

namespace {

std::string text(const bj::object& o, std::string_view name) {
  return std::string(o.at(name).as_string());
}

}  // namespace

bj::value to_stored(const domain::address& a) {
  return bj::object{{"line1", a.line1}, {"line2", a.line2},   {"postalCode", a.postal_code},
                    {"city", a.city},   {"region", a.region}, {"country", a.country}};
}

domain::address address_from_stored(const bj::value& v) {
  const auto& o = v.as_object();
  return {text(o, "line1"), text(o, "line2"),  text(o, "postalCode"),
          text(o, "city"),  text(o, "region"), text(o, "country")};
}

bj::value to_stored(const specifications& list) {
  bj::array out;
  for (const auto& [name, value] : list) out.push_back({{"name", name}, {"value", value}});
  return out;
}

specifications specifications_from_stored(const bj::value& v) {
  specifications out;
  for (const auto& each : v.as_array())
    out.emplace_back(text(each.as_object(), "name"), text(each.as_object(), "value"));
  return out;
}

bj::value to_stored(const std::vector<domain::departure_change>& list) {
  bj::array out;
  for (const auto& c : list) {
    out.push_back({{"departsAt", platform::format_instant(c.departs_at)},
                   {"reason", c.reason},
                   {"changedAt", platform::format_instant(c.changed_at)}});
  }
  return out;
}

std::vector<domain::departure_change> dates_from_stored(const bj::value& v) {
  std::vector<domain::departure_change> out;
  for (const auto& each : v.as_array()) {
    const auto& o = each.as_object();
    out.push_back({platform::parse_instant(text(o, "departsAt")).value(), text(o, "reason"),
                   platform::parse_instant(text(o, "changedAt")).value()});
  }
  return out;
}

bj::value parse_stored(const std::string& stored) {
  return bj::parse(stored);
}

platform::postgres::jsonb as_jsonb(const bj::value& v) {
  return {bj::serialize(v)};
}

}  // namespace backoffice

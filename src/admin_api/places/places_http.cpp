#include "admin_api/places/places_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/people/reason.hpp"
#include "admin_api/request_fields.hpp"
#include "platform/http/problem.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;

struct new_spaceport {
  std::string name, country, timeZone;
};
BOOST_DESCRIBE_STRUCT(new_spaceport, (), (name, country, timeZone))

struct new_destination {
  std::string name, range, description;
};
BOOST_DESCRIBE_STRUCT(new_destination, (), (name, range, description))

struct spaceport_edit {
  std::string reason;
  std::optional<std::string> name, country, timeZone;
  std::optional<bool> retired;
};
BOOST_DESCRIBE_STRUCT(spaceport_edit, (), (reason, name, country, timeZone, retired))

struct destination_edit {
  std::string reason;
  std::optional<std::string> name, description;
  std::optional<bool> retired;
};
BOOST_DESCRIBE_STRUCT(destination_edit, (), (reason, name, description, retired))

constexpr std::size_t longest_name = 80, longest_description = 600;

void check_country(field_checks& checks, const std::string& country) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (country.size() != 2 || !capital(country[0]) || !capital(country[1]))
    checks.add({"/country", "country_invalid", "Two capital letters (ISO 3166), such as PT."});
}

void require(bool there) {
  if (!there) throw http::refused({404, "place_not_found", "There is no such place."});
}

}  // namespace

http::response places_http::spaceports(http::request&) {
  boost::json::array items;
  for (const auto& [p, retired, launches] : places_.listed_spaceports()) {
    items.push_back({{"id", p.id},
                     {"name", p.name},
                     {"slug", p.slug},
                     {"country", p.country},
                     {"timeZone", p.time_zone},
                     {"retired", retired},
                     {"launches", launches}});
  }
  return answer(200, {{"items", std::move(items)}});
}

http::response places_http::destinations(http::request&) {
  boost::json::array items;
  for (const auto& [d, retired, launches] : places_.listed_destinations()) {
    items.push_back({{"id", d.id},
                     {"name", d.name},
                     {"slug", d.slug},
                     {"range", domain::name_of(d.range)},
                     {"description", d.description},
                     {"retired", retired},
                     {"launches", launches}});
  }
  return answer(200, {{"items", std::move(items)}});
}

http::response places_http::add_spaceport(http::request& r) {
  const auto body = json::read<new_spaceport>(r.body);
  field_checks checks;
  checks.line("/name", body.name, longest_name);
  check_country(checks, body.country);
  checks.line("/timeZone", body.timeZone, longest_name);
  checks.done();
  const auto id = places_.add(domain::spaceport{"", body.name, "", body.country, body.timeZone},
                              r.who.subject, clock_.now());
  told_();
  return answer(201, {{"id", id}});
}

http::response places_http::add_destination(http::request& r) {
  const auto body = json::read<new_destination>(r.body);
  field_checks checks;
  checks.line("/name", body.name, longest_name);
  checks.text("/description", body.description, longest_description);
  const auto range = domain::range_named(body.range);
  if (!range)
    checks.add({"/range", "unknown_value", "suborbital, low-earth-orbit or interplanetary."});
  checks.done();
  const auto id = places_.add(domain::destination{"", body.name, "", body.description, *range},
                              r.who.subject, clock_.now());
  told_();
  return answer(201, {{"id", id}});
}

http::response places_http::change_spaceport(http::request& r) {
  auto body = json::read<spaceport_edit>(r.body);
  field_checks checks;
  checks.line("/reason", body.reason, most_reason);
  if (body.name) checks.line("/name", *body.name, longest_name);
  if (body.country) check_country(checks, *body.country);
  if (body.timeZone) checks.line("/timeZone", *body.timeZone, longest_name);
  checks.done();
  backoffice::place_edit e;
  e.name = std::move(body.name);
  e.country = std::move(body.country);
  e.time_zone = std::move(body.timeZone);
  e.retired = body.retired;
  e.reason = std::move(body.reason);
  require(places_.change_spaceport(r.param("id"), e, r.who.subject, clock_.now()));
  told_();
  return http::no_content();
}

http::response places_http::change_destination(http::request& r) {
  auto body = json::read<destination_edit>(r.body);
  field_checks checks;
  checks.line("/reason", body.reason, most_reason);
  if (body.name) checks.line("/name", *body.name, longest_name);
  if (body.description) checks.text("/description", *body.description, longest_description);
  checks.done();
  backoffice::place_edit e;
  e.name = std::move(body.name);
  e.description = std::move(body.description);
  e.retired = body.retired;
  e.reason = std::move(body.reason);
  require(places_.change_destination(r.param("id"), e, r.who.subject, clock_.now()));
  told_();
  return http::no_content();
}

}  // namespace admin_api

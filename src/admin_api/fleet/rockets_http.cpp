#include "admin_api/fleet/rockets_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;

constexpr std::size_t most_specifications = 40;

struct specification {
  std::string name, value;
};
BOOST_DESCRIBE_STRUCT(specification, (), (name, value))

struct rocket_body {
  std::string name, description, range;
  int capacity = 0;
  std::optional<std::vector<specification>> specifications;
};
BOOST_DESCRIBE_STRUCT(rocket_body, (), (name, description, range, capacity, specifications))

struct rocket_edit_body {
  std::int64_t version = 0;
  std::optional<std::string> name, description, range;
  std::optional<int> capacity;
  std::optional<std::vector<specification>> specifications;
  std::optional<bool> retired;
};
BOOST_DESCRIBE_STRUCT(rocket_edit_body, (),
                      (version, name, description, range, capacity, specifications, retired))

domain::range range_of(const std::string& name, field_checks& checks) {
  const auto range = domain::range_named(name);
  if (!range)
    checks.add({"/range", "unknown_value", "suborbital, low-earth-orbit or interplanetary."});
  return range.value_or(domain::range::suborbital);
}

std::vector<std::pair<std::string, std::string>> pairs_of(const std::vector<specification>& list,
                                                          field_checks& checks) {
  std::vector<std::pair<std::string, std::string>> out;
  if (list.size() > most_specifications) checks.add({"/specifications", "too_many", "At most 40."});
  for (const auto& each : list) {
    const auto at = "/specifications/" + std::to_string(out.size());
    checks.line(at + "/name", each.name, 60);
    checks.line(at + "/value", each.value, 200);
    out.emplace_back(each.name, each.value);
  }
  return out;
}

backoffice::new_rocket rocket_of(rocket_body&& body, std::string supplier) {
  field_checks checks;
  backoffice::new_rocket out;
  checks.line("/name", body.name, 80);
  checks.text("/description", body.description, 4000);
  checks.within("/capacity", body.capacity, 1, domain::most_seats);
  out.range = range_of(body.range, checks);
  if (body.specifications) out.specifications = pairs_of(*body.specifications, checks);
  checks.done();
  out.supplier_id = std::move(supplier);
  out.name = std::move(body.name);
  out.description = std::move(body.description);
  out.capacity = body.capacity;
  return out;
}

backoffice::rocket_edit edit_of(rocket_edit_body&& body) {
  field_checks checks;
  backoffice::rocket_edit out;
  checks.within("/version", body.version, 1, std::numeric_limits<std::int64_t>::max());
  if (body.name) checks.line("/name", *body.name, 80);
  if (body.description) checks.text("/description", *body.description, 4000);
  if (body.capacity) checks.within("/capacity", *body.capacity, 1, domain::most_seats);
  if (body.range) out.range = range_of(*body.range, checks);
  if (body.specifications) out.specifications = pairs_of(*body.specifications, checks);
  checks.done();
  out.version = body.version;
  out.name = std::move(body.name);
  out.description = std::move(body.description);
  out.capacity = body.capacity;
  out.retired = body.retired;
  return out;
}

boost::json::object rocket_json(const backoffice::rocket_row& row) {
  const auto& k = row.rocket;
  boost::json::array specifications;
  for (const auto& [name, value] : k.specifications)
    specifications.push_back({{"name", name}, {"value", value}});
  return {{"id", k.id},
          {"name", k.name},
          {"slug", k.slug},
          {"description", k.description},
          {"range", domain::name_of(k.range)},
          {"capacity", k.capacity},
          {"specifications", std::move(specifications)},
          {"retired", k.retired},
          {"picture", text_or_null(k.picture)},
          {"launches", row.launches},
          {"version", k.version},
          {"createdAt", platform::format_instant(row.created_at)}};
}

}  // namespace

http::response rockets_http::list(http::request& r) {
  const http::query_params q(r.query, {"supplier", "q", "state", "sort", "cursor", "limit"});
  backoffice::rocket_filter f;
  f.supplier = scope_of(r);
  if (f.supplier.empty()) f.supplier = q.text("supplier").value_or("");
  f.text = q.text("q").value_or("");
  const auto state = one_of(q, "state", {"any", "flying", "retired"});
  if (state != "any") f.retired = state == "retired";
  f.sort = one_of(q, "sort", {"name", "-name", "capacity", "-capacity"});
  return answer_page(fleet_.list(f, page_of(q)), rocket_json);
}

http::response rockets_http::add(http::request& r) {
  const auto wish = rocket_of(json::read<rocket_body>(r.body), scope_of(r));
  const auto made = fleet_.create(wish, r.who.subject, clock_.now());
  if (!made) return contract::answer(made.error());
  told_();
  return created("/api/v1/rockets/" + made->rocket.id, rocket_json(*made));
}

http::response rockets_http::one(http::request& r) {
  const auto found = fleet_.find(scope_of(r), r.param("id"));
  if (!found) return contract::answer({domain::no::rocket_not_found});
  auto body = rocket_json(*found);
  const auto use = fleet_.use_of(found->rocket.id, clock_.now());
  body["upcoming"] = boost::json::object{
      {"launches", use.launches},
      {"seats", use.seats},
      {"farthest", use.launches > 0 ? boost::json::value(domain::name_of(use.farthest))
                                    : boost::json::value(nullptr)}};
  return answer(200, body);
}

http::response rockets_http::edit(http::request& r) {
  const auto edit = edit_of(json::read<rocket_edit_body>(r.body));
  const auto done = fleet_.edit(scope_of(r), r.param("id"), edit, r.who.subject, clock_.now());
  if (!done) return contract::answer(done.error());
  told_();
  return answer(200, rocket_json(*done));
}

}  // namespace admin_api

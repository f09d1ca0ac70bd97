#include "customer_api/catalogue/catalogue_http.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "customer_api/catalogue/launch_json.hpp"
#include "customer_api/catalogue/supplier_json.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {
namespace {

namespace http = platform::http;
using boost::json::array;
using boost::json::object;

[[noreturn]] void refuse(std::string pointer, const char* code, const char* detail) {
  throw platform::json::invalid({{std::move(pointer), code, detail}});
}

std::optional<domain::instant> read_day(const http::query_params& q, const char* name,
                                        std::chrono::days later) {
  const auto text = q.text(name);
  if (!text) return {};
  const auto d = platform::parse_day(*text);
  if (!d)
    refuse(std::string("/?") + name, "not_a_day", "A date such as 2028-05-03 is expected here.");
  return std::chrono::sys_days{*d} + later;
}

order read_order(const std::string& text) {
  if (text == "departure") return order::departure;
  if (text == "-departure") return order::departure_down;
  if (text == "price") return order::price;
  if (text == "-price") return order::price_down;
  if (text == "seats") return order::seats;
  refuse("/?sort", "unknown_value", "Sort by departure, -departure, price, -price or seats.");
}

}  // namespace

search read_search(std::string_view query, std::size_t default_limit) {
  const http::query_params q(
      query, {"range", "destination", "spaceport", "supplier", "from", "to", "maxPriceCents",
              "seats", "q", "includeSoldOut", "sort", "cursor", "limit"});
  search s;
  if (const auto range = q.text("range")) {
    s.range = domain::range_named(*range);
    if (!s.range)
      refuse("/?range", "unknown_value",
             "A range is suborbital, low-earth-orbit or interplanetary.");
  }
  s.destination = q.text("destination").value_or("");
  s.spaceport = q.text("spaceport").value_or("");
  s.supplier = q.text("supplier").value_or("");
  s.from = read_day(q, "from", std::chrono::days{0});
  s.to = read_day(q, "to", std::chrono::days{1});  // the day itself belongs to it
  s.max_price = q.integer("maxPriceCents", 1, domain::highest_price);
  s.seats = static_cast<int>(q.integer("seats", 1, domain::most_seats).value_or(1));
  s.text = q.text("q").value_or("");
  if (s.text.size() > 200) refuse("/?q", "too_long", "At most 200 characters.");
  s.include_sold_out = q.flag("includeSoldOut");
  if (const auto sort = q.text("sort")) s.sort = read_order(*sort);
  s.cursor = q.text("cursor").value_or("");
  s.limit = static_cast<std::size_t>(
      q.integer("limit", 1, 100).value_or(static_cast<std::int64_t>(default_limit)));
  return s;
}

page_of_text search_page(const snapshot& s, const search& wanted) {
  const auto hits = s.find(wanted);
  std::string items;
  for (const auto& l : hits.page) {
    if (!items.empty()) items += ',';
    items += l->summary;
  }
  page_of_text page;
  page.content_type = "application/json";
  page.version = "{\"items\":[" + items + "],\"nextCursor\":" +
                 (hits.next_cursor.empty() ? "null" : "\"" + hits.next_cursor + "\"") +
                 ",\"total\":" + std::to_string(hits.total);
  page.body = page.version + ",\"asOf\":\"" + platform::format_instant(s.as_of()) + "\"}";
  return page;
}

std::string detail_text(const sales::launch& l, domain::instant as_of) {
  auto o = detail_json(l, as_of);
  o["asOf"] = platform::format_instant(as_of);
  return boost::json::serialize(o);
}

http::response catalogue_http::list(http::request& r) {
  const auto now = launches_.now();
  return answers_.find(r, now, [&] { return search_page(*now, read_search(r.query)); });
}

http::response catalogue_http::one(http::request& r) {
  const auto now = launches_.now();
  const auto name = r.param("id");
  if (const auto l = now->find(name)) {
    return answers_.find(r, now, [&] {
      return page_of_text{200, "application/json", detail_text(l->launch, now->as_of()),
                          boost::json::serialize(detail_json(l->launch, now->as_of()))};
    });
  }
  if (!r.may_block) return http::ask_worker();
  const auto old = launches_.from_database(name);
  if (!old) return contract::answer({domain::no::launch_not_found});
  auto answer = http::json_response(200, detail_text(*old, now->as_of()));
  answer.headers = {{"Cache-Control", "no-cache"}};
  return answer;
}

http::response catalogue_http::spaceports(http::request& r) {
  const auto lists = launches_.places();
  return answers_.find(r, launches_.now(), [&] {
    array items;
    for (const auto& s : lists->spaceports) items.push_back(spaceport_json(s));
    const auto text = boost::json::serialize(object{{"items", std::move(items)}});
    return page_of_text{200, "application/json", text, text};
  });
}

http::response catalogue_http::destinations(http::request& r) {
  const auto lists = launches_.places();
  return answers_.find(r, launches_.now(), [&] {
    array items;
    for (const auto& d : lists->destinations) items.push_back(destination_json(d));
    const auto text = boost::json::serialize(object{{"items", std::move(items)}});
    return page_of_text{200, "application/json", text, text};
  });
}

http::response catalogue_http::supplier(http::request& r) {
  const http::query_params q(r.query, {"cursor"});
  const auto s = launches_.supplier(r.param("slug"));
  if (!s) return contract::answer({domain::no::supplier_not_found});
  const auto now = launches_.now();
  const auto said = reviews_of(reviews_, s->id, q.text("cursor").value_or(""), now->as_of());
  auto answer = http::json_response(200, boost::json::serialize(supplier_json(*s, *now, said)));
  answer.headers = {{"Cache-Control", "no-cache"}};
  return answer;
}

http::response catalogue_http::picture(http::request& r) {
  const auto p = pictures_.find(r.param("hash"));
  if (!p) return contract::answer({domain::no::picture_not_found});
  return {200, p->type, p->bytes, {{"Cache-Control", "public, max-age=31536000, immutable"}}};
}

}  // namespace customer_api

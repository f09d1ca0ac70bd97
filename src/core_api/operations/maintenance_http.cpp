#include "core_api/operations/maintenance_http.hpp"

#include <boost/json/serialize.hpp>

#include "contract/field_checks.hpp"
#include "platform/json/read.hpp"
#include "platform/mongo/collection.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
using boost::json::object;
using platform::mongo::doc;

constexpr const char* only_one = "now";
constexpr std::size_t longest_reason = 200;
constexpr std::int64_t longest_minutes = 7 * 24 * 60;

struct wish {
  std::string reason;
  std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(wish, (), (reason, minutes))

wish read_wish(std::string_view body) {
  auto w = platform::json::read<wish>(body);
  contract::field_checks checks;
  checks.line("/reason", w.reason, longest_reason);
  checks.within("/minutes", w.minutes, 1, longest_minutes);
  checks.done();
  return w;
}

}  // namespace

contract::maintenance_state maintenance_http::stored() {
  const auto found = db_["maintenance"].find_one(doc{{"_id", only_one}});
  if (!found) return {};
  const platform::mongo::view v(*found);
  return {true, v.text("reason"), v.time("since"), v.time("expectedEnd")};
}

http::response maintenance_http::state(http::request&) {
  return http::json_response(200, boost::json::serialize(contract::to_json(stored())));
}

http::response maintenance_http::turn_on(http::request& r) {
  const auto w = read_wish(r.body);
  const auto before = stored();
  const auto now = clock_.now();
  const contract::maintenance_state s{true, w.reason, before.on ? before.since : now,
                                      now + std::chrono::minutes(w.minutes)};
  db_["maintenance"].upsert_replace(only_one, doc{{"_id", only_one},
                                                  {"reason", s.reason},
                                                  {"since", s.since},
                                                  {"expectedEnd", s.expected_end},
                                                  {"by", r.who.subject}});
  note(before.on ? "maintenance mode goes on" : "maintenance mode is on", r,
       {{"reason", s.reason}, {"expectedEndAt", platform::format_instant(s.expected_end)}});
  return http::json_response(200, boost::json::serialize(contract::to_json(s)));
}

http::response maintenance_http::turn_off(http::request& r) {
  if (db_["maintenance"].delete_one(doc{{"_id", only_one}}) > 0)
    note("maintenance mode is off", r, {});
  return http::no_content();
}

void maintenance_http::note(const std::string& what, const http::request& r, object fields) {
  fields["userId"] = r.who.subject;
  log_.add({{}, clock_.now(), "ALERT", "warning", "core-api", what, {}, std::move(fields)});
}

}  // namespace core_api

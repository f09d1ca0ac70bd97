#include "admin_api/launches/import_http.hpp"

#include <algorithm>
#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/launches/launch_csv.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/idempotency.hpp"
#include "contract/problems.hpp"
#include "platform/security/hash.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using backoffice::import_report;

constexpr std::size_t longest_file = 200'000;

struct import_body {
  std::string csv;
  bool dryRun = true;
};
BOOST_DESCRIBE_STRUCT(import_body, (), (csv, dryRun))

boost::json::object launch_line(const domain::launch_master& l) {
  return {{"id", text_or_null(l.id)},
          {"rocket", l.rocket.name},
          {"spaceport", l.spaceport.name},
          {"destination", l.destination.name},
          {"departsAt", platform::format_instant(l.departs_at)},
          {"price", money_json(l.price)},
          {"capacity", l.capacity},
          {"vipHeadStartHours", l.vip_head_start_hours}};
}

boost::json::object report_json(const import_report& r, bool imported) {
  boost::json::array faults, launches;
  for (const auto& f : r.faults)
    faults.push_back({{"line", f.line}, {"column", text_or_null(f.column)}, {"detail", f.detail}});
  for (const auto& l : r.launches) launches.push_back(launch_line(l));
  return {{"imported", imported}, {"faults", std::move(faults)}, {"launches", std::move(launches)}};
}

}  // namespace

http::response import_http::import(http::request& r) {
  const auto body = json::read<import_body>(r.body);
  field_checks checks;
  checks.text("/csv", body.csv, longest_file);
  checks.done();
  const auto key = contract::idempotency_key(r);
  auto read = read_launch_csv(body.csv);
  if (body.dryRun) {
    auto report = launches_.check(scope_of(r), read.lines, clock_.now());
    if (!report) return contract::answer(report.error());
    auto& all = report->faults;
    all.insert(all.end(), read.faults.begin(), read.faults.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    if (!all.empty()) report->launches.clear();
    return answer(200, report_json(*report, false));
  }
  if (!read.faults.empty()) backoffice::refuse_import(read.faults);
  const auto text = launches_.run(
      {scope_of(r), r.who.subject, key, platform::security::sha256_hex("import " + body.csv),
       [](const import_report& made) { return boost::json::serialize(report_json(made, true)); }},
      read.lines, clock_.now());
  if (!text) return contract::answer(text.error());
  told_();
  return http::json_response(200, *text);
}

}  // namespace admin_api

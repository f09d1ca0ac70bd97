#include "core_api/health_reports/health_reports_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "core_api/health_reports/health_report_pdf.hpp"
#include "platform/json/read.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::array;
using boost::json::object;

struct choice_body {
  std::string every;
};
BOOST_DESCRIBE_STRUCT(choice_body, (), (every))

object report_json(const health_report& r) {
  array findings;
  for (const auto& f : r.findings) findings.push_back(boost::json::value(f));
  return {{"id", r.period.id()},
          {"span", r.period.span == report_span::day ? "day" : "week"},
          {"period", r.period.words()},
          {"from", platform::format_instant(r.period.from)},
          {"to", platform::format_instant(r.period.to)},
          {"madeAt", platform::format_instant(r.made_at)},
          {"findings", std::move(findings)}};
}

http::response file(const std::string& type, const std::string& name, std::string bytes) {
  return {200,
          type,
          std::move(bytes),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition", "attachment; filename=\"health-" + name + "\""}}};
}

http::response not_there() {
  return contract::answer({domain::no::report_not_found});
}

}  // namespace

http::response health_reports_http::list(http::request&) {
  array items;
  for (const auto& r : all_.list()) items.push_back(report_json(r));
  return http::json_response(200, boost::json::serialize(object{{"items", std::move(items)}}));
}

http::response health_reports_http::pdf(http::request& r) {
  const auto found = all_.find(r.param("id"));
  if (!found) return not_there();
  return file("application/pdf", found->period.id() + ".pdf", pdf_of(*found));
}

http::response health_reports_http::csv(http::request& r) {
  const auto found = all_.find(r.param("id"));
  if (!found) return not_there();
  return file("text/csv; charset=utf-8", found->period.id() + ".csv", csv_of(*found));
}

http::response health_reports_http::choice(http::request& r) {
  const auto u = people_.find(r.who.subject);
  const auto every = u && !u->health_report.empty() ? u->health_report : std::string("never");
  return http::json_response(200, boost::json::serialize(object{{"every", every}}));
}

http::response health_reports_http::choose(http::request& r) {
  const auto body = json::read<choice_body>(r.body);
  if (!is_report_choice(body.every))
    throw json::invalid({{"/every", "unknown_value", "never, daily or weekly."}});
  people_.set_health_report(r.who.subject, body.every);
  return choice(r);
}

}  // namespace core_api

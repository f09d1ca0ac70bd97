#include "admin_api/reports/periods_http.hpp"

#include "admin_api/answers.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;

boost::json::object period_json(const backoffice::period& p) {
  return {{"month", platform::format_day(p.month).substr(0, 7)},
          {"documents", p.documents},
          {"invoiced", money_json(p.invoiced)},
          {"credited", money_json(p.credited)},
          {"fees", money_json(p.fees)},
          {"closedAt", instant_or_null(p.closed_at)},
          {"closedBy", text_or_null(p.closed_by_name)},
          {"closable", p.closable}};
}

}  // namespace

http::response periods_http::list(http::request&) {
  boost::json::array items;
  for (const auto& p : periods_.list(clock_.now())) items.push_back(period_json(p));
  return answer(200, {{"items", std::move(items)}});
}

http::response periods_http::close(http::request& r) {
  const auto month = platform::parse_day(r.param("month") + "-01");
  if (!month) return contract::answer({domain::no::report_not_found});
  const auto done = periods_.close(*month, r.who.subject, clock_.now());
  return done ? list(r) : contract::answer(done.error());
}

}  // namespace admin_api

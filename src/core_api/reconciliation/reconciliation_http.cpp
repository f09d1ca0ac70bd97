#include "core_api/reconciliation/reconciliation_http.hpp"

#include <algorithm>
#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;
using boost::json::value;
using platform::format_instant;

struct start_body {
  std::string scope;
  std::optional<std::vector<std::string>> ids;
};
BOOST_DESCRIBE_STRUCT(start_body, (), (scope, ids))

object report_json(const reconciliation_report& r) {
  object found;
  for (const auto& [name, n] : r.found) found[name] = n;
  return {{"id", r.id},
          {"scope", r.scope},
          {"state", r.state},
          {"startedAt", format_instant(r.started_at)},
          {"finishedAt", r.finished_at ? value(format_instant(*r.finished_at)) : value(nullptr)},
          {"processed", r.processed},
          {"found", std::move(found)},
          {"repaired", r.repaired},
          {"stopped", r.stopped},
          {"by", r.by.empty() ? value(nullptr) : value(r.by)},
          {"phase", r.phase.empty() ? value(nullptr) : value(r.phase)}};
}

object change_json(const discrepancy& d) {
  return {{"entity", d.entity}, {"id", d.id},
          {"class", d.found},   {"detail", d.detail.empty() ? value(nullptr) : value(d.detail)},
          {"action", d.action}, {"at", format_instant(d.at)}};
}

http::response text(int status, const object& body) {
  return http::json_response(status, boost::json::serialize(body));
}

// A page of a list that is small enough to be read whole; the cursor is how many came before.
template <class List, class F>
object page_of(const List& all, const http::query_params& q, F json_of) {
  const auto limit = q.integer("limit", 1, 100).value_or(50);
  const auto size = static_cast<std::int64_t>(all.size());
  const auto from = std::min(q.integer("cursor", 0, 1'000'000'000).value_or(0), size);
  const auto to = std::min(from + limit, size);
  boost::json::array items;
  for (auto i = from; i < to; ++i) items.push_back(json_of(all[static_cast<std::size_t>(i)]));
  return {{"items", std::move(items)},
          {"nextCursor", to < size ? value(std::to_string(to)) : value(nullptr)},
          {"total", size}};
}

}  // namespace

http::response reconciliation_http::list(http::request& r) {
  const http::query_params q(r.query, {"cursor", "limit"});
  return text(200, page_of(reports_.list(), q, report_json));
}

http::response reconciliation_http::start(http::request& r) {
  const auto body = json::read<start_body>(r.body);
  if (body.scope != "all" && body.scope != "bookings" && body.scope != "launches") {
    throw json::invalid({{"/scope", "unknown_value", "The scope is all, bookings or launches."}});
  }
  return text(
      202, {{"id", reconciliation_.start(body.scope, body.ids.value_or(std::vector<std::string>{}),
                                         r.who.subject)}});
}

http::response reconciliation_http::one(http::request& r) {
  const auto report = reports_.find(r.param("id"));
  return report ? text(200, report_json(*report))
                : contract::answer({domain::no::reconciliation_not_found});
}

http::response reconciliation_http::changes(http::request& r) {
  const http::query_params q(r.query, {"entity", "class", "action", "q", "cursor", "limit"});
  const change_filter f{q.text("entity").value_or(""), q.text("class").value_or(""),
                        q.text("action").value_or(""), q.text("q").value_or("")};
  const auto id = r.param("id");
  if (!reports_.find(id)) return contract::answer({domain::no::reconciliation_not_found});
  return text(200, page_of(reports_.changes(id, f), q, change_json));
}

}  // namespace core_api

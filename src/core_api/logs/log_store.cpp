#include "core_api/logs/log_store.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>

#include "platform/mongo/collection.hpp"
#include "platform/runtime/trace.hpp"
#include "platform/security/random.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::view;

namespace {

constexpr std::int64_t most_searched = 20'000;

// Ids sort as their times do, so that a page ends and the next begins at an id.
std::string id_at(platform::instant at) {
  char text[24];
  const int n = std::snprintf(text, sizeof text, "g_%013llx",
                              static_cast<unsigned long long>(at.time_since_epoch().count()));
  return std::string(text, static_cast<std::size_t>(n)) + platform::security::random_hex(6);
}

log_entry from_bson(view v) {
  log_entry e{v.text("_id"),    v.time("at"),      v.text("kind"),   v.text("severity"),
              v.text("source"), v.text("message"), v.text("traceId")};
  boost::system::error_code ec;
  const auto fields = boost::json::parse(v.str("fields"), ec);
  if (!ec && fields.is_object()) e.fields = fields.get_object();
  return e;
}

std::string lower(std::string s) {
  for (auto& c : s) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return s;
}

bool contains(const log_entry& e, const std::string& text) {
  return e.trace_id == text || lower(e.message).find(text) != std::string::npos ||
         lower(boost::json::serialize(e.fields)).find(text) != std::string::npos;
}

doc filter_of(const log_query& q, bool with_cursor) {
  doc filter, at, id;
  if (!q.kind.empty()) filter.add("kind", q.kind);
  if (!q.severity.empty()) filter.add("severity", q.severity);
  if (q.from) at.add("$gte", *q.from);
  if (q.to) at.add("$lte", *q.to);
  if (!at.empty()) filter.add("at", at);
  if (with_cursor && !q.cursor.empty()) id.add(q.newest_first ? "$lt" : "$gt", q.cursor);
  if (!id.empty()) filter.add("_id", id);
  return filter;
}

}  // namespace

void log_store::add(log_entry e) {
  if (e.id.empty()) e.id = id_at(e.at);
  if (e.trace_id.empty()) e.trace_id = platform::current_trace().id;
  db_["logs"].insert(doc{{"_id", e.id},
                         {"at", e.at},
                         {"kind", e.kind},
                         {"severity", e.severity},
                         {"source", e.source},
                         {"message", e.message},
                         {"traceId", e.trace_id},
                         {"fields", boost::json::serialize(e.fields)}});
}

log_page log_store::find(const log_query& q) {
  auto logs = db_["logs"];
  platform::mongo::find_options options;
  options.sort = doc{{"_id", q.newest_first ? -1 : 1}};
  const auto text = lower(q.text);
  options.limit = text.empty() ? static_cast<std::int64_t>(q.limit) + 1 : most_searched;
  log_page page;
  std::int64_t found = 0;
  logs.find_each(filter_of(q, true), options, [&](view v) {
    auto e = from_bson(v);
    if (!text.empty() && !contains(e, text)) return;
    ++found;
    if (page.items.size() < q.limit) page.items.push_back(std::move(e));
  });
  if (found > static_cast<std::int64_t>(q.limit) && !page.items.empty())
    page.next_cursor = page.items.back().id;
  page.total = text.empty() ? logs.count(filter_of(q, false)) : found;
  return page;
}

void log_store::forget_before(platform::instant at) {
  db_["logs"].delete_many(doc{{"at", doc{{"$lt", at}}}});
}

}  // namespace core_api

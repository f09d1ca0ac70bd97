#include "core_api/logs/log_store.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>

#include "platform/mongo/collection.hpp"
#include "platform/mongo/timeline.hpp"
#include "platform/runtime/trace.hpp"
#include "platform/security/random.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::view;

namespace {

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
  return lower(e.message).find(text) != std::string::npos ||
         lower(boost::json::serialize(e.fields)).find(text) != std::string::npos;
}

std::string user_of(const boost::json::object& fields) {
  const auto* id = fields.if_contains("userId");
  return id != nullptr && id->is_string() ? std::string(id->get_string()) : std::string();
}

// Somebody who pastes a trace id wants its entries, and finds them at once.
bool is_trace(const std::string& text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == text.npos;
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
                         {"user", user_of(e.fields)},
                         {"fields", boost::json::serialize(e.fields)}});
}

log_page log_store::find(const log_query& q, platform::instant now) {
  auto logs = db_["logs"];
  platform::mongo::timeline t{"at"};
  const auto text = lower(q.text);
  const auto trace = q.trace.empty() && is_trace(text) ? text : q.trace;
  if (!q.kind.empty()) t.filter.add("kind", q.kind);
  if (!q.severity.empty()) t.filter.add("severity", q.severity);
  if (!trace.empty()) t.filter.add("traceId", trace);
  t.few = !trace.empty();
  if (!q.user.empty()) t.filter.add("user", q.user);
  t.from = q.from;
  t.to = q.to;
  t.newest_first = q.newest_first;
  t.cursor = q.cursor;
  t.limit = q.limit;
  const bool searched = !text.empty() && trace != text;
  if (searched) t.keep = [&](view v) { return contains(from_bson(v), text); };
  const auto found = platform::mongo::read_page(logs, t, now);
  log_page page;
  page.next_cursor = found.next;
  for (const auto& d : found.items) page.items.push_back(from_bson(d));
  if (!searched && q.counted) {
    doc at;
    if (q.from) at.add("$gte", *q.from);
    if (q.to) at.add("$lte", *q.to);
    if (!at.empty()) t.filter.add("at", at);
    page.total = t.filter.empty() ? logs.count_all() : logs.count(t.filter);
  }
  return page;
}

void log_store::forget_before(platform::instant at) {
  db_["logs"].delete_many(doc{{"at", doc{{"$lt", at}}}});
}

}  // namespace core_api

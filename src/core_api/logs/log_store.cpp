#include "core_api/logs/log_store.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <map>
#include <tuple>

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

std::string user_of(const boost::json::object& fields) {
  const auto* id = fields.if_contains("userId");
  return id != nullptr && id->is_string() ? std::string(id->get_string()) : std::string();
}

// An entry without an id gets one, one without a trace that of the request.
doc to_bson(log_entry& e) {
  if (e.id.empty()) e.id = id_at(e.at);
  if (e.trace_id.empty()) e.trace_id = platform::current_trace().id;
  return {{"_id", e.id},
          {"at", e.at},
          {"kind", e.kind},
          {"severity", e.severity},
          {"source", e.source},
          {"message", e.message},
          {"traceId", e.trace_id},
          {"user", user_of(e.fields)},
          {"fields", boost::json::serialize(e.fields)}};
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

// Somebody who pastes a trace id wants its entries, and finds them at once.
bool is_trace(const std::string& text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

void log_store::add(log_entry e) {
  if (db_["logs"].insert(to_bson(e))) hours_.count(e.at, e.kind, e.severity);
}

void log_store::add_many(std::vector<log_entry> entries) {
  std::vector<doc> documents;
  std::map<std::tuple<platform::instant, std::string, std::string>, std::int64_t> counts;
  for (auto& e : entries) {
    documents.push_back(to_bson(e));
    ++counts[{hour_of(e.at), e.kind, e.severity}];
  }
  db_["logs"].insert_many(documents);
  for (const auto& [of, n] : counts)
    hours_.count(std::get<0>(of), std::get<1>(of), std::get<2>(of), n);
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
    // Those of a trace or of somebody are few, and found by an index; others are counted by hour.
    page.total = t.few || !q.user.empty() ? logs.count(t.filter) : total(q);
  }
  return page;
}

// Whole hours from their counts; what is left over at both ends is counted.
std::int64_t log_store::total(const log_query& q) {
  if (q.from && q.to && *q.to < *q.from) return 0;
  const auto after = [](platform::instant at) { return at + std::chrono::milliseconds{1}; };
  const std::optional<platform::instant> end = q.to ? std::optional(after(*q.to)) : std::nullopt;
  std::optional<platform::instant> first, last;  // whole hours between
  if (q.from) {
    first = hour_of(*q.from);
    if (*first < *q.from) *first += std::chrono::hours{1};
  }
  if (end) last = hour_of(*end);
  const auto within = [&](platform::instant from, platform::instant to) -> std::int64_t {
    if (from >= to) return 0;
    doc filter;
    if (!q.kind.empty()) filter.add("kind", q.kind);
    if (!q.severity.empty()) filter.add("severity", q.severity);
    return db_["logs"].count(filter.add("at", doc{{"$gte", from}, {"$lt", to}}));
  };
  if (first && last && *first > *last) return within(*q.from, *end);  // inside of one hour
  std::int64_t sum = hours_.total(q.kind, q.severity, first, last);
  if (first) sum += within(*q.from, *first);
  if (last) sum += within(*last, *end);
  return sum;
}

void log_store::forget(std::string_view kind, platform::instant before) {
  const auto hour = hour_of(before);
  db_["logs"].delete_many(doc{{"kind", kind}, {"at", doc{{"$lt", hour}}}});
  hours_.forget(kind, hour);
}

}  // namespace core_api

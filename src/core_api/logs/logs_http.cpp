#include "core_api/logs/logs_http.hpp"

#include <array>
#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <map>

#include "contract/csv.hpp"
#include "contract/problems.hpp"
#include "domain/account.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;
using boost::json::value;
using platform::format_instant;

struct entry_body {
  platform::instant at{};
  std::string severity, source, message;
  std::optional<std::string> traceId;
  object fields;
};
BOOST_DESCRIBE_STRUCT(entry_body, (), (at, severity, source, message, traceId, fields))

struct entries_body {
  std::vector<entry_body> entries;
};
BOOST_DESCRIBE_STRUCT(entries_body, (), (entries))

constexpr std::array<std::string_view, 6> states{"queued", "sending", "sent",
                                                 "failed", "dead",    "cancelled"};

template <std::size_t N>
std::string one_of(const http::query_params& q, const char* name,
                   const std::array<std::string_view, N>& allowed) {
  const auto text = q.text(name).value_or("");
  if (text.empty()) return text;
  for (const auto a : allowed) {
    if (a == text) return text;
  }
  throw json::invalid({{std::string("/?") + name, "unknown_value", "This value is not known."}});
}

value or_null(const std::string& text) {
  return text.empty() ? value(nullptr) : value(text);
}

http::response text(int status, const object& body) {
  return http::json_response(status, boost::json::serialize(body));
}

object entry_json(const log_entry& e) {
  return {{"id", e.id},
          {"at", format_instant(e.at)},
          {"kind", e.kind},
          {"severity", e.severity},
          {"source", e.source},
          {"message", e.message},
          {"traceId", or_null(e.trace_id)},
          {"fields", e.fields}};
}

constexpr std::size_t most_exported = 20'000, exported_at_once = 1'000;

}  // namespace

http::response logs_http::list(http::request& r) {
  const http::query_params q(r.query, {"kind", "severity", "from", "to", "q", "trace", "user",
                                       "order", "format", "cursor", "limit"});
  log_query wanted;
  wanted.kind = one_of(q, "kind", log_kinds);
  wanted.severity = one_of(q, "severity", log_severities);
  wanted.from = q.instant("from");
  wanted.to = q.instant("to");
  wanted.text = q.text("q").value_or("");
  wanted.trace = q.text("trace").value_or("");
  wanted.user = q.text("user").value_or("");
  wanted.newest_first = one_of(q, "order", std::array<std::string_view, 2>{"asc", "desc"}) != "asc";
  wanted.cursor = q.text("cursor").value_or("");
  wanted.limit = static_cast<std::size_t>(q.integer("limit", 1, 200).value_or(50));
  const auto format = one_of(q, "format", std::array<std::string_view, 3>{"json", "csv", "ndjson"});
  if (format == "csv" || format == "ndjson") return file(std::move(wanted), format == "csv");
  const auto page = logs_.find(wanted, clock_.now());
  boost::json::array items;
  for (const auto& e : page.items) items.push_back(entry_json(e));
  object body{{"items", std::move(items)}, {"nextCursor", or_null(page.next_cursor)}};
  if (page.total) body["total"] = *page.total;
  return text(200, body);
}

http::response logs_http::histogram(http::request& r) {
  const http::query_params q(r.query, {"kind", "severity", "from", "to"});
  constexpr auto unasked = std::chrono::hours{24 * 7};
  constexpr auto longest = std::chrono::hours{24 * 366};
  const auto to = q.instant("to").value_or(clock_.now());
  const auto from = q.instant("from").value_or(to - unasked);
  if (from > to || to - from > longest)
    throw json::invalid({{"/?from", "out_of_range", "At most a year before the end."}});
  const auto seen =
      hours_.between(from, to, one_of(q, "kind", log_kinds), one_of(q, "severity", log_severities));
  boost::json::array bars;
  for (const auto& bar : seen.bars) {
    object counts{{"at", format_instant(bar.at)}};
    for (std::size_t i = 0; i < log_severities.size(); ++i)
      counts[log_severities[i]] = bar.counts[i];
    bars.push_back(std::move(counts));
  }
  return text(200, {{"barSeconds", seen.width.count()}, {"items", std::move(bars)}});
}

http::response logs_http::file(log_query wanted, bool csv) {
  wanted.cursor.clear();
  wanted.limit = exported_at_once;
  wanted.counted = false;
  contract::csv_file table(
      {"time (UTC)", "severity", "kind", "process", "message", "trace", "fields"});
  std::string lines;
  for (std::size_t written = 0;;) {
    const auto page = logs_.find(wanted, clock_.now());
    written += page.items.size();
    if (written > most_exported) {
      throw json::invalid(
          {{"/?format", "too_many", "At most 20,000 entries a file: narrow the search."}});
    }
    for (const auto& e : page.items) {
      if (csv)
        table.row({format_instant(e.at), e.severity, e.kind, e.source, e.message, e.trace_id,
                   boost::json::serialize(e.fields)});
      else
        lines += boost::json::serialize(entry_json(e)) + '\n';
    }
    if (page.next_cursor.empty()) break;
    wanted.cursor = page.next_cursor;
  }
  if (csv) return table.answer("logs");
  return {200,
          "application/x-ndjson",
          std::move(lines),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition", "attachment; filename=\"logs.ndjson\""}}};
}

http::response logs_http::take(http::request& r) {
  std::vector<log_entry> entries;
  for (auto& e : json::read<entries_body>(r.body).entries) {
    entries.push_back({{},
                       e.at,
                       "ERROR",
                       e.severity,
                       e.source,
                       e.message,
                       e.traceId.value_or(""),
                       std::move(e.fields)});
  }
  logs_.add_many(std::move(entries));
  return text(202, {{"ok", true}});
}

http::response logs_http::list_notifications(http::request& r) {
  const http::query_params q(r.query, {"state", "q", "cursor", "limit"});
  notification_filter f{one_of(q, "state", states), q.text("q").value_or(""),
                        q.text("cursor").value_or(""),
                        static_cast<std::size_t>(q.integer("limit", 1, 100).value_or(50))};
  const auto page = mails_.list(f, clock_.now());
  std::map<std::string, std::string> suppressed;  // address: why
  std::vector<std::string> recipients;
  for (const auto& n : page.items) recipients.push_back(n.recipient);
  for (auto& s : suppressed_.among(recipients)) suppressed[s.address] = s.reason;
  boost::json::array items;
  for (const auto& n : page.items) {
    items.push_back({{"id", n.id},
                     {"template", n.template_name},
                     {"recipient", n.recipient},
                     {"subject", n.subject},
                     {"state", n.state},
                     {"attempts", n.attempts},
                     {"lastError", or_null(n.last_error)},
                     {"eventId", or_null(n.event_id)},
                     {"suppressed", or_null(suppressed[domain::folded_email(n.recipient)])},
                     {"createdAt", format_instant(n.created_at)},
                     {"sentAt", n.sent_at ? value(format_instant(*n.sent_at)) : value(nullptr)}});
  }
  object body{{"items", std::move(items)}, {"nextCursor", or_null(page.next_cursor)}};
  if (f.text.empty()) body["total"] = mails_.count(f);
  return text(200, body);
}

// For employees: what was written to whom about a booking, newest first.
http::response logs_http::of_booking(http::request& r) {
  const http::query_params q(r.query, {"booking"});
  boost::json::array items;
  for (const auto& n : mails_.about(q.text("booking").value_or(""))) {
    items.push_back({{"id", n.id},
                     {"template", n.template_name},
                     {"recipient", n.recipient},
                     {"subject", n.subject},
                     {"state", n.state},
                     {"lastError", or_null(n.last_error)},
                     {"createdAt", format_instant(n.created_at)},
                     {"sentAt", n.sent_at ? value(format_instant(*n.sent_at)) : value(nullptr)}});
  }
  return text(200, {{"items", std::move(items)}});
}

http::response logs_http::resend(http::request& r) {
  const auto id = r.param("id");
  if (!mails_.find(id)) return contract::answer({domain::no::notification_not_found});
  if (!mails_.resend(id, clock_.now()))
    return contract::answer({domain::no::not_possible_in_this_state});
  return text(202, {{"ok", true}});
}

http::response logs_http::cancel(http::request& r) {
  const auto id = r.param("id");
  if (!mails_.find(id)) return contract::answer({domain::no::notification_not_found});
  if (!mails_.cancel(id)) return contract::answer({domain::no::not_possible_in_this_state});
  return text(202, {{"ok", true}});
}

}  // namespace core_api

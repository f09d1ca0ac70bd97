#include "core_api/jobs/job_story.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "platform/runtime/time.hpp"

namespace core_api {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using platform::format_instant;

constexpr std::string_view hidden = "(hidden)";

// Members whose text is made by us alone.
bool is_ours(std::string_view name) {
  constexpr std::array<std::string_view, 16> known{
      "id",     "kind",     "aggregate", "state",  "status",   "scope", "app",    "what",
      "method", "provider", "currency",  "number", "document", "role",  "reason", "template"};
  if (name == "taxId") return false;
  return name.ends_with("Id") || std::find(known.begin(), known.end(), name) != known.end();
}

// An id, a word, a number of a document: no blanks, no address.
bool is_plain(std::string_view text) {
  return text.size() <= 160 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_' || c == '-' || c == ':' || c == '.';
         });
}

value shown(std::string_view name, const value& v) {
  if (const auto* o = v.if_object()) {
    object out;
    for (const auto& member : *o) out[member.key()] = shown(member.key(), member.value());
    return out;
  }
  if (const auto* a = v.if_array()) {
    array out;
    for (const auto& item : *a) out.push_back(shown(name, item));
    return out;
  }
  const auto* s = v.if_string();
  if (s == nullptr) return v;
  const std::string_view text(*s);
  const bool is_time = text.size() > 10 && platform::parse_instant(text).has_value();
  const bool stays = text.empty() || is_time || (is_ours(name) && is_plain(text));
  return stays ? v : value(hidden);
}

}  // namespace

value without_people(const value& payload) {
  return shown({}, payload);
}

object job_json(const job& j) {
  array errors;
  for (const auto& e : j.errors) errors.push_back({{"at", format_instant(e.at)}, {"text", e.text}});
  return {{"id", j.id},
          {"kind", domain::name_of(j.kind)},
          {"state", j.state},
          {"runAt", format_instant(j.run_at)},
          {"attempt", j.attempt},
          {"maxAttempts", domain::most_attempts},
          {"createdAt", format_instant(j.created_at)},
          {"finishedAt", j.finished_at ? value(format_instant(*j.finished_at)) : value(nullptr)},
          {"worker", j.worker.empty() ? value(nullptr) : value(j.worker)},
          {"errors", std::move(errors)}};
}

object job_story_json(const job& j) {
  auto story = job_json(j);
  boost::system::error_code ec;
  const auto payload = boost::json::parse(j.payload, ec);
  story["payload"] = ec ? value(nullptr) : without_people(payload);
  story["lostLeases"] = j.lost_leases;
  story["cursor"] = j.cursor.empty() ? value(nullptr) : value(j.cursor);
  story["traceId"] = j.trace.empty() ? value(nullptr) : value(j.trace);
  return story;
}

object job_fields(const job& j) {
  return {{"jobId", j.id}, {"job", domain::name_of(j.kind)}, {"attempt", j.attempt}};
}

}  // namespace core_api

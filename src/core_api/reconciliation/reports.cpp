#include "core_api/reconciliation/reports.hpp"

#include <algorithm>

#include "platform/mongo/collection.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::null;
using platform::mongo::value;
using platform::mongo::view;

namespace {

reconciliation_report from_bson(view v) {
  reconciliation_report r;
  r.id = v.text("_id");
  r.scope = v.text("scope");
  r.state = v.text("state");
  r.started_at = v.time("startedAt");
  r.finished_at = v.maybe_time("finishedAt");
  r.processed = v.i64("processed");
  r.repaired = v.i64("repaired");
  r.bookings = v.maybe_i64("bookings").value_or(0);
  r.rows = v.maybe_i64("rows").value_or(0);
  r.stopped = v.flag("stopped");
  r.by = v.maybe_str("by").value_or("");
  r.phase = v.maybe_str("phase").value_or("");
  v.each_number("found", [&](std::string_view name, std::int64_t n) { r.found.emplace(name, n); });
  return r;
}

doc to_bson(const reconciliation_report& r, const discrepancy& d) {
  return doc{{"_id", r.id + ":" + d.key()},
             {"report", r.id},
             {"entity", d.entity},
             {"id", d.id},
             {"class", d.found},
             {"action", d.action},
             {"detail", d.detail},
             {"at", d.at}};
}

discrepancy discrepancy_of(view v) {
  return {v.text("entity"),
          v.text("id"),
          v.text("class"),
          v.text("action"),
          v.maybe_str("detail").value_or(""),
          v.time("at")};
}

}  // namespace

std::optional<reconciliation_report> reports::find(const std::string& id) {
  const auto found = db_["reconciliations"].find_one(doc{{"_id", id}});
  if (!found) return {};
  return from_bson(*found);
}

std::vector<reconciliation_report> reports::list() {
  std::vector<reconciliation_report> all;
  db_["reconciliations"].find_each(doc{}, {}, [&](view v) { all.push_back(from_bson(v)); });
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.started_at > b.started_at; });
  return all;
}

std::optional<bool> reports::last_of_all_stopped() {
  platform::mongo::find_options newest;
  newest.sort = doc{{"startedAt", -1}};
  newest.limit = 1;
  const doc ended{{"scope", "all"}, {"state", doc{{"$ne", "running"}}}};
  const auto found = db_["reconciliations"].find(ended, newest);
  if (found.empty()) return {};
  return view(found.front()).flag("stopped");
}

std::vector<discrepancy> reports::changes(const std::string& report, const change_filter& f) {
  doc filter{{"report", report}};
  if (!f.entity.empty()) filter.add("entity", f.entity);
  if (!f.found.empty()) filter.add("class", f.found);
  if (!f.action.empty()) filter.add("action", f.action);
  std::vector<discrepancy> all;
  db_["reconciliation_changes"].find_each(filter, {}, [&](view v) {
    auto d = discrepancy_of(v);
    if (d.id.find(f.text) != d.id.npos || d.detail.find(f.text) != d.detail.npos)
      all.push_back(std::move(d));
  });
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return all;
}

void reports::save(const reconciliation_report& r) {
  doc found;
  for (const auto& [name, n] : r.found) found.add(name, n);
  db_["reconciliations"].upsert_replace(
      r.id, doc{{"_id", r.id},
                {"scope", r.scope},
                {"state", r.state},
                {"startedAt", r.started_at},
                {"finishedAt", r.finished_at ? value(*r.finished_at) : value(null)},
                {"processed", r.processed},
                {"repaired", r.repaired},
                {"bookings", r.bookings},
                {"rows", r.rows},
                {"found", found},
                {"stopped", r.stopped},
                {"by", r.by},
                {"phase", r.phase}});
}

bool reports::add_change(const reconciliation_report& r, const discrepancy& d) {
  return db_["reconciliation_changes"].insert(to_bson(r, d));
}

void reports::suspect(const reconciliation_report& r, const std::vector<discrepancy>& list) {
  std::vector<doc> documents;
  for (const auto& d : list) documents.push_back(to_bson(r, d));
  if (!documents.empty()) db_["reconciliation_suspects"].insert_many(documents);
}

std::vector<discrepancy> reports::suspects(const reconciliation_report& r, const std::string& after,
                                           std::size_t limit) {
  platform::mongo::find_options options;
  options.sort = doc{{"_id", 1}};
  options.limit = static_cast<std::int64_t>(limit);
  std::vector<discrepancy> out;
  db_["reconciliation_suspects"].find_each(
      doc{{"report", r.id}, {"_id", doc{{"$gt", r.id + ":" + after}}}}, options,
      [&](view v) { out.push_back(discrepancy_of(v)); });
  return out;
}

void reports::forget_suspects(const reconciliation_report& r) {
  db_["reconciliation_suspects"].delete_many(doc{{"report", r.id}});
}

}  // namespace core_api

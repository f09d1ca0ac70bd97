#include "core_api/reconciliation/reconciliation.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "contract/snapshots.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/runtime/time.hpp"
#include "platform/security/random.hpp"

namespace core_api {

using boost::json::object;
using platform::mongo::doc;
using platform::mongo::null;
using platform::mongo::value;
using platform::mongo::view;

namespace {

constexpr std::size_t page_size = 500;

reconciliation_report from_bson(view v) {
  reconciliation_report r;
  r.id = v.text("_id");
  r.scope = v.text("scope");
  r.state = v.text("state");
  r.started_at = v.time("startedAt");
  r.finished_at = v.maybe_time("finishedAt");
  r.expected = v.maybe_i64("expected").value_or(0);
  r.processed = v.i64("processed");
  r.repaired = v.i64("repaired");
  r.stopped = v.flag("stopped");
  v.each_number("found", [&](std::string_view name, std::int64_t n) { r.found.emplace(name, n); });
  return r;
}

}  // namespace

bool reconciliation::too_much(const reconciliation_report& r) const {
  return r.repaired > std::max(p_.most_repairs, r.expected / 100);
}

void reconciliation::register_with(job_runner& runner) {
  runner.on(domain::job_kind::reconcile, [this](const job& j) { return run(j); });
  runner.on(domain::job_kind::reconcile_booking,
            [this](const job& j) { return check_one_booking(j); });
}

std::string reconciliation::start(const std::string& scope, const std::vector<std::string>& ids) {
  const auto now = p_.clock.now();
  const auto id = "rec_" + platform::security::random_hex(12);
  boost::json::array list;
  for (const auto& one : ids) list.emplace_back(one);
  (void)begin(id, scope);
  p_.jobs.add(
      {{"reconcile:" + id,
        domain::job_kind::reconcile,
        boost::json::serialize(object{{"report", id}, {"scope", scope}, {"ids", std::move(list)}}),
        {},
        now}},
      now);
  return id;
}

reconciliation_report reconciliation::begin(const std::string& id, const std::string& scope) {
  if (const auto there = find(id)) return *there;
  reconciliation_report r;
  r.id = id;
  r.scope = scope;
  r.started_at = p_.clock.now();
  r.expected = p_.bookings.count();
  save(r);
  p_.log.add({{},
              r.started_at,
              "RECONCILE",
              "info",
              "core-api",
              "reconciliation started",
              {},
              {{"report", id}, {"scope", scope}}});
  return r;
}

void reconciliation::save(const reconciliation_report& r) {
  doc found;
  for (const auto& [name, n] : r.found) found.add(name, n);
  p_.core["reconciliations"].upsert_replace(
      r.id, doc{{"_id", r.id},
                {"scope", r.scope},
                {"state", r.state},
                {"startedAt", r.started_at},
                {"finishedAt", r.finished_at ? value(*r.finished_at) : value(null)},
                {"expected", r.expected},
                {"processed", r.processed},
                {"repaired", r.repaired},
                {"found", found},
                {"stopped", r.stopped}});
}

void reconciliation::note(reconciliation_report& r, discrepancy d, bool repaired) {
  ++r.found[d.found];
  if (repaired) ++r.repaired;
  d.at = p_.clock.now();
  p_.core["reconciliation_changes"].insert(doc{{"_id", r.id + ":" + d.found + ":" + d.id},
                                               {"report", r.id},
                                               {"entity", d.entity},
                                               {"id", d.id},
                                               {"class", d.found},
                                               {"action", d.action},
                                               {"at", d.at}});
}

void reconciliation::finish(reconciliation_report& r) {
  r.state = "done";
  r.finished_at = p_.clock.now();
  save(r);
  object found;
  for (const auto& [name, n] : r.found) found[name] = n;
  p_.log.add({{},
              *r.finished_at,
              "RECONCILE",
              r.stopped ? "critical" : "info",
              "core-api",
              r.stopped ? "reconciliation stopped: too much differs" : "reconciliation finished",
              {},
              {{"report", r.id},
               {"processed", r.processed},
               {"repaired", r.repaired},
               {"found", std::move(found)}}});
}

// Cursor: "<phase>:<last id>", phases bookings, rows and launches; one page a slice.
slice reconciliation::run(const job& j) {
  const auto payload = boost::json::parse(j.payload).as_object();
  const auto text = [&](const char* name, std::string fallback) {
    const auto* v = payload.if_contains(name);
    return v != nullptr && v->is_string() ? std::string(v->get_string()) : fallback;
  };
  const auto scope = text("scope", "all");
  auto r = begin(text("report", "rec_" + j.id), scope);
  if (const auto* ids = payload.if_contains("ids"); ids != nullptr && !ids->as_array().empty()) {
    std::vector<domain::booking> some;
    std::vector<domain::launch_master> others;
    for (const auto& id : ids->as_array()) {
      const std::string one(id.as_string());
      if (auto b = p_.bookings.find(one))
        some.push_back(*std::move(b));
      else if (auto m = p_.masters.master(one))
        others.push_back(*std::move(m));
    }
    compare_bookings(some, r);
    if (!r.stopped) compare_launches(others, r);
    finish(r);
    return {};
  }
  const auto colon = j.cursor.find(':');
  const auto phase = j.cursor.empty() ? std::string(scope == "launches" ? "launches" : "bookings")
                                      : j.cursor.substr(0, colon);
  const auto after = j.cursor.empty() ? std::string() : j.cursor.substr(colon + 1);
  std::string last;
  std::size_t size = 0;
  if (phase == "bookings") {
    const auto page = p_.bookings.page(after, page_size);
    compare_bookings(page, r);
    size = page.size();
    if (!page.empty()) last = page.back().id;
  } else if (phase == "rows") {
    const auto page = p_.rows.versions(after, page_size);
    find_extra_rows(page, r);
    size = page.size();
    if (!page.empty()) last = page.back().id;
  } else {
    const auto page = p_.masters.masters(after, page_size);
    compare_launches(page, r);
    size = page.size();
    if (!page.empty()) last = page.back().id;
  }
  save(r);
  if (r.stopped) {
    finish(r);
    return {};
  }
  if (size == page_size) return {false, phase + ":" + last};
  if (phase == "bookings") return {false, "rows:"};
  if (phase == "rows" && scope != "bookings") return {false, "launches:"};
  finish(r);
  return {};
}

std::optional<reconciliation_report> reconciliation::find(const std::string& id) {
  const auto found = p_.core["reconciliations"].find_one(doc{{"_id", id}});
  if (!found) return {};
  return from_bson(*found);
}

std::vector<reconciliation_report> reconciliation::list() {
  std::vector<reconciliation_report> all;
  p_.core["reconciliations"].find_each(doc{}, {}, [&](view v) { all.push_back(from_bson(v)); });
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.started_at > b.started_at; });
  return all;
}

std::vector<discrepancy> reconciliation::changes(const std::string& report) {
  std::vector<discrepancy> all;
  p_.core["reconciliation_changes"].find_each(doc{{"report", report}}, {}, [&](view v) {
    all.push_back(
        {v.text("entity"), v.text("id"), v.text("class"), v.text("action"), v.time("at")});
  });
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return all;
}

}  // namespace core_api

#include "core_api/health_reports/health_reports.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <cmath>

#include "core_api/health_reports/health_report_pdf.hpp"
#include "platform/mongo/collection.hpp"

namespace core_api {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

constexpr std::chrono::days kept{2 * 366};
constexpr std::size_t most_operators = 100;
constexpr double parts = 1000;  // values are kept as whole thousandths
constexpr const char* today = "today";

bool within(const report_period& period, platform::instant at) {
  return at >= period.from && at < period.to;
}

std::string_view choice_of(report_span span) {
  return span == report_span::day ? "daily" : "weekly";
}

doc to_bson(const health_report& r) {
  arr findings, facts;
  for (const auto& f : r.findings) findings.add(f);
  for (const auto& f : r.facts) {
    facts.add(doc{{"section", f.section},
                  {"name", f.name},
                  {"figure", f.figure},
                  {"unit", f.unit},
                  {"value", static_cast<std::int64_t>(std::llround(f.value * parts))}});
  }
  return doc{{"_id", r.period.id()},  {"week", r.period.span == report_span::week},
             {"from", r.period.from}, {"to", r.period.to},
             {"madeAt", r.made_at},   {"version", r.version},
             {"findings", findings},  {"facts", facts},
             {"mailed", false}};
}

health_report from_bson(view v) {
  health_report r;
  r.period = {v.flag("week") ? report_span::week : report_span::day, v.time("from"), v.time("to")};
  r.made_at = v.time("madeAt");
  r.version = v.text("version");
  v.each_string("findings", [&](std::string_view f) { r.findings.emplace_back(f); });
  if (!v.has("facts")) return r;
  v.each("facts", [&](view f) {
    r.facts.push_back({f.text("section"), f.text("name"), f.text("figure"), f.text("unit"),
                       static_cast<double>(f.i64("value")) / parts});
  });
  return r;
}

}  // namespace

bool is_report_choice(std::string_view text) noexcept {
  return text == "never" || text == "daily" || text == "weekly";
}

void health_reports::register_with(job_runner& runner) {
  runner.on(domain::job_kind::report_health, [this](const job&) { return make_due(); });
}

slice health_reports::make_due() {
  const auto now = job_queue::system_time();
  make(day_before(now), now);
  make(week_before(now), now);
  p_.core["health_reports"].delete_many(doc{{"from", doc{{"$lt", now - kept}}}});
  return {};
}

// Written first, told then, marked last: whoever comes by again after a crash in between tells it,
// and a mail about the same report is the same mail.
void health_reports::make(const report_period& period, platform::instant now) {
  auto all = p_.core["health_reports"];
  const auto id = period.id();
  if (!all.find_one(doc{{"_id", id}}, doc{{"_id", 1}})) all.insert(to_bson(made_of(period, now)));
  const auto found = all.find_one(doc{{"_id", id}, {"mailed", false}});
  if (!found) return;
  tell(from_bson(*found));
  all.update_one(doc{{"_id", id}}, doc{{"$set", doc{{"mailed", true}}}});
}

void health_reports::tell(const health_report& r) {
  const auto now = p_.clock.now();
  user_filter operators;
  operators.role = domain::name_of(domain::role::it);
  operators.limit = most_operators;
  boost::json::array findings;
  for (const auto& f : r.findings) findings.push_back(boost::json::object{{"finding", f}});
  for (const auto& u : p_.people.list(operators, now).items) {
    if (u.disabled || u.password_hash.empty() || u.health_report != choice_of(r.period.span))
      continue;
    mail_order m{"health-report",
                 {u.name, u.email},
                 "health:" + r.period.id(),
                 {{"name", u.name},
                  {"period", r.period.words()},
                  {"well", r.findings.empty()},
                  {"findings", findings},
                  {"every", r.period.span == report_span::day ? "day" : "week"},
                  {"healthUrl", at_.link("it-ops", "/health")},
                  {"settingsUrl", at_.link("it-ops", "/health/reports")}}};
    m.health_report = r.period.id();
    p_.written.order(m, now);
  }
}

std::int64_t health_reports::count(const char* collection, const char* state, const char* when,
                                   const report_period& period) {
  return p_.core[collection].count(
      doc{{"state", state}, {when, doc{{"$gte", period.from}, {"$lt", period.to}}}});
}

health_report health_reports::made_of(const report_period& period, platform::instant now) {
  report_sources from;
  from.samples = p_.samples.since(each_five_minutes, period.from);
  std::erase_if(from.samples, [&](const health_sample& s) { return s.at >= period.to; });
  for (std::size_t i = 0; i < log_severities.size(); ++i)
    from.log_entries[i] = p_.log.total({}, log_severities[i], period.from, period.to);
  from.jobs_done = count("jobs", "done", "finishedAt", period);
  from.jobs_died = count("jobs", "dead", "finishedAt", period);
  from.mails_sent = count("notifications", "sent", "createdAt", period);
  from.mails_dead = count("notifications", "dead", "createdAt", period);
  for (const auto& r : p_.reconciliations.list()) {
    if (!within(period, r.started_at)) continue;
    ++from.reconciliations;
    from.compared += r.processed;
    from.repaired += r.repaired;
    from.stopped += r.stopped ? 1 : 0;
  }
  from.backups_are_made = p_.backups.configured();
  for (const auto& b : p_.backups.list()) {
    if (!within(period, b.started_at)) continue;
    from.good_backups += b.verified ? 1 : 0;
    from.failed_backups += b.state == "failed" ? 1 : 0;
  }
  return report_of(period, from, now, version_);
}

std::vector<health_report> health_reports::list() {
  platform::mongo::find_options newest;
  newest.sort = doc{{"to", -1}};
  newest.limit = 100;
  newest.projection = doc{{"facts", 0}};
  std::vector<health_report> out;
  p_.core["health_reports"].find_each(doc{}, newest, [&](view v) { out.push_back(from_bson(v)); });
  return out;
}

std::optional<health_report> health_reports::find(const std::string& id) {
  if (id == today) {
    const auto now = job_queue::system_time();
    return made_of(day_so_far(now), now);
  }
  const auto found = p_.core["health_reports"].find_one(doc{{"_id", id}});
  if (!found) return {};
  return from_bson(*found);
}

std::vector<platform::mail::attachment> health_reports::files(const std::string& id) {
  const auto r = find(id);
  if (!r) return {};  // forgotten in the meantime
  return {{"health-" + id + ".pdf", "application/pdf", pdf_of(*r)},
          {"health-" + id + ".csv", "text/csv", csv_of(*r)}};
}

}  // namespace core_api

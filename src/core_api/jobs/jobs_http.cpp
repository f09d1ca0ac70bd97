#include "core_api/jobs/jobs_http.hpp"

#include <algorithm>
#include <array>
#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "core_api/jobs/job_story.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::array;
using boost::json::object;
using boost::json::value;
using platform::format_instant;

struct event_batch {
  std::vector<object> events;
};
BOOST_DESCRIBE_STRUCT(event_batch, (), (events))

struct lease_request {
  std::string worker;
  int limit = 1;
};
BOOST_DESCRIBE_STRUCT(lease_request, (), (worker, limit))

struct fenced {
  std::int64_t fence = 0;
};
BOOST_DESCRIBE_STRUCT(fenced, (), (fence))

struct failure {
  std::int64_t fence = 0;
  std::string error;
  bool permanent = false;
};
BOOST_DESCRIBE_STRUCT(failure, (), (fence, error, permanent))

struct tick {
  std::string name;
  platform::instant tick{};
};
BOOST_DESCRIBE_STRUCT(tick, (), (name, tick))

http::response text(int status, const object& body) {
  return http::json_response(status, boost::json::serialize(body));
}

// A stale worker is told so: its lease is somebody else's.
http::response kept(bool still_ours) {
  if (still_ours) return text(200, {{"ok", true}});
  return http::problem_response({409, "lease_lost", "This job is not yours any more."});
}

}  // namespace

http::response jobs_http::accept_events(http::request& r) {
  std::vector<contract::event> list;
  for (const auto& o : json::read<event_batch>(r.body).events)
    list.push_back(contract::event_from_json(o));
  events_.accept(list, clock_.now());
  return text(202, {{"accepted", list.size()}});
}

http::response jobs_http::lease(http::request& r) {
  const auto body = json::read<lease_request>(r.body);
  if (body.limit < 1 || body.limit > 100)
    throw json::invalid({{"/limit", "out_of_range", "1 to 100."}});
  array list;
  for (const auto& j :
       jobs_.lease(body.worker, static_cast<std::size_t>(body.limit), clock_.now())) {
    list.push_back({{"id", j.id}, {"kind", j.kind}, {"fence", j.fence}, {"attempt", j.attempt}});
  }
  return text(200, {{"jobs", std::move(list)}});
}

http::response jobs_http::heartbeat(http::request& r) {
  return kept(jobs_.heartbeat(r.param("id"), json::read<fenced>(r.body).fence));
}

http::response jobs_http::run(http::request& r) {
  const auto outcome = runner_.run(r.param("id"), json::read<fenced>(r.body).fence);
  switch (outcome.result) {
    case run_outcome::what::done: return text(200, {{"outcome", "done"}});
    case run_outcome::what::more: return text(200, {{"outcome", "more"}});
    case run_outcome::what::lost_lease: return kept(false);
    case run_outcome::what::failed: break;
  }
  return text(200,
              {{"outcome", "failed"}, {"error", outcome.error}, {"permanent", outcome.permanent}});
}

http::response jobs_http::complete(http::request& r) {
  return kept(jobs_.complete(r.param("id"), json::read<fenced>(r.body).fence, clock_.now()));
}

http::response jobs_http::fail(http::request& r) {
  const auto body = json::read<failure>(r.body);
  return kept(jobs_.fail(r.param("id"), body.fence, body.error, body.permanent, clock_.now()));
}

http::response jobs_http::cron(http::request& r) {
  const auto body = json::read<tick>(r.body);
  const auto kind = domain::job_kind_named(body.name);
  if (!kind) throw json::invalid({{"/name", "unknown_value", "There is no job of this kind."}});
  const auto now = clock_.now();
  jobs_.add({{"cron:" + body.name + ":" + format_instant(body.tick), *kind, "{}", {}, now}}, now);
  return text(202, {{"ok", true}});
}

http::response jobs_http::list(http::request& r) {
  const http::query_params q(r.query, {"state", "kind", "trace", "from", "to", "cursor", "limit"});
  job_filter f{q.text("state").value_or(""),
               q.text("kind").value_or(""),
               q.text("trace").value_or(""),
               q.text("cursor").value_or(""),
               static_cast<std::size_t>(q.integer("limit", 1, 100).value_or(50)),
               q.instant("from"),
               q.instant("to")};
  constexpr std::array<std::string_view, 5> states{"ready", "running", "done", "dead", "cancelled"};
  if (!f.state.empty() && std::find(states.begin(), states.end(), f.state) == states.end()) {
    throw json::invalid({{"/?state", "unknown_value", "There is no such state."}});
  }
  if (!f.kind.empty() && !domain::job_kind_named(f.kind)) {
    throw json::invalid({{"/?kind", "unknown_value", "There is no job of this kind."}});
  }
  const auto page = jobs_.list(f, clock_.now());
  array items;
  for (const auto& j : page.items) items.push_back(job_json(j));
  object counts;
  for (const char* state : {"ready", "running", "dead", "done"}) counts[state] = jobs_.count(state);
  return text(200,
              {{"items", std::move(items)},
               {"nextCursor", page.next_cursor.empty() ? value(nullptr) : value(page.next_cursor)},
               {"counts", std::move(counts)}});
}

http::response jobs_http::one(http::request& r) {
  const auto j = jobs_.find(r.param("id"));
  return j ? text(200, job_story_json(*j)) : contract::answer({domain::no::job_not_found});
}

http::response jobs_http::act(http::request& r, const char* told,
                              bool (job_queue::*what)(const std::string&, platform::instant)) {
  const auto j = jobs_.find(r.param("id"));
  if (!j) return contract::answer({domain::no::job_not_found});
  if (!(jobs_.*what)(j->id, clock_.now()))
    return contract::answer({domain::no::not_possible_in_this_state});
  note(std::string(told) + std::string(domain::name_of(j->kind)), r, job_fields(*j));
  return text(202, {{"ok", true}});
}

http::response jobs_http::run_now(http::request& r) {
  return act(r, "run now: ", &job_queue::run_now);
}
http::response jobs_http::retry(http::request& r) {
  return act(r, "retried: ", &job_queue::retry);
}
http::response jobs_http::cancel(http::request& r) {
  return act(r, "cancelled: ", &job_queue::cancel);
}

http::response jobs_http::kinds(http::request&) {
  const auto paused = jobs_.paused();
  array items;
  for (const auto kind : domain::all_job_kinds()) {
    const auto found = std::find_if(paused.begin(), paused.end(),
                                    [&](const paused_kind& p) { return p.kind == kind; });
    const bool held = found != paused.end();
    items.push_back({{"kind", domain::name_of(kind)},
                     {"paused", held},
                     {"pausedBy", held ? value(found->by) : value(nullptr)},
                     {"pausedAt", held ? value(format_instant(found->at)) : value(nullptr)}});
  }
  return text(200, {{"items", std::move(items)}});
}

http::response jobs_http::pause(http::request& r) {
  const auto kind = domain::job_kind_named(r.param("id"));
  if (!kind) return contract::answer({domain::no::job_not_found});
  if (!jobs_.pause(*kind, r.who.subject, clock_.now()))
    return contract::answer({domain::no::not_possible_in_this_state});
  note("paused: " + r.param("id"), r, {{"job", r.param("id")}});
  return http::no_content();
}

http::response jobs_http::resume(http::request& r) {
  const auto kind = domain::job_kind_named(r.param("id"));
  if (!kind) return contract::answer({domain::no::job_not_found});
  if (!jobs_.resume(*kind)) return contract::answer({domain::no::not_possible_in_this_state});
  note("goes on: " + r.param("id"), r, {{"job", r.param("id")}});
  return http::no_content();
}

void jobs_http::note(const std::string& what, const http::request& r, object fields) {
  fields["userId"] = r.who.subject;
  log_.add({{}, clock_.now(), "JOB", "info", "core-api", what, {}, std::move(fields)});
}

}  // namespace core_api

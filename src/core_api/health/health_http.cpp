#include "core_api/health/health_http.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <future>
#include <set>

#include "core_api/jobs/job_queue.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/error.hpp"

namespace core_api {

namespace http = platform::http;
using boost::json::array;
using boost::json::object;

namespace {

struct range {
  std::string_view name;
  const sample_level& level;
  std::chrono::milliseconds back;
};
constexpr std::array<range, 4> ranges{{{"hour", each_moment, std::chrono::hours{1}},
                                       {"day", each_five_minutes, std::chrono::days{1}},
                                       {"week", each_hour, std::chrono::days{7}},
                                       {"month", each_hour, std::chrono::days{30}}}};

// A process whose own database is silent says so after two seconds.
constexpr std::chrono::milliseconds longest_answer{3000};

double short_number(double value) {
  return std::round(value * 1000) / 1000;
}

object figures_json(const figures& values) {
  object out;
  for (const auto& [name, value] : values) out[name] = short_number(value);
  return out;
}

// One list of values a figure, as long as the list of times; null where it was not told.
array series_json(const std::vector<health_sample>& samples) {
  std::set<std::string> names;
  for (const auto& s : samples) {
    for (const auto& [name, value] : s.values) names.insert(name);
  }
  array out;
  for (const auto& name : names) {
    array values;
    for (const auto& s : samples) {
      const auto at = s.values.find(name);
      values.push_back(at == s.values.end() ? boost::json::value(nullptr)
                                            : boost::json::value(short_number(at->second)));
    }
    const auto slash = name.find('/');
    out.push_back({{"process", name.substr(0, slash)},
                   {"figure", name.substr(slash + 1)},
                   {"values", std::move(values)}});
  }
  return out;
}

object unreachable(const std::string& name) {
  return {{"name", name},
          {"state", "down"},
          {"version", nullptr},
          {"latencyMs", nullptr},
          {"dependencies", array{}}};
}

object feels(const std::string& name, const http::client_answer& answer, double took_ms) {
  boost::system::error_code ec;
  const auto value = boost::json::parse(answer.body, ec);
  if (ec || !value.is_object() || !value.get_object().contains("dependencies"))
    return unreachable(name);
  array dependencies;
  for (const auto& d : value.at("dependencies").as_array()) {
    dependencies.push_back(
        {{"name", d.at("name")}, {"state", d.at("state")}, {"latencyMs", d.at("latencyMs")}});
  }
  return {{"name", name},
          {"state", answer.status == 200 ? "up" : "not ready"},
          {"version", value.at("version")},
          {"latencyMs", took_ms},
          {"dependencies", std::move(dependencies)}};
}

}  // namespace

// All at once: one that does not answer must not keep the others waiting.
object health_http::ask(const std::string& name, const std::string& url) {
  const auto began = std::chrono::steady_clock::now();
  http::client_request question;
  question.url = url + "/readyz";
  question.timeout = longest_answer;
  try {
    const auto answer = http_.send(question);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    return feels(name, answer, took.count());
  } catch (const platform::unavailable&) {
    return unreachable(name);  // that it is away is the answer
  }
}

// Those last known while the database that keeps them is what is away.
std::vector<alert> health_http::known_alerts() {
  try {
    auto open = open_alerts_();
    const std::scoped_lock lock(guard_);
    return known_ = std::move(open);
  } catch (const platform::unavailable&) {
    const std::scoped_lock lock(guard_);
    return known_;
  }
}

http::response health_http::all(http::request&) {
  const auto seen = watch_.last();
  std::vector<std::future<object>> asked;
  for (const auto& [name, url] : processes_)
    asked.push_back(std::async(std::launch::async, &health_http::ask, this, name, url));
  const auto alerts = known_alerts();
  array processes;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    auto process = asked[i].get();
    const auto& name = processes_[i].first;
    const bool told = seen && seen->by_process.contains(name);
    process["figures"] = told ? figures_json(seen->by_process.at(name)) : object{};
    processes.push_back(std::move(process));
  }
  array open;
  for (const auto& a : alerts) {
    open.push_back({{"kind", a.kind},
                    {"what", a.what},
                    {"page", a.page},
                    {"since", platform::format_instant(a.since)}});
  }
  object body{{"processes", std::move(processes)},
              {"alerts", std::move(open)},
              {"asOf", seen ? boost::json::value(platform::format_instant(seen->at))
                            : boost::json::value(nullptr)},
              {"figures", seen ? figures_json(seen->system) : object{}}};
  return http::json_response(200, boost::json::serialize(body));
}

http::response health_http::history(http::request& r) {
  const http::query_params q(r.query, {"range"});
  const auto wanted = q.text("range").value_or("hour");
  const auto* found = std::ranges::find(ranges, wanted, &range::name);
  if (found == ranges.end())
    throw platform::json::invalid({{"/?range", "unknown_value", "hour, day, week or month."}});
  const auto now = job_queue::system_time();
  const auto samples = samples_.since(found->level, now - found->back);
  array times;
  for (const auto& s : samples) times.push_back(boost::json::value(platform::format_instant(s.at)));
  const auto every = std::chrono::duration_cast<std::chrono::seconds>(found->level.width);
  const object body{{"range", wanted},
                    {"everySeconds", every.count()},
                    {"from", platform::format_instant(now - found->back)},
                    {"to", platform::format_instant(now)},
                    {"times", std::move(times)},
                    {"series", series_json(samples)}};
  return http::json_response(200, boost::json::serialize(body));
}

}  // namespace core_api

#include "core_api/health/health_http.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>
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

http::response health_http::all(http::request&) {
  const auto seen = watch_.last();
  array processes;
  for (const auto& [name, url] : processes_) {
    const auto began = std::chrono::steady_clock::now();
    object process;
    try {
      http::client_request ask;
      ask.url = url + "/readyz";
      const auto answer = http_.send(ask);
      const std::chrono::duration<double, std::milli> took =
          std::chrono::steady_clock::now() - began;
      process = feels(name, answer, took.count());
    } catch (const platform::unavailable&) {
      process = unreachable(name);  // that it is away is the answer
    }
    const bool told = seen && seen->by_process.contains(name);
    process["figures"] = told ? figures_json(seen->by_process.at(name)) : object{};
    processes.push_back(std::move(process));
  }
  array open;
  for (const auto& a : open_alerts_()) {
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

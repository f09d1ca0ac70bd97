#include "core_api/operations/health_http.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/runtime/error.hpp"

namespace core_api {

namespace http = platform::http;
using boost::json::array;
using boost::json::object;

namespace {

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
  array processes;
  for (const auto& [name, url] : processes_) {
    const auto began = std::chrono::steady_clock::now();
    try {
      http::client_request ask;
      ask.url = url + "/readyz";
      const auto answer = http_.send(ask);
      const std::chrono::duration<double, std::milli> took =
          std::chrono::steady_clock::now() - began;
      processes.push_back(feels(name, answer, took.count()));
    } catch (const platform::unavailable&) {
      processes.push_back(unreachable(name));  // that it is away is the answer
    }
  }
  return http::json_response(200,
                             boost::json::serialize(object{{"processes", std::move(processes)}}));
}

}  // namespace core_api

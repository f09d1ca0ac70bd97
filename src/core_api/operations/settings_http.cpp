#include "core_api/operations/settings_http.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "core_api/jobs/job_queue.hpp"
#include "platform/json/read.hpp"
#include "platform/mongo/collection.hpp"

namespace core_api {

namespace http = platform::http;
using boost::json::array;
using boost::json::object;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

struct one_setting {
  std::string name, value, source;
};
BOOST_DESCRIBE_STRUCT(one_setting, (), (name, value, source))

struct report_body {
  std::string version;
  std::vector<one_setting> settings;
};
BOOST_DESCRIBE_STRUCT(report_body, (), (version, settings))

}  // namespace

http::response settings_http::take(http::request& r) {
  (void)platform::json::read<report_body>(r.body);  // refuses what is none
  keep(r.who.subject, boost::json::parse(r.body).as_object());
  return http::no_content();
}

void settings_http::keep(const std::string& process, const object& report) {
  db_["process_settings"].upsert_replace(process, doc{{"_id", process},
                                                      {"at", job_queue::system_time()},
                                                      {"report", boost::json::serialize(report)}});
}

http::response settings_http::list(http::request&) {
  array processes;
  db_["process_settings"].find_each(doc{}, {}, [&](view v) {
    auto report = boost::json::parse(v.str("report")).as_object();
    report["name"] = v.str("_id");
    report["startedAt"] = platform::format_instant(v.time("at"));
    processes.push_back(std::move(report));
  });
  return http::json_response(200,
                             boost::json::serialize(object{{"processes", std::move(processes)}}));
}

}  // namespace core_api

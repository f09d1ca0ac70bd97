#include "core_api/backups/backups_http.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
using boost::json::array;
using boost::json::object;
using boost::json::value;

value or_null(const std::string& text) {
  return text.empty() ? value(nullptr) : value(text);
}

object backup_json(const backup& b) {
  return {{"id", b.id},
          {"state", b.state},
          {"phase", or_null(b.phase)},
          {"by", or_null(b.by)},
          {"startedAt", platform::format_instant(b.started_at)},
          {"finishedAt",
           b.finished_at ? value(platform::format_instant(*b.finished_at)) : value(nullptr)},
          {"bytes", b.bytes},
          {"documents", b.documents},
          {"files", b.parts},
          {"verified", b.verified},
          {"kept", b.kept},
          {"folder", b.folder},
          {"error", or_null(b.error)}};
}

}  // namespace

http::response backups_http::list(http::request&) {
  array items;
  for (const auto& b : all_.list()) items.push_back(backup_json(b));
  const auto good = all_.newest_good();
  const object body{
      {"configured", all_.configured()},
      {"newestGoodAt", good ? value(platform::format_instant(*good)) : value(nullptr)},
      {"items", std::move(items)}};
  return http::json_response(200, boost::json::serialize(body));
}

http::response backups_http::start(http::request& r) {
  if (!all_.configured()) return contract::answer({domain::no::not_possible_in_this_state});
  const auto id = all_.start(r.who.subject);
  if (!id) return contract::answer({domain::no::not_possible_in_this_state});
  return http::json_response(202, boost::json::serialize(object{{"id", *id}}));
}

}  // namespace core_api

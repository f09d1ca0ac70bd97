#include "core_api/operations/check_http.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "platform/mongo/collection.hpp"
#include "platform/security/hash.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::view;

platform::http::response check_http::state(platform::http::request&) {
  boost::json::array dead, lost, mails;
  platform::mongo::find_options ids;
  ids.projection = doc{{"_id", 1}};
  db_["jobs"].find_each(doc{{"state", "dead"}}, ids,
                        [&](view v) { dead.emplace_back(v.str("_id")); });
  const auto minute_ago = job_queue::system_time() - std::chrono::seconds{60};
  db_["jobs"].find_each(doc{{"state", "running"}, {"leaseUntil", doc{{"$lt", minute_ago}}}}, ids,
                        [&](view v) { lost.emplace_back(v.str("_id")); });
  platform::mongo::find_options of_mails;
  of_mails.projection = doc{{"template", 1}, {"recipient", 1}, {"eventId", 1}};
  db_["notifications"].find_each(doc{}, of_mails, [&](view v) {
    // Who it was is nobody's business; that it was the same one is seen by the digest.
    const auto to = platform::security::sha256_hex(v.str("recipient")).substr(0, 16);
    mails.emplace_back(boost::json::array{v.str("template"), to, v.str("eventId")});
  });
  return platform::http::json_response(
      200, boost::json::serialize(boost::json::object{{"deadJobs", std::move(dead)},
                                                      {"lostLeases", std::move(lost)},
                                                      {"mails", std::move(mails)}}));
}

}  // namespace core_api

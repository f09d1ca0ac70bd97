#include "core_api/operations/check_http.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "platform/mongo/collection.hpp"
#include "platform/runtime/time.hpp"
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
  const doc tried{{"state", "ready"}, {"attempt", doc{{"$gt", 0}}}};
  platform::mongo::find_options soonest;
  soonest.projection = doc{{"runAt", 1}};
  soonest.sort = doc{{"runAt", 1}};
  soonest.limit = 1;
  const auto next = db_["jobs"].find(tried, soonest);
  platform::mongo::find_options of_mails;
  of_mails.projection = doc{{"template", 1}, {"recipient", 1}, {"eventId", 1}};
  db_["notifications"].find_each(doc{}, of_mails, [&](view v) {
    // Who it was is nobody's business; that it was the same one is seen by the digest.
    const auto to = platform::security::sha256_hex(v.str("recipient")).substr(0, 16);
    mails.emplace_back(boost::json::array{v.str("template"), to, v.str("eventId")});
  });
  boost::json::object told{{"deadJobs", std::move(dead)},
                           {"lostLeases", std::move(lost)},
                           {"retries", db_["jobs"].count(tried)},
                           {"nextRetry", nullptr},
                           {"mails", std::move(mails)}};
  if (!next.empty()) told["nextRetry"] = platform::format_instant(view(next.front()).time("runAt"));
  return platform::http::json_response(200, boost::json::serialize(told));
}

}  // namespace core_api

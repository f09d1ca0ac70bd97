#include "core_api/operations/check_http.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "platform/mongo/collection.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::view;

platform::http::response check_http::state(platform::http::request&) {
  boost::json::array dead, lost, confirmations;
  platform::mongo::find_options ids;
  ids.projection = doc{{"_id", 1}};
  db_["jobs"].find_each(doc{{"state", "dead"}}, ids,
                        [&](view v) { dead.emplace_back(v.str("_id")); });
  const auto minute_ago = job_queue::system_time() - std::chrono::seconds{60};
  db_["jobs"].find_each(doc{{"state", "running"}, {"leaseUntil", doc{{"$lt", minute_ago}}}}, ids,
                        [&](view v) { lost.emplace_back(v.str("_id")); });
  platform::mongo::find_options events;
  events.projection = doc{{"eventId", 1}};
  db_["notifications"].find_each(doc{{"template", "booking-confirmed"}}, events,
                                 [&](view v) { confirmations.emplace_back(v.str("eventId")); });
  return platform::http::json_response(200, boost::json::serialize(boost::json::object{
                                                {"deadJobs", std::move(dead)},
                                                {"lostLeases", std::move(lost)},
                                                {"confirmations", std::move(confirmations)}}));
}

}  // namespace core_api

#include "core_api/jobs/events.hpp"

#include <boost/json/serialize.hpp>

#include "platform/json/read.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/runtime/failpoint.hpp"

namespace core_api {

using platform::mongo::doc;

void events::accept(const std::vector<contract::event>& list, platform::instant now) {
  std::vector<new_job> jobs;
  std::vector<doc> documents;
  for (const auto& e : list) {
    const auto kind = domain::event_kind_named(e.kind);
    if (!kind)
      throw platform::json::invalid(
          {{"/events", "unknown_value", "There is no event of this kind."}});
    const auto payload = boost::json::serialize(contract::to_json(e));
    for (const auto& planned : domain::jobs_for(*kind)) {
      jobs.push_back({e.id + ":" + std::string(domain::name_of(planned.kind)), planned.kind,
                      payload, e.traceparent, now + planned.delay});
    }
    documents.push_back(doc{{"_id", e.id},
                            {"kind", e.kind},
                            {"aggregate", e.aggregate},
                            {"version", e.version},
                            {"at", e.at},
                            {"acceptedAt", now}});
  }
  jobs_.add(jobs, now);
  platform::crash_point("events.after_jobs");
  if (!documents.empty()) db_["events"].insert_many(documents);
}

}  // namespace core_api

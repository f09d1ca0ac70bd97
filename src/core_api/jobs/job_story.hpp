#pragma once
// What operators may read of a job: its payload names people, who are none of an operator's
// business.

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <string>

#include "core_api/jobs/job_queue.hpp"

namespace core_api {

// Numbers, times, ids and words of our own stay; all other text is hidden, whatever its name.
[[nodiscard]] boost::json::value without_people(const boost::json::value& payload);

[[nodiscard]] boost::json::object job_json(const job& j);
// With its payload and the trace it belongs to.
[[nodiscard]] boost::json::object job_story_json(const job& j);

// The JOB entry of the log.
[[nodiscard]] boost::json::object job_fields(const job& j);

}  // namespace core_api

#include "core_api/jobs/job_runner.hpp"

#include "platform/json/read.hpp"
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/log.hpp"
#include "platform/runtime/trace.hpp"

namespace core_api {
namespace {

std::string text_of(const platform::json::invalid& e) {
  const auto& first = e.errors().front();
  return "malformed payload: " + first.pointer + " " + first.code;
}

}  // namespace

run_outcome job_runner::run(const std::string& id, std::int64_t fence) {
  const auto j = jobs_.running(id, fence);
  if (!j) return {run_outcome::what::lost_lease, {}, false};
  const platform::trace_scope scope(platform::trace::from(j->traceparent));
  const auto found = handlers_.find(j->kind);
  if (found == handlers_.end())
    return {run_outcome::what::failed, "no handler for " + std::string(domain::name_of(j->kind)),
            true};
  try {
    const auto s = found->second(*j);
    platform::crash_point("job.after_run");
    if (s.done) return {run_outcome::what::done, {}, false};
    const bool saved = jobs_.save_cursor(id, fence, s.cursor);
    return {saved ? run_outcome::what::more : run_outcome::what::lost_lease, {}, false};
  } catch (const permanent_failure& e) {
    platform::log::error("job failed for good", {{"job", id}, {"error", e.what()}});
    return {run_outcome::what::failed, e.what(), true};
  } catch (const platform::json::invalid& e) {
    platform::log::error("job failed for good", {{"job", id}, {"error", text_of(e)}});
    return {run_outcome::what::failed, text_of(e), true};
  } catch (const std::exception& e) {
    platform::log::warning("job failed, to be tried again",
                           {{"job", id}, {"attempt", j->attempt}, {"error", e.what()}});
    return {run_outcome::what::failed, e.what(), false};
  }
}

}  // namespace core_api

#include "core_api/launches/launch_acts.hpp"

#include <boost/json/parse.hpp>

#include "contract/events.hpp"
#include "platform/runtime/failpoint.hpp"

namespace core_api {

using domain::job_kind;

namespace {

std::string change_in(const job& j) {
  const auto e = contract::event_from_json(boost::json::parse(j.payload).as_object());
  return std::string(e.payload.at("change").as_string());
}

}  // namespace

void launch_acts::register_with(job_runner& runner) {
  runner.on(job_kind::decide_launch, [this](const job& j) {
    decide(change_in(j));
    return slice{};
  });
}

void launch_acts::decide(const std::string& change) {
  const auto now = p_.clock.now();
  if (const auto proposed = p_.changes.proposal(change)) {
    const auto answer = p_.launches.decide(*proposed, now);
    if (answer.what != sales::decision::answer::older) p_.changes.decided(change, answer.why, now);
    platform::crash_point("launch_act.after_row");
  }
  const auto c = p_.changes.find(change);
  if (!c) throw permanent_failure("there is no change " + change);
  // Its version was taken by something else: not a race, but a copy that somebody wrote by hand.
  if (c->state == "asked")
    throw permanent_failure("launch " + c->launch_id + " is past the version of change " + change);
}

}  // namespace core_api

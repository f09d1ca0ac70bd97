#include "core_api/launches/launch_acts.hpp"

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <map>

#include "contract/events.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/log.hpp"

namespace core_api {

using boost::json::object;
using domain::job_kind;

namespace {

// Enough for a slice to end well within a call's deadline.
constexpr std::size_t bookings_a_slice = 20;
// What could not follow yet (a payment under way, a provider that is away) is looked at again.
constexpr std::chrono::seconds between_passes{15};

std::string change_in(const job& j) {
  const auto e = contract::event_from_json(boost::json::parse(j.payload).as_object());
  return std::string(e.payload.at("change").as_string());
}

// A new price, capacity or place concerns nobody who has booked.
bool bookings_follow(const backoffice::launch_change& c) {
  return c.act != domain::launch_act::edit || c.wish.rocket_id;
}
bool supplier_is_told(const backoffice::launch_change& c) {
  return c.act == domain::launch_act::delay || c.act == domain::launch_act::abort;
}

// Where a pass stands: "<left so far>:<last booking>".
struct place {
  int left = 0;
  std::string after;
};
place place_of(const std::string& cursor) {
  place p;
  const auto colon = cursor.find(':');
  if (colon == cursor.npos) return p;
  std::from_chars(cursor.data(), cursor.data() + colon, p.left);
  p.after = cursor.substr(colon + 1);
  return p;
}

std::vector<std::string> bookings_of(const sales::launch_with_entries& l) {
  std::vector<std::string> ids;
  for (const auto& e : l.entries) ids.push_back(e.booking);
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

void launch_acts::register_with(job_runner& runner) {
  runner.on(job_kind::decide_launch, [this](const job& j) {
    decide(change_in(j));
    return slice{};
  });
  runner.on(job_kind::follow_launch, [this](const job& j) { return follow(j); });
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
  if (c->state != "made") return;
  if (bookings_follow(*c)) start_pass(c->id, 1, now);
  if (supplier_is_told(*c)) mail_about(job_kind::mail_launch_supplier, c->id, "change", c->id);
}

void launch_acts::mail_about(job_kind kind, const std::string& subject, const char* member,
                             const std::string& id) {
  const auto now = p_.clock.now();
  const object payload{{member, id}};
  p_.jobs.add({{subject + ":" + std::string(domain::name_of(kind)),
                kind,
                boost::json::serialize(payload),
                {},
                now}},
              now);
}

void launch_acts::start_pass(const std::string& change, int pass, domain::instant at) {
  const object payload{{"change", change}, {"pass", pass}};
  p_.jobs.add({{change + ":follow-launch:" + std::to_string(pass),
                job_kind::follow_launch,
                boost::json::serialize(payload),
                {},
                at}},
              p_.clock.now());
}

// One slice of a pass over the launch's entries, in order of the booking's id.
slice launch_acts::follow(const job& j) {
  const auto payload = boost::json::parse(j.payload).as_object();
  const auto c = p_.changes.find(std::string(payload.at("change").as_string()));
  const auto l = c ? p_.launches.find_with_entries(c->launch_id) : std::nullopt;
  if (!l) throw permanent_failure("there is no launch to follow for " + j.id);
  const auto ids = bookings_of(*l);
  auto at = place_of(j.cursor);
  const auto first = std::upper_bound(ids.begin(), ids.end(), at.after);
  const auto last = std::min(static_cast<std::size_t>(ids.end() - first), bookings_a_slice);
  const std::vector<std::string> some(first, first + static_cast<std::ptrdiff_t>(last));
  at.left += follow(some, c->act == domain::launch_act::success);
  const auto total = static_cast<int>(ids.size());
  const auto looked_at = static_cast<int>(first - ids.begin()) + static_cast<int>(some.size());
  p_.changes.progress(c->id, looked_at - at.left, total);
  platform::crash_point("follow.after_slice");
  if (looked_at < total) return {false, std::to_string(at.left) + ":" + some.back()};
  finish(*c, at.left, static_cast<int>(payload.at("pass").as_int64()), total);
  return {};
}

int launch_acts::follow(const std::vector<std::string>& bookings, bool rows_too) {
  const auto now = p_.clock.now();
  int left = 0;
  std::map<std::string, std::int64_t> versions;
  for (const auto& id : bookings) {
    try {
      const auto b = p_.flow.follow_launch(id, now);
      if (!b) ++left;  // its hold is being written, or was never and will be released
      if (b && !b->attempts.empty()) versions[id] = b->version;
    } catch (const platform::unavailable& e) {
      platform::log::warning("a booking cannot follow its launch yet",
                             {{"booking", id}, {"error", e.what()}});
      ++left;
    }
  }
  if (!rows_too) return left;
  // The fee is computed from the rows: each must be there, and have come as far as its booking.
  for (const auto& row : p_.rows.versions(bookings)) {
    const auto b = versions.find(row.id);
    if (b != versions.end() && row.version >= b->second) versions.erase(b);
  }
  return left + static_cast<int>(versions.size());
}

void launch_acts::finish(const backoffice::launch_change& c, int left, int pass, int total) {
  const auto now = p_.clock.now();
  if (left > 0) return start_pass(c.id, pass + 1, now + between_passes);
  p_.changes.progress(c.id, total, total);
  if (c.act == domain::launch_act::success) {
    p_.fees.compute(c.launch_id, now);
    mail_about(job_kind::mail_settlement, c.launch_id, "launch", c.launch_id);
  }
  p_.changes.all_followed(c.id, now);
}

}  // namespace core_api

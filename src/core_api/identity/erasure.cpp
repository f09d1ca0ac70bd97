#include "core_api/identity/erasure.hpp"

#include <boost/json/parse.hpp>
#include <stdexcept>

#include "contract/events.hpp"
#include "contract/snapshots.hpp"
#include "contract/text.hpp"
#include "platform/runtime/failpoint.hpp"

namespace core_api {

void erasure::register_with(job_runner& runner) {
  runner.on(domain::job_kind::erase_customer, [this](const job& j) { return erase(j); });
}

// The credentials go last: until then a job that ended half way finds the person again.
slice erasure::erase(const job& j) {
  const auto e = contract::event_from_json(boost::json::parse(j.payload).as_object());
  const auto now = p_.clock.now();
  const auto u = p_.people.find(e.aggregate);
  if (u) p_.who.close(*u);
  erase_people_of(e.aggregate, now);
  platform::crash_point("erase.after_bookings");
  if (!u) return {};
  const auto language = contract::customer_from_json(e.payload).language;
  mail_order m{"account-erased",
               {u->name, u->email},
               e.id,
               {{"name", u->name}, {"at", contract::text::instant(e.at, language)}}};
  m.language = language;
  p_.written.order(m, now);
  forget_address(u->email);
  for (const auto& former : u->former_emails) forget_address(former);
  p_.who.erase(*u);
  return {};
}

void erasure::forget_address(const std::string& address) {
  p_.written.forget_recipient(address);
  if (const auto s = p_.suppressed.find(address)) p_.suppressed.remove(s->id);
}

void erasure::erase_people_of(const std::string& customer, platform::instant now) {
  for (const auto& b : p_.bookings.of_customer({customer, {}})) {
    const auto l = p_.launches.find(b.launch.id);
    // Held in the moment when the profile went: it ends by itself, and the job comes again.
    if (l && domain::is_open(b, l->master.status))
      throw std::runtime_error("booking " + b.id + " is still open");
    p_.flow.erase_people(b.id, now);
  }
  p_.reviews.forget_author(customer, now);
  p_.support.forget_author(customer, now);
}

}  // namespace core_api

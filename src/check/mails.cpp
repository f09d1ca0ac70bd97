// I8: who is told what, once.
#include <algorithm>
#include <set>

#include "check/invariants.hpp"
#include "domain/event.hpp"
#include "domain/job.hpp"

namespace check {
namespace {

constexpr std::string_view confirmation = "booking-confirmed", to_supplier = "supplier";

// What customers get; suppliers get theirs about the same event.
bool for_customer(const mail& m) {
  return m.template_name.starts_with("booking-") && !m.template_name.ends_with(to_supplier);
}

bool tells_customer(const std::string& event) {
  const auto kind = domain::event_kind_named(event.substr(event.rfind(':') + 1));
  if (!kind) return false;
  const auto jobs = domain::jobs_for(*kind);
  return std::any_of(jobs.begin(), jobs.end(), [](const auto& j) {
    return j.kind == domain::job_kind::mail_booking_customer;
  });
}

std::string booking_of(const std::string& event) {
  return event.substr(0, event.find(':'));
}

void check_once(std::vector<mail> mails, std::vector<finding>& out) {
  std::sort(mails.begin(), mails.end());
  for (auto at = mails.begin(); at != mails.end();) {
    const auto after = std::upper_bound(at, mails.end(), *at);
    if (after - at > 1)
      out.push_back({"I8", "e-mail " + at->template_name + " about " + at->event +
                               " was written to one recipient " + std::to_string(after - at) +
                               " times"});
    at = after;
  }
}

}  // namespace

void check_mails(const std::vector<mail>& mails, const std::vector<std::string>& told,
                 const std::map<std::string, domain::booking>& bookings,
                 std::vector<finding>& out) {
  check_once(mails, out);
  std::set<std::string> written;
  std::map<std::string, std::set<std::string>> confirmations;
  for (const auto& m : mails) {
    if (for_customer(m)) written.insert(m.event);
    if (m.template_name == confirmation) confirmations[booking_of(m.event)].insert(m.event);
  }
  for (const auto& event : told) {
    if (tells_customer(event) && written.count(event) == 0)
      out.push_back({"I8", "nobody wrote to the customer about " + event});
  }
  for (const auto& [booking, events] : confirmations) {
    if (events.size() > 1)
      out.push_back({"I8", "booking " + booking + " was confirmed by " +
                               std::to_string(events.size()) + " e-mails"});
  }
  for (const auto& [id, b] : bookings) {
    if (b.confirmed_at && confirmations.count(id) == 0)
      out.push_back({"I8", "booking " + id + " is confirmed and no e-mail was written"});
  }
}

}  // namespace check

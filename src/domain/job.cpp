#include "domain/job.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace domain {
namespace {

using namespace std::chrono_literals;

constexpr auto names = std::to_array<std::string_view>({
    "sync-booking",
    "mail-booking-customer",
    "mail-booking-supplier",
    "mail-transfer-reminder",
    "reconcile-booking",
    "sync-customer",
    "mail-welcome",
    "erase-customer",
    "sync-launch",
    "sync-supplier",
    "sync-spaceport",
    "sync-destination",
    "note-incident-seen",
    "decide-launch",
    "mail-new-launch",
    "sync-review",
    "sync-support",
    "mail-support-answer",
    "mail-launch-supplier",
    "mail-settlement",
    "mail-refund-paid",
    "mail-invitation",
    "mail-reset",
    "mail-security",
    "send-mail",
    "pay-refund",
    "follow-launch",
    "complete-bookings",
    "copy-seat-counts",
    "reconcile",
    "watch-launches",
    "forget-old",
    "seal-audit",
    "back-up",
    "mail-digests",
    "report-health",
});
static_assert(names.size() == static_cast<std::size_t>(job_kind::report_health) + 1);

// A transfer is due after a week.
constexpr std::chrono::hours transfer_reminder{5 * 24};

}  // namespace

std::string_view name_of(job_kind k) noexcept {
  return names[static_cast<std::size_t>(k)];
}

std::optional<job_kind> job_kind_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<job_kind>(i);
  }
  return {};
}

std::vector<job_kind> all_job_kinds() {
  std::vector<job_kind> all;
  for (std::size_t i = 0; i < names.size(); ++i) all.push_back(static_cast<job_kind>(i));
  return all;
}

std::vector<planned_job> jobs_for(event_kind kind) {
  switch (kind) {
    case event_kind::booking_paying:
    case event_kind::booking_expired:
    case event_kind::booking_flown:
    case event_kind::booking_changed:
    case event_kind::booking_attention:
      return {{job_kind::sync_booking}, {job_kind::reconcile_booking, 60s}};
    case event_kind::booking_held:
    case event_kind::booking_transfer_failed:
    case event_kind::booking_aborted:
    case event_kind::booking_delayed:
    case event_kind::booking_rocket_changed:
    case event_kind::booking_passengers_changed:
      return {{job_kind::sync_booking},
              {job_kind::mail_booking_customer},
              {job_kind::reconcile_booking, 60s}};
    case event_kind::booking_transfer_awaited:
      return {{job_kind::sync_booking},
              {job_kind::mail_booking_customer},
              {job_kind::mail_transfer_reminder, transfer_reminder},
              {job_kind::reconcile_booking, 60s}};
    case event_kind::booking_confirmed:
    case event_kind::booking_seats_cancelled:
    case event_kind::booking_cancelled:
    case event_kind::booking_forfeited:
      return {{job_kind::sync_booking},
              {job_kind::mail_booking_customer},
              {job_kind::mail_booking_supplier},
              {job_kind::reconcile_booking, 60s}};
    // They have no row.
    case event_kind::booking_offered:
    case event_kind::booking_expiring: return {{job_kind::mail_booking_customer}};
    case event_kind::customer_registered:
      return {{job_kind::sync_customer}, {job_kind::mail_welcome}};
    case event_kind::customer_changed: return {{job_kind::sync_customer}};
    case event_kind::customer_erased:
      return {{job_kind::sync_customer}, {job_kind::erase_customer}};
    case event_kind::launch_changed: return {{job_kind::sync_launch}};
    case event_kind::supplier_changed: return {{job_kind::sync_supplier}};
    case event_kind::spaceport_changed: return {{job_kind::sync_spaceport}};
    case event_kind::destination_changed: return {{job_kind::sync_destination}};
    case event_kind::refund_changed: return {{job_kind::pay_refund}};
    case event_kind::incident_seen: return {{job_kind::note_incident_seen}};
    case event_kind::launch_offered: return {{job_kind::mail_new_launch}};
    case event_kind::launch_asked: return {{job_kind::decide_launch}};
    case event_kind::review_changed: return {{job_kind::sync_review}};
    case event_kind::support_changed: return {{job_kind::sync_support}};
    case event_kind::support_answered:
      return {{job_kind::sync_support}, {job_kind::mail_support_answer}};
  }
  return {};
}

std::chrono::milliseconds back_off(int attempt, double jitter) noexcept {
  const auto doubled = 10'000.0 * std::pow(2.0, std::clamp(attempt, 1, 20) - 1);
  const auto base = std::min(doubled, 3'600'000.0);
  return std::chrono::milliseconds{static_cast<std::int64_t>(base * (1.0 + jitter / 4.0))};
}

const std::vector<schedule>& schedules() {
  static const std::vector<schedule> all{
      {job_kind::complete_bookings, 30s, 0s}, {job_kind::copy_seat_counts, 60s, 0s},
      {job_kind::reconcile, 24h, 2h},         {job_kind::watch_launches, 1h, 5min},
      {job_kind::forget_old, 24h, 3h},        {job_kind::seal_audit, 24h, 15min},
      {job_kind::back_up, 24h, 1h},           {job_kind::mail_digests, 24h, 6h},
      {job_kind::report_health, 24h, 5h}};
  return all;
}

instant last_tick(const schedule& s, instant now) noexcept {
  const auto since = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch() - s.offset;
  return instant{since - since % s.every + s.offset};
}

}  // namespace domain

#pragma once
// Work that an event causes, or the clock. Which jobs an event has is decided here and nowhere
// else.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/event.hpp"

namespace domain {

enum class job_kind {
  // from events
  sync_booking,           // MongoDB Customer -> PostgreSQL: row, passengers, payments, invoice
  mail_booking_customer,  // which mail it is follows from the event
  mail_booking_supplier,
  mail_transfer_reminder,
  reconcile_booking,  // look at it again, a minute later
  sync_customer,
  mail_welcome,
  erase_customer,  // what else is known of somebody whose profile is erased
  sync_launch,     // PostgreSQL -> MongoDB Customer
  sync_supplier,
  sync_spaceport,
  sync_destination,
  note_incident_seen,  // PostgreSQL -> the booking in MongoDB Customer
  decide_launch,       // the launch document says yes or no to what was asked in PostgreSQL
  mail_new_launch,     // to VIPs who wish so
  sync_review,         // MongoDB Customer -> PostgreSQL, and the supplier's rating
  sync_support,        // MongoDB Customer -> PostgreSQL, and the work list
  mail_support_answer,
  // from other places
  mail_launch_supplier,  // delayed, aborted
  mail_settlement,       // statement and fee invoice of a successful launch
  mail_refund_paid,
  mail_invitation,
  mail_reset,
  mail_security,  // something happened to an account that its owner should know
  send_mail,      // one notification to the mail provider
  pay_refund,     // through the payment provider, and its state to the booking
  follow_launch,  // every booking of a launch that was delayed, aborted or has flown
  // from the clock
  complete_bookings,  // every 30 s: expire holds, finish what a crash left
  copy_seat_counts,   // every minute: MongoDB Customer -> PostgreSQL, for suppliers' lists
  reconcile,          // nightly at 02:00 UTC, or by hand
  watch_launches,     // hourly: go/no-go line, no outcome, transfers that are overdue
  forget_old,         // done jobs after 30 days, ended sessions
  seal_audit,         // nightly: the audit of the days that are over
  back_up,            // nightly at 01:00 UTC, or by hand: all three databases into a folder
  mail_digests,       // every morning: yesterday's bookings, to suppliers who wish one mail a day
  report_health,      // every morning: yesterday, and after a Sunday the week
};

[[nodiscard]] std::string_view name_of(job_kind k) noexcept;  // "sync-booking"
[[nodiscard]] std::optional<job_kind> job_kind_named(std::string_view name) noexcept;
[[nodiscard]] std::vector<job_kind> all_job_kinds();

struct planned_job {
  job_kind kind;
  std::chrono::seconds delay{0};
};
[[nodiscard]] std::vector<planned_job> jobs_for(event_kind kind);

inline constexpr int most_attempts = 12, most_lost_leases = 3;
inline constexpr std::chrono::seconds lease_time{30}, heartbeat_time{10};

// min(1 h, 10 s * 2^(attempt-1)), and up to a quarter more by `jitter` in [0, 1): attempts that
// failed together do not come back together. `attempt` counts from 1.
[[nodiscard]] std::chrono::milliseconds back_off(int attempt, double jitter) noexcept;

struct schedule {
  job_kind kind;
  std::chrono::seconds every;
  std::chrono::seconds offset;  // from midnight UTC
};
[[nodiscard]] const std::vector<schedule>& schedules();
// The latest tick at or before `now`: after downtime only the last missed one runs, once.
[[nodiscard]] instant last_tick(const schedule& s, instant now) noexcept;

}  // namespace domain

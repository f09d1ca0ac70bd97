#pragma once
// Something that happened, told to the rest of the system at least once and never lost. It carries
// a full snapshot with a version, so that the order of arrival does not matter.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/calendar.hpp"

namespace domain {

enum class event_kind {
  booking_paying,  // from here on a booking has a row in PostgreSQL
  booking_held,    // declined: held again
  booking_confirmed,
  booking_expired,
  booking_transfer_awaited,  // paying, by bank transfer: the invoice goes out at once
  booking_transfer_failed,   // the money did not come
  booking_seats_cancelled,   // some seats; stays confirmed
  booking_cancelled,         // the last seats
  booking_forfeited,         // given up too late: nothing back
  booking_aborted,
  booking_flown,
  booking_delayed,         // another departure
  booking_rocket_changed,  // another rocket
  booking_passengers_changed,
  booking_offered,    // seats for somebody on the waiting list
  booking_expiring,   // a hold or an offer that ends soon
  booking_changed,    // nothing to tell, but its row must follow
  booking_attention,  // late or double money: employees look at it
  customer_registered,
  customer_changed,
  customer_erased,
  launch_changed,    // master data: offered, edited, its rocket or supplier edited
  supplier_changed,  // public profile with its rockets
  spaceport_changed,
  destination_changed,
  launch_offered,  // a new one: VIPs who wish so are told
  launch_asked,    // a change of a launch waits for the launch document's decision
  refund_changed,  // approved, sent by hand, to be tried again
  incident_seen,   // an employee has seen to it
  review_changed,  // written, edited, answered, hidden, shown again
  support_changed,
  support_answered,  // its customer gets the answer by e-mail
};

[[nodiscard]] std::string_view name_of(event_kind k) noexcept;  // "booking-paying"
[[nodiscard]] std::optional<event_kind> event_kind_named(std::string_view name) noexcept;

// "<aggregate>:<version>:<kind>": the same change told twice has the same id.
[[nodiscard]] std::string event_id(std::string_view aggregate, std::int64_t version,
                                   event_kind kind);

}  // namespace domain

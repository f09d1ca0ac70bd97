#pragma once
// A booking: its states, its passengers, and what happens next to it. Pure decisions; sales/
// carries them out.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/launch.hpp"
#include "domain/money.hpp"
#include "domain/refund.hpp"

namespace domain {

// held -> paying | expired (or given back); paying -> confirmed | held | expired | cancelled;
// confirmed -> cancelling -> confirmed | cancelled | forfeited; confirmed -> flown; any with a seat
// -> aborted.
enum class booking_state {
  held,
  paying,
  confirmed,
  cancelling,
  cancelled,
  expired,
  forfeited,
  aborted,
  flown
};
enum class passenger_state { kept, cancelled, forfeited };
enum class payment_state { pending, paid, declined, cancelled };

[[nodiscard]] std::string_view name_of(booking_state s) noexcept;
[[nodiscard]] std::string_view name_of(passenger_state s) noexcept;
[[nodiscard]] std::string_view name_of(payment_state s) noexcept;
[[nodiscard]] std::optional<booking_state> booking_state_named(std::string_view name) noexcept;
[[nodiscard]] std::optional<passenger_state> passenger_state_named(std::string_view name) noexcept;
[[nodiscard]] std::optional<payment_state> payment_state_named(std::string_view name) noexcept;

inline constexpr std::chrono::minutes hold_time{15}, card_time{15}, least_time_after_decline{5};
inline constexpr int most_renewals = 2, most_live_holds = 3;
inline constexpr int seats_per_customer = 4, seats_per_vip = 6, trips_for_vip = 2;

// Trips: bookings confirmed, flown or forfeited on distinct launches, at the moment of booking.
[[nodiscard]] constexpr bool is_vip(int trips) noexcept {
  return trips >= trips_for_vip;
}
[[nodiscard]] constexpr int seat_limit(bool vip) noexcept {
  return vip ? seats_per_vip : seats_per_customer;
}

struct passenger {
  std::string id;
  std::string full_name;
  day born{};
  std::string email, phone;
  std::optional<std::string> nationality, document_number, special_needs, emergency_contact;
  passenger_state state = passenger_state::kept;
  cents paid = 0, refunded = 0;
};

enum class passenger_fault {
  name_missing,
  name_too_long,
  too_young,
  too_old,
  born_in_future,
  email_invalid,
  phone_invalid,
  text_too_long
};
[[nodiscard]] std::vector<passenger_fault> faults_of(const passenger& p, instant departs_at,
                                                     instant now);

struct payment_attempt {
  int number = 1;
  std::string key;  // "<bookingId>:<number>": the provider knows the attempt by it
  std::string method;
  payment_state state = payment_state::pending;
  std::string redirect_url;
  std::string provider_reference;
  instant at{};
};

// What the customer saw of the launch when the hold was made; mails and pages show it without
// asking again.
struct launch_facts {
  std::string id, slug, rocket, spaceport, spaceport_time_zone, destination, supplier, supplier_id;
  domain::range range = domain::range::suborbital;
  launch_status status = launch_status::scheduled;
  instant departs_at{};
};

struct document_facts {
  std::string number, kind, payment_state;
  day date{};
  cents amount = 0;
};

struct booking {
  std::string id, customer_id;
  booking_state state = booking_state::held;
  int seats = 0;
  cents price = 0;  // of one seat, frozen at hold time
  refund_policy policy;
  launch_facts launch;
  instant created_at{}, changed_at{};
  instant held_until{};  // while held
  instant pay_by{};      // while paying
  std::optional<instant> confirmed_at;
  int renewals_left = most_renewals;
  bool needs_attention = false;
  std::vector<passenger> passengers;
  std::vector<payment_attempt> attempts;
  std::vector<document_facts> documents;
  std::int64_t version = 1;

  [[nodiscard]] cents total() const noexcept { return price * seats; }
  [[nodiscard]] const payment_attempt* last_attempt() const noexcept {
    return attempts.empty() ? nullptr : &attempts.back();
  }
};

// What the provider says of an attempt; `unknown` = it could not be asked or knows nothing of it
// yet.
enum class charge_status { unknown, pending, paid, declined, cancelled };

// The next step of a booking that is neither final nor confirmed. The request handler and the
// completer both ask this.
enum class step {
  wait,
  expire,              // a hold whose time is over: seats back, then `expired`
  confirm,             // paid: entry sold, then `confirmed`
  back_to_held,        // declined or cancelled: another try for what is left
  cancel_at_provider,  // past its deadline: no late money first, then the seats
};
[[nodiscard]] step next_step(const booking& b, charge_status charge, instant now) noexcept;

// After a decline at least five minutes are left.
[[nodiscard]] constexpr instant held_again_until(instant held_until, instant now) noexcept {
  return std::max(held_until, now + least_time_after_decline);
}

// "AB-1A2B3C4D": what people read out on the telephone.
[[nodiscard]] std::string reference_of(std::string_view booking_id);

}  // namespace domain

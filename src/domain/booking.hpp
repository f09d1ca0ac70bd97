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
#include "domain/repayment.hpp"

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
// A waiting customer's offer is a hold of a day.
inline constexpr std::chrono::hours offer_time{24};
// Who has not begun to pay is reminded this long before a hold, or an offer, is over.
inline constexpr std::chrono::minutes remind_before{5};
inline constexpr std::chrono::hours remind_before_offer{3};
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

// Asked for the flight alone, and forgotten after it.
[[nodiscard]] bool has_sensitive_data(const passenger& p) noexcept;

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

// Passengers may be exchanged until 30 days before departure.
inline constexpr std::chrono::days swap_closes{30};
[[nodiscard]] constexpr bool swap_open(instant departs_at, instant now) noexcept {
  return now <= departs_at - swap_closes;
}
// A delay can make a passenger older than we fly; the seat is kept, and a swap is offered.
[[nodiscard]] bool too_old_by(const passenger& p, instant departs_at) noexcept;

inline constexpr std::string_view by_card = "card", by_transfer = "bank-transfer";
// A transfer is due after a week, and waited for three days more.
inline constexpr std::chrono::days transfer_due{7}, transfer_grace{3};
// Too near to departure a transfer is not offered, unless the sum is more than the card provider
// takes at once.
inline constexpr std::chrono::days transfer_closes{30}, large_transfer_closes{11};

struct payment_options {
  bool card = false, transfer = false;
};
// `largest_charge`: what the provider takes at once, if it has a limit.
[[nodiscard]] payment_options payment_options_for(cents total, std::optional<cents> largest_charge,
                                                  instant departs_at, instant now) noexcept;

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
  instant held_until{};                // while held
  std::optional<instant> reminded_of;  // the `held_until` that the customer was reminded of
  instant pay_by{};                    // while paying
  std::optional<instant> confirmed_at;
  int renewals_left = most_renewals;
  bool needs_attention = false;
  bool offered = false;           // held for somebody on the waiting list
  int sequence = 0;               // of the calendar file: grows when the trip changes
  std::string paid_by;            // key of the attempt whose money the seats are paid with
  std::optional<instant> ask_at;  // closed attempts are asked about once more then
  int asks_left = 0;
  std::vector<passenger> passengers;
  std::vector<payment_attempt> attempts;
  std::vector<cancellation> cancellations;  // the last one is not applied yet while `cancelling`
  std::vector<repayment> repayments;
  std::vector<incident> incidents;
  std::vector<document_facts> documents;
  std::int64_t version = 1;

  // `seats` is what was bought; of these some may be cancelled, others forfeited.
  [[nodiscard]] cents total() const noexcept { return price * seats; }
  [[nodiscard]] int seats_cancelled() const noexcept { return count(passenger_state::cancelled); }
  [[nodiscard]] int seats_forfeited() const noexcept { return count(passenger_state::forfeited); }
  [[nodiscard]] int seats_kept() const noexcept {
    return seats - seats_cancelled() - seats_forfeited();
  }
  // What the launch's entry has.
  [[nodiscard]] int seats_taken() const noexcept { return seats - seats_cancelled(); }
  [[nodiscard]] payment_attempt* attempt_of(std::string_view key) noexcept;
  [[nodiscard]] bool by_bank_transfer() const noexcept {
    return !attempts.empty() && attempts.back().method == by_transfer;
  }
  [[nodiscard]] const payment_attempt* last_attempt() const noexcept {
    return attempts.empty() ? nullptr : &attempts.back();
  }

 private:
  [[nodiscard]] int count(passenger_state s) const noexcept;
};

// When the passengers' sensitive data is to be forgotten; nothing when there is none.
[[nodiscard]] std::optional<instant> forget_at(const booking& b) noexcept;
// Their names, birth dates and contacts stay.
void forget_sensitive_data(booking& b) noexcept;
// Something may still come of it, for its travellers or for somebody's money. `status`: the
// launch's now.
[[nodiscard]] bool is_open(const booking& b, launch_status status) noexcept;
// Of who flew and who booked nothing stays but that they did; false when it was so before.
bool erase_people(booking& b);

// What the provider says of an attempt; `unknown` = it could not be asked or knows nothing of it
// yet.
enum class charge_status { unknown, pending, paid, declined, cancelled };

// The next step of a booking that is neither final nor confirmed. The request handler and the
// completer both ask this.
enum class step {
  wait,
  remind,              // a hold that ends soon: its customer is told, once for each end
  expire,              // a hold whose time is over: seats back, then `expired`
  confirm,             // paid: entry sold, then `confirmed`
  back_to_held,        // declined or cancelled: another try for what is left
  cancel_at_provider,  // past its deadline: no late money first, then the seats
  release,             // a transfer that did not come in time: seats back, then `expired`
  finish_cancelling,   // recorded: seats back or forfeited, then the money
};
[[nodiscard]] step next_step(const booking& b, charge_status charge, instant now) noexcept;

// When the customer is to be told that the hold ends soon, if at all. After a first try to pay the
// mail about its failure has said until when.
[[nodiscard]] std::optional<instant> remind_at(const booking& b) noexcept;

// After a decline at least five minutes are left.
[[nodiscard]] constexpr instant held_again_until(instant held_until, instant now) noexcept {
  return std::max(held_until, now + least_time_after_decline);
}

// Money has come for what was declined or cancelled before now: closed attempts are asked about
// again after ten minutes, an hour and a day.
void ask_again_later(booking& b, instant now) noexcept;
void asked_again(booking& b, instant now) noexcept;

// "AB-1A2B3C4D": what people read out on the telephone.
[[nodiscard]] std::string reference_of(std::string_view booking_id);

}  // namespace domain

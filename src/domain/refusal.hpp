#pragma once
// The business says no: a value, never an exception. contract/problems.cpp maps each to its answer
// in one switch.

#include <boost/system/result.hpp>
#include <cstdint>
#include <string_view>
#include <vector>

namespace domain {

enum class no {
  // looking for something
  launch_not_found,
  booking_not_found,
  document_not_found,
  rocket_not_found,
  supplier_not_found,
  job_not_found,
  notification_not_found,
  reconciliation_not_found,
  refund_not_found,
  work_item_not_found,
  person_not_found,
  picture_not_found,
  settlement_not_found,
  supplier_invoice_not_found,
  report_not_found,
  user_not_found,
  session_not_found,
  review_not_found,
  support_request_not_found,
  // taking seats
  sold_out,
  seat_limit,
  not_on_sale,
  launch_changed,
  too_many_holds,
  key_reused,
  // moving a booking on
  booking_not_held,
  hold_expired,
  no_renewals_left,
  passengers_missing,
  billing_details_missing,
  payment_provider_unavailable,
  card_limit,       // more than the provider takes at once
  transfer_closed,  // too near to departure
  // giving seats up, changing who flies
  booking_not_confirmed,
  passenger_not_kept,
  quote_lapsed,
  launch_over,
  refund_too_much,  // more than is kept of the seats that were given up
  swap_closed,
  // waiting for seats
  seats_available,  // no need to wait: they can be had
  waiting_list_full,
  not_waiting,
  // a supplier's side
  supplier_details_missing,
  rocket_name_taken,
  rocket_in_use,  // launches to come fly on it
  version_conflict,
  seats_taken,
  supplier_name_taken,
  // what happens to a launch
  change_pending,
  departure_not_later,
  not_departed,
  financial_abort_too_early,
  enough_seats_sold,
  rocket_does_not_fit,
  // after a flight, and questions
  booking_not_flown,
  review_closed,  // the time to change it is over
  too_many_requests_open,
  support_thread_full,
  // money
  needs_another_person,
  invoice_amount_wrong,
  invoice_number_taken,
  // accounts
  owner_only,  // of a supplier's team
  owner_stays,
  email_taken,
  invalid_credentials,
  too_many_attempts,
  too_many_requests,
  second_factor_required,
  second_factor_wrong,
  session_ended,
  account_disabled,
  open_bookings,  // the account is still needed
  token_invalid,
  // operations
  not_possible_in_this_state,
};

struct fact {
  std::string_view name;  // a member of the problem, camelCase
  std::int64_t value;
};

struct refusal {
  no why;
  std::vector<fact> facts = {};
};

template <class T>
using result = boost::system::result<T, refusal>;

// boost::system::result wants to know what to throw when a refusal is taken for a value: a
// programming error.
[[noreturn]] void throw_exception_from_error(const refusal& r, const boost::source_location& where);

}  // namespace domain

#include "contract/problems.hpp"

#include <stdexcept>

namespace contract {
namespace {

using domain::no;
using platform::http::problem;

problem base(no why) {
  switch (why) {
    case no::launch_not_found: return {404, "launch_not_found", "There is no such launch."};
    case no::booking_not_found: return {404, "booking_not_found", "There is no such booking."};
    case no::document_not_found: return {404, "document_not_found", "There is no such document."};
    case no::rocket_not_found: return {404, "rocket_not_found", "There is no such rocket."};
    case no::supplier_not_found: return {404, "supplier_not_found", "There is no such supplier."};
    case no::job_not_found: return {404, "job_not_found", "There is no such job."};
    case no::notification_not_found:
      return {404, "notification_not_found", "There is no such notification."};
    case no::reconciliation_not_found:
      return {404, "reconciliation_not_found", "There is no such reconciliation."};
    case no::refund_not_found: return {404, "refund_not_found", "There is no such refund."};
    case no::work_item_not_found:
      return {404, "work_item_not_found", "There is nothing like this on the work list."};
    case no::person_not_found:
      return {404, "person_not_found", "There is nobody like this in your team."};
    case no::picture_not_found: return {404, "picture_not_found", "There is no such picture."};
    case no::settlement_not_found:
      return {404, "settlement_not_found", "There is no such settlement."};
    case no::supplier_invoice_not_found:
      return {404, "supplier_invoice_not_found", "There is no such invoice."};
    case no::report_not_found: return {404, "report_not_found", "There is no such report."};
    case no::user_not_found: return {404, "user_not_found", "There is no such account."};
    case no::session_not_found:
      return {404, "session_not_found", "There is no such session, or it has ended."};
    case no::review_not_found: return {404, "review_not_found", "There is no such review."};
    case no::support_request_not_found:
      return {404, "support_request_not_found", "There is no such request."};
    case no::sold_out:
      return {409, "sold_out", "There are not enough free seats left on this launch."};
    case no::seat_limit:
      return {409, "seat_limit",
              "With these seats you would have more than your limit on this launch."};
    case no::not_on_sale: return {409, "not_on_sale", "Seats on this launch are not on sale now."};
    case no::launch_changed:
      return {409, "launch_changed",
              "The launch has changed since you saw it. Look at the new facts and go on."};
    case no::too_many_holds:
      return {409, "too_many_holds",
              "You hold seats in three bookings already. Pay or give one of them back first."};
    case no::key_reused:
      return {422, "idempotency_key_reused",
              "This Idempotency-Key was used for something else. Use a new one."};
    case no::booking_not_held:
      return {409, "booking_not_held", "This is possible only while the seats are held."};
    case no::hold_expired:
      return {409, "hold_expired", "The time of this hold is over. Start again with new seats."};
    case no::no_renewals_left:
      return {409, "no_renewals_left", "A hold can be renewed twice. Pay before it ends."};
    case no::passengers_missing:
      return {409, "passengers_missing", "Enter the passengers before paying."};
    case no::billing_details_missing:
      return {409, "billing_details_missing", "Enter your tax id and legal address before paying."};
    case no::payment_provider_unavailable:
      return {503, "payment_provider_unavailable",
              "The payment provider does not answer. Your seats are kept; try again in a moment."};
    case no::card_limit:
      return {409, "card_limit",
              "This sum is more than a card takes at once. Pay by bank transfer."};
    case no::transfer_closed:
      return {409, "transfer_closed",
              "It is too near to departure for a bank transfer. Pay by card."};
    case no::booking_not_confirmed:
      return {409, "booking_not_confirmed",
              "This is possible only while the booking is confirmed."};
    case no::refund_too_much:
      return {409, "refund_too_much", "There is less left of the seats that were given up."};
    case no::passenger_not_kept:
      return {409, "passenger_not_kept",
              "One of these passengers is not on this booking, or has been cancelled already."};
    case no::quote_lapsed:
      return {409, "quote_lapsed", "This quote is no longer true. Look at the new figures."};
    case no::launch_over:
      return {409, "launch_over", "This launch has departed, or has been aborted."};
    case no::swap_closed:
      return {409, "swap_closed", "Passengers can be exchanged until 30 days before departure."};
    case no::seats_available:
      return {409, "seats_available", "These seats are free: there is no need to wait for them."};
    case no::waiting_list_full:
      return {409, "waiting_list_full", "The waiting list of this launch is full."};
    case no::not_waiting:
      return {404, "not_waiting", "You are not on the waiting list of this launch."};
    case no::supplier_details_missing:
      return {409, "supplier_details_missing",
              "Enter your tax id and legal address before the first launch."};
    case no::rocket_name_taken:
      return {409, "rocket_name_taken", "You have a rocket of this name already."};
    case no::rocket_in_use:
      return {409, "rocket_in_use",
              "Launches to come fly on this rocket. It can be retired once they have flown."};
    case no::version_conflict:
      return {409, "version_conflict",
              "Somebody changed this in the meantime. Load it again and repeat your change."};
    case no::seats_taken:
      return {409, "seats_taken",
              "This cannot be changed any more: seats on this launch are taken."};
    case no::supplier_name_taken:
      return {409, "supplier_name_taken", "Another supplier has this name."};
    case no::change_pending:
      return {409, "change_pending",
              "An earlier change of this launch is being decided. Try again in a moment."};
    case no::departure_not_later:
      return {409, "departure_not_later", "A delayed launch departs later than it would have."};
    case no::not_departed:
      return {409, "not_departed", "Success is reported once the launch has departed."};
    case no::financial_abort_too_early:
      return {409, "financial_abort_too_early",
              "For financial reasons a launch is aborted from three months before departure on."};
    case no::enough_seats_sold:
      return {409, "enough_seats_sold",
              "With 30 % of its seats sold a launch is not aborted for financial reasons."};
    case no::rocket_does_not_fit:
      return {409, "rocket_does_not_fit",
              "The rocket has too few seats, or does not reach the destination."};
    case no::booking_not_flown:
      return {409, "booking_not_flown", "A trip can be reviewed once it has flown."};
    case no::review_closed:
      return {409, "review_closed", "A review can be changed for 30 days after it was written."};
    case no::too_many_requests_open:
      return {409, "too_many_requests_open",
              "Five of your requests are open already. Write to one of them."};
    case no::support_thread_full:
      return {409, "support_thread_full", "This request is full. Begin a new one."};
    case no::needs_another_person:
      return {409, "needs_another_person",
              "You asked for this yourself: somebody else has to do it."};
    case no::owner_only:
      return {403, "owner_only", "Only the owner of the account invites and removes people."};
    case no::owner_stays:
      return {409, "owner_stays", "The owner of the account stays. Hand it over first."};
    case no::invoice_amount_wrong:
      return {409, "invoice_amount_wrong",
              "The invoice must be over the launch's full revenue, as the statement says."};
    case no::invoice_number_taken:
      return {409, "invoice_number_taken", "You have given another invoice this number already."};
    case no::email_taken:
      return {409, "email_taken", "There is an account with this e-mail address already."};
    case no::invalid_credentials:
      return {401, "invalid_credentials", "The e-mail address or the password is wrong."};
    case no::too_many_attempts:
      return {429, "too_many_attempts", "Too many attempts. Wait a few minutes and try again."};
    case no::too_many_requests:
      return {429, "too_many_requests", "Too many requests from your network. Wait a minute."};
    case no::second_factor_required:
      return {401, "second_factor_required", "Enter the code that your authenticator app shows."};
    case no::second_factor_wrong:
      return {401, "second_factor_wrong",
              "This code is not right, or was used already. Wait for the next one."};
    case no::session_ended: return {401, "session_ended", "Your session has ended. Sign in again."};
    case no::account_disabled: return {403, "account_disabled", "This account is suspended."};
    case no::open_bookings:
      return {409, "open_bookings",
              "Some bookings are not over yet. Your account can be erased when they are."};
    case no::token_invalid:
      return {400, "token_invalid", "This link is not valid any more. Ask for a new one."};
    case no::not_possible_in_this_state:
      return {409, "not_possible_in_this_state", "This is not possible in its present state."};
  }
  throw std::logic_error("a refusal without a problem");
}

}  // namespace

const char* retry_after(int status) noexcept {
  if (status == 503) return "2";
  return status == 429 ? "60" : nullptr;
}

problem problem_of(const domain::refusal& r) {
  auto p = base(r.why);
  for (const auto& f : r.facts) p.extra[f.name] = f.value;
  if (const auto* seconds = retry_after(p.status)) p.headers.emplace_back("Retry-After", seconds);
  return p;
}

platform::http::response answer(const domain::refusal& r) {
  return problem_response(problem_of(r));
}

}  // namespace contract

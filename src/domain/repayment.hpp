#pragma once
// What a booking remembers of seats given up, of money that goes back, and of what employees should
// look at. All of it is decided in the booking's own document, in the write that changes its state;
// PostgreSQL pays it out and tells how far that is.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/money.hpp"

namespace domain {

// Seats cancelled or forfeited in one act. Recorded before the seats move (`cancelling`), so that
// whoever comes next finishes with the figures the customer was shown.
struct cancellation {
  int number = 1;
  std::string id;                       // "<bookingId>:c<number>": its credit note's source
  std::string key;                      // the Idempotency-Key it was asked with
  std::vector<std::string> passengers;  // ids
  int percent = 0;                      // 0: the seats are forfeited
  cents amount = 0;                     // back for all of them
  std::string reason;                   // in the customer's words, may be empty
  std::string by;                       // user id
  instant at{};
};

// Each needs a credit note or explains itself: `late` and `doubled` money was never invoiced.
enum class repayment_reason { cancellation, aborted, late, doubled, overpaid, manual };
// owed -> pending -> paid | failed; above the amount that rules may pay: owed -> in_approval ->
// pending. Decided in PostgreSQL, noted here for display.
enum class repayment_state { owed, in_approval, pending, paid, failed };

struct repayment {
  int number = 1;
  std::string id;  // "<bookingId>:r<number>": the key at the provider
  repayment_reason reason = repayment_reason::cancellation;
  std::string charge;  // key of the attempt whose money goes back
  cents amount = 0;
  std::string cancellation;  // id, or empty
  instant at{};
  repayment_state state = repayment_state::owed;
  // Of one that an employee asked for.
  std::string key = {}, by = {}, note = {};  // the Idempotency-Key, a user id, why in their words
};

// Something an employee must see; until then the booking `needs attention`.
enum class incident_kind {
  late_money_seated,  // came after expiry: the same seats were free and taken again
  late_money_repaid,  // came after the end: goes back
  double_money,       // two attempts were paid: one goes back
  overpaid,           // a transfer of more than was asked: the rest goes back
  underpaid,          // a transfer of less: the booking waits
  seats_gone,         // paid, and its seats are not there: nothing was decided
};

struct incident {
  int number = 1;
  std::string id;  // "<bookingId>:i<number>"
  incident_kind kind = incident_kind::seats_gone;
  std::string charge;  // key of the attempt it is about
  cents amount = 0;
  instant at{};
  bool seen = false;  // an employee has seen to it
};

[[nodiscard]] std::string_view name_of(repayment_reason r) noexcept;
[[nodiscard]] std::string_view name_of(repayment_state s) noexcept;  // "in-approval"
[[nodiscard]] std::string_view name_of(incident_kind k) noexcept;    // "late-money-seated"
[[nodiscard]] std::optional<repayment_reason> repayment_reason_named(std::string_view n) noexcept;
[[nodiscard]] std::optional<repayment_state> repayment_state_named(std::string_view n) noexcept;
[[nodiscard]] std::optional<incident_kind> incident_kind_named(std::string_view n) noexcept;

}  // namespace domain

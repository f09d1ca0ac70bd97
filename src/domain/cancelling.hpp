#pragma once
// Giving seats up, and being given up by a launch: what comes back, and how the booking stands
// afterwards. Pure changes of a booking; sales/ writes them.

#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "domain/event.hpp"
#include "domain/refusal.hpp"

namespace domain {

// A quote may be shown this long; it lapses earlier where its tier ends.
inline constexpr std::chrono::minutes quote_time{15};

struct refund_quote {
  std::vector<std::string> passengers;  // ids
  int percent = 0;
  cents each = 0, amount = 0;
  instant departs_at{}, valid_until{};
};

// For these passengers, all that are kept when none is named; by the frozen policy and the launch's
// present departure. Refused: the booking is not confirmed, a passenger is not kept, the launch has
// gone, been aborted or departed.
[[nodiscard]] result<refund_quote> quote_cancellation(const booking& b,
                                                      std::vector<std::string> passengers,
                                                      launch_status status, instant departs_at,
                                                      instant now);

struct cancel_request {
  std::string key;                           // Idempotency-Key
  std::vector<std::string> passengers = {};  // empty: all that are kept
  int percent = 0;                           // as quoted
  cents amount = 0;
  std::string reason = {};
  std::string by = {};  // user id
};

// confirmed -> cancelling, with the figures recorded.
void begin_cancelling(booking& b, const refund_quote& q, const cancel_request& r, instant now);
// cancelling -> confirmed | cancelled | forfeited, once the seats have moved; the money to go back
// is owed from here on.
[[nodiscard]] event_kind finish_cancelling(booking& b, instant now);
// The launch was aborted before the seats moved: as if it had not been asked.
void drop_cancelling(booking& b);

// Any with a seat -> aborted: all that is paid and not yet given back is owed.
void abort(booking& b, instant now);

// More than the rules give: of what is kept of seats that were given up, while the launch is ahead.
struct extra_refund {
  std::string key;  // Idempotency-Key
  cents amount = 0;
  std::string note, by;  // why, a user id
};
[[nodiscard]] cents kept_of_given_up(const booking& b) noexcept;
// It is owed from here on. Refused: the booking was never paid or is being changed, its launch has
// departed, more is asked for than there is.
[[nodiscard]] result<void> refund_more(booking& b, const extra_refund& r, launch_status status,
                                       instant departs_at, instant now);

// Money to be given back, and something for employees to look at.
void owe(booking& b, repayment_reason why, std::string charge, cents amount, instant now,
         std::string cancellation = {});
void report(booking& b, incident_kind kind, std::string charge, cents amount, instant now);
// An employee has seen to an incident; false when there is none of this id, or it was seen before.
[[nodiscard]] bool see_to(booking& b, std::string_view incident);

}  // namespace domain

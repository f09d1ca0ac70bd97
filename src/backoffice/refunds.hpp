#pragma once
// Money that goes back. That it is owed was decided with the booking; here it is paid, once, by the
// rules up to an amount and above it only with somebody's approval.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "domain/booking.hpp"
#include "domain/refusal.hpp"

namespace backoffice {

// More than this needs an approval: 1,000,000 USD.
inline constexpr domain::cents refunds_paid_at_once = 100'000'000;

// What a booking's snapshot does not say of its money.
struct payment_rules {
  domain::cents refunds_at_once = refunds_paid_at_once;
  std::string card_provider = "sandbox";
};

struct refund {
  std::string id;         // the key by which the provider knows it
  std::string repayment;  // "<bookingId>:r<n>": as the booking calls it
  std::string booking_id, customer_name, customer_email, charge, method;
  domain::repayment_state state = domain::repayment_state::owed;
  domain::repayment_reason reason = domain::repayment_reason::cancellation;
  domain::cents amount = 0;
  domain::instant at{};
  std::string asked_by, asked_by_name, approved_by_name, paid_by_name;  // empty: the rules
  std::optional<domain::instant> approved_at, settled_at;
  std::string provider_reference, error;
  std::string note;  // of a manual one: why
};

struct refund_filter {
  std::optional<domain::repayment_state> state = {};
  std::string booking = {};
};

class refunds {
 public:
  explicit refunds(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] page<refund> list(const refund_filter& f, const page_request& p);  // newest first
  [[nodiscard]] std::optional<refund> find(const std::string& id);
  [[nodiscard]] std::vector<refund> of_booking(const std::string& booking);

  // Employees' acts; each is told to Core. no::refund_not_found, not_possible_in_this_state;
  // needs_another_person: whoever asked for it does not pay it.
  [[nodiscard]] domain::result<refund> approve(const std::string& id, const std::string& actor,
                                               domain::instant now);
  // A transfer was sent by hand.
  [[nodiscard]] domain::result<refund> sent(const std::string& id, const std::string& reference,
                                            const std::string& actor, domain::instant now);
  // What failed is tried again under another key.
  [[nodiscard]] domain::result<refund> retry(const std::string& id, const std::string& actor,
                                             domain::instant now);

  // For the job that pays: owed -> pending; nothing when there is nothing for the provider to do.
  [[nodiscard]] std::optional<refund> begin(const std::string& id);
  void paid(const std::string& id, const std::string& reference, domain::instant now);
  void failed(const std::string& id, const std::string& error, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

// "sandbox", "bank-transfer"
[[nodiscard]] std::string provider_of(std::string_view method, const payment_rules& rules);
// For the transaction that takes a booking's snapshot: a row for each repayment that has none.
void put_refunds(platform::postgres::transaction& t, const domain::booking& b,
                 const payment_rules& rules, domain::instant now);

}  // namespace backoffice

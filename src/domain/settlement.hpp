#pragma once
// What a supplier gets for a successful launch: its customers' money less our fee and less what it
// still owes for aborted launches. The supplier invoices the full revenue; ours and its own are set
// off against each other, and the rest is paid out.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/money.hpp"
#include "domain/refusal.hpp"

namespace domain {

// awaiting_invoice -> to_pay -> settled; settled at once when there is nothing to pay.
enum class settlement_state { awaiting_invoice, to_pay, settled };

[[nodiscard]] std::string_view name_of(settlement_state s) noexcept;  // "awaiting-invoice"
[[nodiscard]] std::optional<settlement_state> settlement_state_named(std::string_view n) noexcept;

// A launch that nobody paid for needs no invoice.
[[nodiscard]] constexpr settlement_state settlement_opened(cents revenue) noexcept {
  return revenue > 0 ? settlement_state::awaiting_invoice : settlement_state::settled;
}
[[nodiscard]] constexpr settlement_state settlement_invoiced(cents payout) noexcept {
  return payout > 0 ? settlement_state::to_pay : settlement_state::settled;
}

// Something the supplier owes us: an invoice that is not paid.
struct open_claim {
  std::string number;
  cents amount = 0;
};

struct set_off {
  std::vector<open_claim> taken;  // set off here
  cents payout = 0;
};
// Our fee comes first; then whole invoices in the order given (oldest first), each as long as it
// fits into what is left. What does not fit stays open. The payout is never negative.
[[nodiscard]] set_off set_off_against(cents revenue, cents fee,
                                      const std::vector<open_claim>& open);

// Why the supplier's invoice is not taken; nothing if it is. no::not_possible_in_this_state,
// invoice_amount_wrong (expectedCents).
[[nodiscard]] std::optional<refusal> why_not_invoiced(settlement_state s, cents revenue,
                                                      cents asked);

}  // namespace domain

#include "domain/settlement.hpp"

#include <array>

namespace domain {
namespace {

constexpr auto names = std::to_array<std::string_view>({"awaiting-invoice", "to-pay", "settled"});
static_assert(names.size() == static_cast<std::size_t>(settlement_state::settled) + 1);

}  // namespace

std::string_view name_of(settlement_state s) noexcept {
  return names[static_cast<std::size_t>(s)];
}

std::optional<settlement_state> settlement_state_named(std::string_view n) noexcept {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == n) return static_cast<settlement_state>(i);
  }
  return {};
}

set_off set_off_against(cents revenue, cents fee, const std::vector<open_claim>& open) {
  set_off out{{}, revenue - fee};
  for (const auto& claim : open) {
    if (claim.amount > out.payout) continue;
    out.payout -= claim.amount;
    out.taken.push_back(claim);
  }
  return out;
}

std::optional<refusal> why_not_invoiced(settlement_state s, cents revenue, cents asked) {
  if (s != settlement_state::awaiting_invoice) return refusal{no::not_possible_in_this_state};
  if (asked != revenue) return refusal{no::invoice_amount_wrong, {{"expectedCents", revenue}}};
  return {};
}

}  // namespace domain

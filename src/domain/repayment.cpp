#include "domain/repayment.hpp"

#include <array>

namespace domain {
namespace {

constexpr std::array<std::string_view, 6> reason_names{"cancellation", "aborted",  "late",
                                                       "doubled",      "overpaid", "manual"};
constexpr std::array<std::string_view, 5> state_names{"owed", "in-approval", "pending", "paid",
                                                      "failed"};
constexpr std::array<std::string_view, 6> incident_names{"late-money-seated", "late-money-repaid",
                                                         "double-money",      "overpaid",
                                                         "underpaid",         "seats-gone"};

template <class E, std::size_t N>
std::optional<E> named(const std::array<std::string_view, N>& names,
                       std::string_view name) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return {};
}

}  // namespace

std::string_view name_of(repayment_reason r) noexcept {
  return reason_names[static_cast<std::size_t>(r)];
}
std::string_view name_of(repayment_state s) noexcept {
  return state_names[static_cast<std::size_t>(s)];
}
std::string_view name_of(incident_kind k) noexcept {
  return incident_names[static_cast<std::size_t>(k)];
}
std::optional<repayment_reason> repayment_reason_named(std::string_view n) noexcept {
  return named<repayment_reason>(reason_names, n);
}
std::optional<repayment_state> repayment_state_named(std::string_view n) noexcept {
  return named<repayment_state>(state_names, n);
}
std::optional<incident_kind> incident_kind_named(std::string_view n) noexcept {
  return named<incident_kind>(incident_names, n);
}

}  // namespace domain

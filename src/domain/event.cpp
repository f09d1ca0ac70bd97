#include "domain/event.hpp"

#include <array>

namespace domain {
namespace {

constexpr auto names = std::to_array<std::string_view>({"booking-paying",
                                                        "booking-held",
                                                        "booking-confirmed",
                                                        "booking-expired",
                                                        "booking-transfer-awaited",
                                                        "booking-transfer-failed",
                                                        "booking-seats-cancelled",
                                                        "booking-cancelled",
                                                        "booking-forfeited",
                                                        "booking-aborted",
                                                        "booking-flown",
                                                        "booking-delayed",
                                                        "booking-rocket-changed",
                                                        "booking-passengers-changed",
                                                        "booking-offered",
                                                        "booking-expiring",
                                                        "booking-changed",
                                                        "booking-attention",
                                                        "customer-registered",
                                                        "customer-changed",
                                                        "customer-erased",
                                                        "launch-changed",
                                                        "supplier-changed",
                                                        "spaceport-changed",
                                                        "destination-changed",
                                                        "launch-offered",
                                                        "launch-asked",
                                                        "refund-changed",
                                                        "incident-seen",
                                                        "review-changed",
                                                        "support-changed",
                                                        "support-answered"});
static_assert(names.size() == static_cast<std::size_t>(event_kind::support_answered) + 1);

}  // namespace

std::string_view name_of(event_kind k) noexcept {
  return names[static_cast<std::size_t>(k)];
}

std::optional<event_kind> event_kind_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<event_kind>(i);
  }
  return {};
}

std::string event_id(std::string_view aggregate, std::int64_t version, event_kind kind) {
  return std::string(aggregate) + ':' + std::to_string(version) + ':' + std::string(name_of(kind));
}

}  // namespace domain

#pragma once
// Which payment provider, and what it needs: read alike by every process that moves money.

#include <functional>
#include <memory>

#include "platform/runtime/config.hpp"
#include "platform/runtime/lookout.hpp"
#include "sales/charge_book.hpp"
#include "sales/payment_provider.hpp"

namespace sales {

struct payment_settings {
  std::string provider;        // "sandbox" or "stripe"
  std::string url, secret;     // of its API
  std::string webhook_secret;  // for whoever takes its webhooks

  // ASTRO_PAYMENT_PROVIDER and what belongs to it. `webhooks`: this process takes them.
  static payment_settings from(platform::config& c, bool production, bool webhooks);
};

[[nodiscard]] std::unique_ptr<payment_provider> make_payments(const payment_settings& s,
                                                              charge_book& book);
// Whether its API answers at all, whatever it says; may block, throws when it does not.
[[nodiscard]] std::function<bool()> provider_answers(const payment_settings& s);
inline constexpr platform::lookout::pace provider_pace{std::chrono::seconds(10),
                                                       std::chrono::seconds(1)};

}  // namespace sales

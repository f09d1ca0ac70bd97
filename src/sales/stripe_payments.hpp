#pragma once
// Stripe: hosted Checkout and refunds over its HTTP API. An attempt is a Checkout session; the
// customer's browser goes there and comes back. Stripe forgets an Idempotency-Key after a day and
// cannot look a session up by ours, so the charge book knows which is which.

#include <functional>
#include <optional>
#include <string>

#include "sales/charge_book.hpp"
#include "sales/payment_provider.hpp"
#include "sales/stripe_api.hpp"

namespace sales {

// 999,999.99 USD: https://docs.stripe.com/currencies, minimum and maximum charge amounts.
inline constexpr domain::cents stripe_largest_charge = 99'999'999;

class stripe_payments : public payment_provider {
 public:
  using time_source = std::function<domain::instant()>;  // real time: Stripe lives by it
  stripe_payments(std::string url, std::string secret_key, charge_book& book, time_source now);

  [[nodiscard]] charge create(const charge_request& r) override;
  [[nodiscard]] charge ask(const std::string& key) override;
  [[nodiscard]] charge cancel(const std::string& key) override;
  [[nodiscard]] sales::refund refund(const std::string& key, const std::string& charge,
                                     domain::cents amount) override;
  [[nodiscard]] std::optional<domain::cents> largest_charge() const noexcept override {
    return stripe_largest_charge;
  }
  [[nodiscard]] std::string_view name() const noexcept override { return "stripe"; }

 private:
  struct session;
  // Of what was begun under a key; nothing when Stripe never made a session of it.
  [[nodiscard]] std::optional<session> session_of(const booked_charge& c);
  [[nodiscard]] session retrieved(const std::string& id);
  [[nodiscard]] std::optional<sales::refund> refund_made(const std::string& key,
                                                         const std::string& payment);

  stripe_api api_;
  charge_book& book_;
  time_source now_;
};

// What an event is about. Only a hint: what is true, Stripe is asked. Nothing when it is not about
// a session or a refund of ours, or no event at all.
struct stripe_news {
  enum class about { charge, refund } what;
  std::string event;  // Stripe's id of it
  std::string key;    // ours, of the charge or of the refund
};
[[nodiscard]] std::optional<stripe_news> stripe_news_in(std::string_view body);

}  // namespace sales

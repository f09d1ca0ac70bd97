#pragma once
// Where the money comes in: one interface for the sandbox, Stripe and what follows. Every call
// carries our own key, and the same create again answers the same charge, so that a lost answer is
// asked for by sending it again.

#include <optional>
#include <string>

#include "domain/booking.hpp"

namespace sales {

struct charge_request {
  std::string key;  // "<bookingId>:<attempt>"
  domain::cents amount = 0;
  std::string description;
  std::string return_url;   // where the customer's browser goes afterwards
  std::string webhook_url;  // where the provider tells us
};

struct charge {
  domain::charge_status status = domain::charge_status::unknown;
  std::string redirect_url;  // the provider's page that approves or declines
  std::string reference;     // the provider's own id
};

enum class refund_status { pending, paid, failed };

struct refund {
  refund_status status = refund_status::pending;
  std::string reference;  // the provider's own id
};

class payment_provider {
 public:
  virtual ~payment_provider() = default;

  // All throw platform::unavailable when the provider does not answer in time.
  [[nodiscard]] virtual charge create(const charge_request& r) = 0;
  [[nodiscard]] virtual charge ask(
      const std::string& key) = 0;  // `unknown` when it never heard of the key
  // No money can come in under this key any more, unless the answer says `paid`.
  [[nodiscard]] virtual charge cancel(const std::string& key) = 0;
  // Gives back part of what came in under `charge`; `key` is "<bookingId>:r<n>", the same key again
  // answers the same refund. `failed` when the provider refuses for good.
  [[nodiscard]] virtual sales::refund refund(const std::string& key, const std::string& charge,
                                             domain::cents amount) = 0;
  // What it takes at once at most; nothing when there is no limit.
  [[nodiscard]] virtual std::optional<domain::cents> largest_charge() const noexcept { return {}; }
  [[nodiscard]] virtual std::string_view name() const noexcept = 0;
};

}  // namespace sales

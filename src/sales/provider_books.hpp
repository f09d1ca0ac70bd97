#pragma once
// What the payment provider says that it took and gave back: all of it, for the invariants.

#include <map>
#include <string>

#include "sales/payment_settings.hpp"

namespace sales {

// In cents, by our key of the charge.
struct provider_books {
  std::map<std::string, domain::cents> paid, refunded;
};

// Throws platform::unavailable when the provider does not answer.
[[nodiscard]] provider_books read_books(const payment_settings& s);

}  // namespace sales

#pragma once
// Customers as employees see them: found, with what they have booked and paid.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "domain/master_data.hpp"
#include "domain/money.hpp"

namespace backoffice {

struct customer_account {
  domain::customer profile;
  int bookings = 0;  // with seats or without
  int trips = 0;     // what makes a VIP
};

struct customer_payment {
  std::string id, booking_id, provider, kind, state;
  domain::cents amount = 0;
  domain::instant at{};
};

struct customer_detail {
  customer_account account;
  domain::cents paid = 0, refunded = 0, owed = 0;  // owed: refunds that are still to be paid
  std::vector<customer_payment> payments;          // the newest, at most most_payments
};
inline constexpr std::size_t most_payments = 50;

struct customer_filter {
  std::string text = {};  // words of name, address, telephone or tax id
  std::optional<std::vector<std::string>> ids = {};
  std::string sort = "name";  // -name, createdAt, -createdAt
};

class customer_accounts {
 public:
  explicit customer_accounts(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] page<customer_account> list(const customer_filter& f, const page_request& p);
  [[nodiscard]] std::optional<customer_detail> find(const std::string& id);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

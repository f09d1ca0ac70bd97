#pragma once
// Addresses whose mails came back for good, or whose owner complained: mails they can do without
// are not sent to them any more. Collection `suppressions` of MongoDB Core.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/mongo/pool.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {

struct suppression {
  std::string id;               // made of the address
  std::string address, reason;  // reason: bounce or complaint
  std::string detail;           // in the words of the provider
  std::string notification;     // the mail that came back, or empty
  platform::instant at{};
};

struct suppression_page {
  std::vector<suppression> items;  // newest first
  std::string next_cursor;
};

class suppressions {
 public:
  explicit suppressions(platform::mongo::database& db) : db_(db) {}

  void add(suppression s);  // known already: the newest reason
  [[nodiscard]] std::optional<suppression> find(const std::string& address);
  [[nodiscard]] std::vector<suppression> among(const std::vector<std::string>& addresses);
  [[nodiscard]] suppression_page list(const std::string& cursor, std::size_t limit,
                                      platform::instant now);
  std::optional<suppression> remove(const std::string& id);

 private:
  platform::mongo::database& db_;
};

// Whether somebody whose mails come back can do without this mail. Bookings, money, documents and
// the safety of accounts are tried every time.
[[nodiscard]] bool can_do_without(std::string_view template_name);

}  // namespace core_api

#pragma once
// The secret address under which a calendar program reads a customer's trips, collection
// `calendarLinks` of MongoDB Customer: one for each customer, until it is ended.

#include <optional>
#include <string>
#include <string_view>

#include "domain/calendar.hpp"
#include "platform/mongo/pool.hpp"

namespace sales {

struct calendar_link {
  std::string token;  // names its customer and proves that it was given to them
  domain::instant made_at{};
};

class calendar_links {
 public:
  explicit calendar_links(platform::mongo::database& db) : db_(db) {}

  [[nodiscard]] std::optional<calendar_link> of(const std::string& customer);
  // The one that is there stays.
  calendar_link make(const std::string& customer, domain::instant now);
  void end(const std::string& customer);
  // Whose link it is; nothing for one that was ended or never made.
  [[nodiscard]] std::optional<std::string> customer_of(std::string_view token);

 private:
  platform::mongo::database& db_;
};

}  // namespace sales

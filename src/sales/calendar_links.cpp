#include "sales/calendar_links.hpp"

#include "platform/mongo/collection.hpp"
#include "platform/security/hash.hpp"
#include "platform/security/random.hpp"

namespace sales {

using platform::mongo::doc;
using platform::mongo::view;

namespace {

constexpr std::size_t secret_bytes = 24;
constexpr char separator = '.';

}  // namespace

std::optional<calendar_link> calendar_links::of(const std::string& customer) {
  const auto found = db_["calendarLinks"].find_one(doc{{"_id", customer}});
  if (!found) return {};
  const view v(*found);
  return calendar_link{customer + separator + v.text("secret"), v.time("madeAt")};
}

calendar_link calendar_links::make(const std::string& customer, domain::instant now) {
  for (;;) {
    if (auto there = of(customer)) return *std::move(there);
    (void)db_["calendarLinks"].insert(doc{{"_id", customer},
                                          {"secret", platform::security::random_hex(secret_bytes)},
                                          {"madeAt", now}});
  }
}

void calendar_links::end(const std::string& customer) {
  db_["calendarLinks"].delete_one(doc{{"_id", customer}});
}

std::optional<std::string> calendar_links::customer_of(std::string_view token) {
  const auto dot = token.find(separator);
  if (dot == token.npos) return {};
  std::string customer(token.substr(0, dot));
  const auto link = of(customer);
  if (!link || !platform::security::constant_time_equal(link->token, token)) return {};
  return customer;
}

}  // namespace sales

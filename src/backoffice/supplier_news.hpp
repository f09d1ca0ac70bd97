#pragma once
// Bookings and cancellations for suppliers who wish one e-mail a day: kept as they come, gathered
// once a day, gone through until each is mailed.

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "domain/calendar.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

struct news_item {
  std::string event_id, supplier_id;
  domain::instant at{};
  boost::json::object facts;  // what its line in the e-mail says
};

struct digest {
  std::string supplier_id;
  domain::day day{};
  std::vector<news_item> items;  // oldest first
};

class supplier_news {
 public:
  explicit supplier_news(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] bool daily(const std::string& supplier);
  // For the next digest; the same event again changes nothing.
  void keep(const news_item& item);
  // A digest of what waits for each supplier, unless it had one this day: then tomorrow.
  void gather(domain::day day, domain::instant now);
  // Gathered and not mailed yet, those of earlier days too.
  [[nodiscard]] std::vector<digest> to_mail();
  void mailed(const digest& d, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

#pragma once
// How many holds a customer has open: a limit against hoarding. Kept in this process' memory, so
// that a hold costs no third database call; with several processes behind a proxy each counts its
// own.

#include <map>
#include <mutex>
#include <string>
#include <unordered_map>

#include "domain/booking.hpp"

namespace customer_api {

class live_holds {
 public:
  [[nodiscard]] int count(const std::string& customer, domain::instant now);
  void add(const domain::booking& b);
  void remove(const domain::booking& b);

 private:
  std::mutex guard_;
  std::unordered_map<std::string, std::map<std::string, domain::instant>> by_customer_;
};

}  // namespace customer_api

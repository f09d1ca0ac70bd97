#pragma once
// What suppliers and employees did, one row for each act, never changed afterwards.

#include <boost/json/object.hpp>
#include <string>

#include "domain/calendar.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

struct act {
  std::string actor;    // a user's id; empty: the system
  std::string what;     // "launch.edit"
  std::string subject;  // the id of what was changed
  std::string summary;  // for people: "Price 9,800,000.00 → 9,500,000.00 USD"
  boost::json::value before = nullptr, after = nullptr;
};

void note(platform::postgres::transaction& t, const act& a, domain::instant now);

}  // namespace backoffice

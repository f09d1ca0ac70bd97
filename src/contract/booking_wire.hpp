#pragma once
// What customers and employees send about a booking, and what both are shown of a quote: the same
// on Customer API, Admin API and Core's internal listener, which acts for employees.

#include <boost/describe.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/cancelling.hpp"
#include "platform/runtime/time.hpp"

namespace contract {

struct passenger_body {
  std::optional<std::string> id;  // of the seat, when passengers of a paid booking are exchanged
  std::string fullName;
  platform::day birthDate{};
  std::string email, phone;
  std::optional<std::string> nationality, documentNumber, specialNeeds, emergencyContact;
};
BOOST_DESCRIBE_STRUCT(passenger_body, (),
                      (id, fullName, birthDate, email, phone, nationality, documentNumber,
                       specialNeeds, emergencyContact))

struct passengers_body {
  std::vector<passenger_body> passengers;
};
BOOST_DESCRIBE_STRUCT(passengers_body, (), (passengers))

struct cancellation_body {
  std::optional<std::vector<std::string>> passengers;  // ids; absent: all that are kept
  int percent = 0;                                     // as quoted
  std::int64_t amountCents = 0;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(cancellation_body, (), (passengers, percent, amountCents, reason))

// Throws platform::json::invalid with every fault of every passenger. On a paid booking the age of
// a person who is exchanged counts, not that of one who has grown too old since.
[[nodiscard]] std::vector<domain::passenger> passengers_of(passengers_body body,
                                                           const domain::booking& b,
                                                           domain::instant departs_at,
                                                           domain::instant now);
[[nodiscard]] domain::cancel_request cancel_request_of(cancellation_body body, std::string key,
                                                       std::string by);
// "p_1,p_2" of a query; nothing: all.
[[nodiscard]] std::vector<std::string> passenger_ids(const std::optional<std::string>& list);

[[nodiscard]] boost::json::object to_json(const domain::refund_quote& q);

}  // namespace contract

#pragma once
// What must hold of the relational side at any time; read-only. Each finding is one sentence.

#include <string>
#include <vector>

#include "platform/postgres/pool.hpp"

namespace backoffice {

class invariants {
 public:
  explicit invariants(platform::postgres::pool& db) : db_(db) {}

  // I6: one invoice for each booking that was ever confirmed, none for others; numbers without gap
  // or repeat.
  [[nodiscard]] std::vector<std::string> documents();
  // I5 on this side: what an invoice asks is what its passengers paid.
  [[nodiscard]] std::vector<std::string> amounts();
  // I10: events that wait for more than a minute.
  [[nodiscard]] std::vector<std::string> waiting_events();
  // I11: every launch and rocket has the audit entry of its creation.
  [[nodiscard]] std::vector<std::string> audit();
  // I12: what suppliers owe is what the launch's bookings and its outcome say.
  [[nodiscard]] std::vector<std::string> fees();
  // I13: settlements are the sum of their lines, have their documents, and take each claim once.
  [[nodiscard]] std::vector<std::string> settlements();
  // I14: what reports add up is the sum of the documents and of the cancellations; closed months
  // are as they were closed.
  [[nodiscard]] std::vector<std::string> sums();
  // I15: the audit's days are as they were sealed.
  [[nodiscard]] std::vector<std::string> seals();
  // I16: what bank statements brought is what its payment says.
  [[nodiscard]] std::vector<std::string> bank_lines();
  // For I8: the ids of all that has happened to bookings and was told.
  [[nodiscard]] std::vector<std::string> booking_events();

 private:
  [[nodiscard]] std::vector<std::string> sentences(std::string_view sql);
  platform::postgres::pool& db_;
};

}  // namespace backoffice

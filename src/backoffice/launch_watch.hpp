#pragma once
// Launches that the clock has something to say about: too few seats sold at the go/no-go line, no
// outcome a day after departure; and transfers that are overdue.

#include <string>
#include <vector>

#include "backoffice/launches.hpp"

namespace backoffice {

class launch_watch {
 public:
  explicit launch_watch(platform::postgres::pool& db) : db_(db) {}

  // Past the go/no-go line, not departed, under 30 % sold.
  [[nodiscard]] std::vector<launch> below_go_line(domain::instant now);
  // A day after departure without an outcome: onto the work list, once. How many there are.
  int list_without_outcome(domain::instant now);
  // Transfers after their due date: onto the work list, once.
  int list_overdue_transfers(domain::instant now);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

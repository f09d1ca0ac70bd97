#pragma once
// Months of the books, and closing them: a closed month never changes, what is wrong in it is put
// right in one that is open. The database refuses the rest.

#include <optional>
#include <string>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/money.hpp"
#include "domain/refusal.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

struct period {
  domain::day month{};  // its first
  std::int64_t documents = 0;
  domain::cents invoiced = 0, credited = 0, fees = 0;
  std::optional<domain::instant> closed_at;
  std::string closed_by_name;
  bool closable = false;  // it is over, and open
};

class periods {
 public:
  explicit periods(platform::postgres::pool& db) : db_(db) {}

  // The last twelve months and all that have documents, newest first.
  [[nodiscard]] std::vector<period> list(domain::instant now);
  // The last month that is closed.
  [[nodiscard]] std::optional<domain::day> closed_through();
  // With all before it; closed already, nothing happens. no::not_possible_in_this_state while it is
  // not over.
  [[nodiscard]] domain::result<void> close(domain::day month, const std::string& actor,
                                           domain::instant now);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice

#pragma once
// Which awaited transfers the lines of a statement may be. Private to backoffice.

#include <map>
#include <string>
#include <vector>

#include "backoffice/bank_statements.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

class bank_candidates {
 public:
  // Reads what these texts and amounts may be about.
  bank_candidates(platform::postgres::transaction& t, const std::vector<std::string>& texts,
                  const std::vector<std::int64_t>& amounts);

  struct found {
    std::optional<bank_candidate> which;
    bool named = false;
  };
  // Whoever is named; among several whose missing sum it is. With nobody named the only one that
  // awaits just this amount.
  [[nodiscard]] found of(const std::string& text, domain::cents amount) const;

 private:
  std::map<std::string, std::vector<bank_candidate>> by_name_;
  std::map<domain::cents, std::vector<bank_candidate>> by_amount_;
};

[[nodiscard]] std::optional<bank_candidate> transfer_of(platform::postgres::transaction& t,
                                                        const std::string& payment);

}  // namespace backoffice

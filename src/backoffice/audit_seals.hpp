#pragma once
// The audit's days, sealed once they are over: each row's hash contains the one before, each day
// begins with the seal of the day before. A row that is changed, missing or put in later breaks its
// seal; so that whoever owns the database cannot make all seals anew, each is also told to Core's
// log, which is kept elsewhere.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "domain/calendar.hpp"

namespace backoffice {

struct audit_seal {
  std::int64_t number = 0;  // from 1, without a gap
  domain::day day{};
  std::int64_t first_seq = 0, last_seq = 0, entries = 0;
  std::string hash;  // 64 hexadecimal digits
  domain::instant sealed_at{};
};

class audit_seals {
 public:
  explicit audit_seals(platform::postgres::pool& db) : db_(db) {}

  // Every day that is over and has none; the new ones, oldest first.
  std::vector<audit_seal> seal(domain::instant now);
  [[nodiscard]] page<audit_seal> list(const page_request& p);  // newest first
  // What is not as it was sealed, one sentence each.
  [[nodiscard]] std::vector<std::string> broken();

 private:
  struct chain {
    std::string hash;
    std::int64_t entries = 0;
  };
  [[nodiscard]] std::optional<audit_seal> newest();
  [[nodiscard]] std::optional<audit_seal> next_day(const std::optional<audit_seal>& last,
                                                   std::int64_t until, domain::day today);
  [[nodiscard]] chain chained(const std::string& from, std::int64_t first, std::int64_t last);
  [[nodiscard]] std::int64_t last_written();

  platform::postgres::pool& db_;
};

}  // namespace backoffice

#pragma once
// What a successful launch owes us: a share of its revenue. The rate is fixed when success is
// reported, the revenue when all its bookings have flown; neither is computed again.

#include <optional>
#include <string>

#include "domain/calendar.hpp"
#include "domain/master_data.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

struct launch_fee {
  std::string launch_id, supplier_id;
  int rate_per_mille = 0;
  std::optional<domain::cents> revenue, fee;  // none: not all of its bookings have flown
  domain::instant succeeded_at{};
};

// What a launch has brought so far, and what it owes: our share as it would be if it flew now, or
// what was fixed.
struct launch_money {
  domain::cents paid = 0, refunded = 0, fee = 0;
  int rate_per_mille = 0;  // 0: aborted, a fixed fee
};

class launch_fees {
 public:
  explicit launch_fees(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] std::optional<launch_fee> find(const std::string& launch);
  [[nodiscard]] launch_money money(const domain::launch_master& l);
  // Revenue is what was paid minus what goes back; parts that were kept and forfeits count. The
  // first time counts.
  void compute(const std::string& launch, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

// For the transaction that takes the success: one supplier's successes one after the other.
void fix_rate(platform::postgres::transaction& t, const std::string& launch,
              const std::string& supplier, domain::instant now);

}  // namespace backoffice

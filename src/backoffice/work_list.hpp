#pragma once
// What somebody has to look at, oldest first: money that rules do not settle, launches without an
// outcome. Each thing is listed once; what settles itself closes itself.

#include <array>
#include <optional>
#include <string>

#include "backoffice/paging.hpp"
#include "domain/money.hpp"
#include "domain/refusal.hpp"

namespace backoffice {

namespace work {
inline constexpr std::string_view refund_approval = "refund-approval",
                                  refund_by_hand = "refund-by-transfer",
                                  refund_failed = "refund-failed", incident = "booking-incident",
                                  no_outcome = "launch-without-outcome",
                                  transfer_overdue = "transfer-overdue", payout = "supplier-payout",
                                  bank_surplus = "bank-surplus", support = "support-request";
inline constexpr std::array<std::string_view, 9> kinds{
    refund_approval,  refund_by_hand, refund_failed, incident, no_outcome,
    transfer_overdue, payout,         bank_surplus,  support};
}  // namespace work

struct work_item {
  std::string id, kind, subject;
  std::string booking_id = {}, launch_id = {};  // empty: none
  std::string what = {}, proposed = {};         // what happened, what to do
  std::optional<domain::cents> amount = {};
  platform::postgres::instant since{};
  std::optional<platform::postgres::instant> done_at = {};
  std::string done_by = {}, outcome = {};
};

struct work_filter {
  bool done = false;
  std::string kind = {};  // empty: any
};

class work_list {
 public:
  explicit work_list(platform::postgres::pool& db) : db_(db) {}

  // Open ones oldest first, done ones newest first.
  [[nodiscard]] page<work_item> list(const work_filter& f, const page_request& p);
  // Somebody has seen to it. no::work_item_not_found; not_possible_in_this_state for what ends only
  // when its refund or launch does.
  [[nodiscard]] domain::result<work_item> done(const std::string& id, const std::string& outcome,
                                               const std::string& actor,
                                               platform::postgres::instant now);
  // In a transaction of its own, for jobs.
  void add(const work_item& item);

 private:
  platform::postgres::pool& db_;
};

// For transactions: listed once, closed once. The id is made of kind and subject.
void put_work(platform::postgres::transaction& t, const work_item& item);
void close_work(platform::postgres::transaction& t, std::string_view kind,
                const std::string& subject, const std::string& outcome, const std::string& actor,
                platform::postgres::instant now);

}  // namespace backoffice

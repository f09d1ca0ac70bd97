#pragma once
// Launches in MongoDB Customer.

#include <functional>

#include "platform/mongo/pool.hpp"
#include "sales/launches.hpp"

namespace sales {

class mongo_launches : public launch_store {
 public:
  // `told` hears of each launch as a write of this store has left it.
  using listener = std::function<void(const launch&)>;
  explicit mongo_launches(platform::mongo::database& db, listener told = {})
      : db_(db), told_(std::move(told)) {}

  [[nodiscard]] std::optional<launch> find(const std::string& id_or_slug) override;
  [[nodiscard]] std::optional<launch_with_entries> find_with_entries(
      const std::string& id) override;
  [[nodiscard]] std::vector<launch> changed_since(std::optional<domain::instant> since) override;
  [[nodiscard]] std::vector<launch_with_entries> changed_with_entries(
      domain::instant since) override;
  [[nodiscard]] std::optional<launch> take(const seat_request& r) override;
  [[nodiscard]] std::optional<launch> take_again(const seat_request& r) override;
  [[nodiscard]] std::optional<launch> begin_payment(const std::string& launch,
                                                    const std::string& booking, int seats,
                                                    domain::instant deadline,
                                                    domain::instant now) override;
  [[nodiscard]] std::optional<launch> sell(const std::string& launch, const std::string& booking,
                                           int seats, domain::instant now) override;
  [[nodiscard]] bool hold_again(const std::string& launch, const std::string& booking,
                                domain::instant until, domain::instant now) override;
  [[nodiscard]] bool renew(const std::string& launch, const std::string& booking,
                           domain::instant until, domain::instant now) override;
  [[nodiscard]] bool give_back(const std::string& launch, const entry& e, bool overdue,
                               domain::instant now) override;
  [[nodiscard]] given_up cancel_seats(const give_up& g, domain::instant now) override;
  [[nodiscard]] std::optional<launch> join(const std::string& launch, const waiter& w,
                                           domain::instant now) override;
  [[nodiscard]] bool leave(const std::string& launch, const std::string& customer,
                           domain::instant now) override;
  [[nodiscard]] std::optional<launch> offer(const seat_offer& o) override;
  [[nodiscard]] bool offer_anew(const std::string& launch, const entry& as_read,
                                domain::instant until, domain::instant now) override;
  [[nodiscard]] bool put_on_sale(const launch& as_read, domain::instant now) override;
  [[nodiscard]] std::vector<launch_with_entries> with_seats_to_offer() override;
  [[nodiscard]] bool end_waiting(const launch& as_read, domain::instant now) override;
  [[nodiscard]] std::vector<launch> waited_for_in_vain(domain::instant now) override;
  [[nodiscard]] std::vector<launch_with_entries> waited_for_by(
      const std::string& customer) override;
  [[nodiscard]] applied apply(const domain::launch_master& master, domain::instant now) override;
  [[nodiscard]] decision decide(const domain::launch_change& c, domain::instant now) override;

 private:
  // One compare-and-set on a booking's entry, the launch after it.
  std::optional<launch> change_entry(const std::string& launch, const platform::mongo::doc& filter,
                                     const platform::mongo::doc& set, domain::instant now);
  std::optional<launch> change(const platform::mongo::doc& filter,
                               const platform::mongo::doc& update);
  platform::mongo::database& db_;
  listener told_;
};

}  // namespace sales

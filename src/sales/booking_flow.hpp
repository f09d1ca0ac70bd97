#pragma once
// The life of a booking, step by step: each step is a pure decision (domain/) and one write (a
// store). Request handlers and the completer call the same functions, so a crash between two writes
// is finished by whoever comes next.

#include <functional>
#include <string>
#include <vector>

#include "domain/cancelling.hpp"
#include "domain/refusal.hpp"
#include "sales/bookings.hpp"
#include "sales/launches.hpp"
#include "sales/payment_provider.hpp"

namespace sales {

struct hold_request {
  std::string customer, launch,
      key;  // key: the Idempotency-Key; with the customer it *is* the booking
  int seats = 0;
  domain::cents price = 0;
  domain::instant departs_at{};
};

struct pay_request {
  std::string customer, booking;
  domain::instant departs_at{};  // as the customer last saw it: a changed date must be accepted
  std::string return_url, webhook_url;
  std::string method = std::string(domain::by_card);
};

// Money that is there: under which attempt, how much, and what its payer calls it.
struct money {
  std::string key;
  domain::cents amount = 0;
  std::string reference = {};
};

struct flow_ports {
  launch_store& launches;
  booking_store& bookings;
  payment_provider& provider;
  // The customer as an event carries them.
  std::function<std::optional<domain::customer>(const std::string& id)> customer;
  std::function<std::string()> passenger_id;
};

[[nodiscard]] std::string booking_id(std::string_view customer, std::string_view key);
[[nodiscard]] domain::launch_facts facts_of(const launch& l);

// A hold and its renewals live 45 minutes, and clocks may be wrong by an hour: what was written
// longer before the last pass has been looked at then.
inline constexpr std::chrono::hours orphans_live_within{4};

class booking_flow {
 public:
  explicit booking_flow(flow_ports ports) : p_(std::move(ports)) {}

  // booking_hold.cpp
  [[nodiscard]] domain::result<domain::booking> hold(const hold_request& r, domain::instant now);
  [[nodiscard]] domain::result<domain::booking> renew(const std::string& customer,
                                                      const std::string& id, domain::instant now);
  // A hold, or an offer that is declined.
  [[nodiscard]] domain::result<domain::booking> give_back(const std::string& customer,
                                                          const std::string& id,
                                                          domain::instant now);
  // Entries whose hold is over and whose booking never came to be, or is over itself (a crash
  // between the two writes of a hold). `since`: the last time this was done.
  int release_orphans(domain::instant since, domain::instant now);
  int release_orphans(const launch_with_entries& l, domain::instant since, domain::instant now);

  // booking_payment.cpp
  [[nodiscard]] domain::result<domain::booking> pay(const pay_request& r, domain::instant now);
  [[nodiscard]] domain::payment_options payment_options(const domain::booking& b,
                                                        domain::instant departs_at,
                                                        domain::instant now) const {
    return domain::payment_options_for(b.total(), p_.provider.largest_charge(), departs_at, now);
  }
  // What a financial employee says of a bank transfer; `amount` is all that came in under it. The
  // attempt is `paid` in the answer once the booking has decided; below the total it stays pending.
  [[nodiscard]] domain::result<domain::booking> transfer_completed(const std::string& booking,
                                                                   const money& m,
                                                                   domain::instant now);
  [[nodiscard]] domain::result<domain::booking> transfer_failed(const std::string& booking,
                                                                const std::string& key,
                                                                domain::instant now);

  // booking_cancellation.cpp
  [[nodiscard]] domain::result<domain::refund_quote> quote(
      const std::string& customer, const std::string& id,
      const std::vector<std::string>& passengers, domain::instant now);
  [[nodiscard]] domain::result<domain::booking> cancel(const std::string& customer,
                                                       const std::string& id,
                                                       const domain::cancel_request& r,
                                                       domain::instant now);

  // What an employee gives back of what is kept of seats that were given up.
  [[nodiscard]] domain::result<domain::booking> refund_more(const std::string& id,
                                                            const domain::extra_refund& r,
                                                            domain::instant now);

  // booking_launch.cpp
  // Whatever the launch's present state means for this booking: aborted, flown, another date or
  // rocket. Nothing when there is no such booking. Throws platform::unavailable while a payment is
  // under way and its provider does not answer.
  std::optional<domain::booking> follow_launch(const std::string& booking, domain::instant now);
  // Names the passengers of a hold, or exchanges those of a confirmed booking; they were checked
  // against domain::faults_of before.
  [[nodiscard]] domain::result<domain::booking> set_passengers(const std::string& customer,
                                                               const std::string& id,
                                                               std::vector<domain::passenger> list,
                                                               domain::instant now);

  [[nodiscard]] domain::result<domain::booking> find(const std::string& customer,
                                                     const std::string& id);
  // Whatever is to do next to a booking; the booking after it. Safe to call at any time, any number
  // of times, from any process.
  domain::booking advance(domain::booking b, domain::instant now);
  // The provider has said something about one of its attempts: what, it is asked.
  domain::booking heard_of(domain::booking b, const std::string& key, domain::instant now);
  // The flight was long ago: what was asked for it alone is forgotten.
  void forget_sensitive_data(const std::string& booking, domain::instant now);
  // Its customer's account was erased.
  void erase_people(const std::string& booking, domain::instant now);
  // An employee has seen to one of its incidents.
  void incident_seen(const std::string& booking, const std::string& incident, domain::instant now);

 private:
  using result = domain::result<domain::booking>;
  result created(const hold_request& r, const std::string& id, const launch& l,
                 domain::instant now);
  result repeated(const hold_request& r, const std::string& id, const launch_with_entries& l,
                  const entry& there, domain::instant now);
  domain::refusal why_not(const hold_request& r, const launch_with_entries& l, int limit, bool vip,
                          domain::instant now) const;
  std::optional<launch> take(const hold_request& r, const std::string& id, bool vip,
                             domain::instant now);
  bool expire_overdue(const launch_with_entries& l, domain::instant now);
  domain::booking remind(domain::booking b, domain::instant now);
  domain::booking expire(domain::booking b, domain::instant now);
  domain::booking release_left_over(domain::booking b, domain::instant now);

  result start_payment(domain::booking b, const launch& l, const std::string& method,
                       domain::instant now);
  domain::booking ask_provider_to_charge(domain::booking b, const pay_request& r);
  domain::booking confirm(domain::booking b, const money& m, domain::instant now);
  domain::booking write_confirmed(domain::booking b, const money& m, const launch& l,
                                  domain::instant now);
  domain::booking back_to_held(domain::booking b, const charge& failed, domain::instant now);
  bool give_up(domain::booking& b, domain::instant now);
  domain::booking cancel_overdue(domain::booking b, domain::instant now);
  domain::booking release_transfer(domain::booking b, domain::instant now);
  domain::booking release(domain::booking b, domain::booking_state then, domain::payment_state how,
                          domain::event_kind tell, domain::instant now);

  // booking_money.cpp
  domain::booking settle(domain::booking b, const money& m, domain::instant now);
  domain::booking settle_paying(domain::booking b, const money& m, domain::instant now);
  domain::booking seats_again_or_money_back(domain::booking b, const money& m, domain::instant now);
  domain::booking money_back(domain::booking b, const money& m, domain::repayment_reason why,
                             domain::incident_kind kind, domain::instant now);
  domain::booking abort_paid(domain::booking b, const money& m, domain::instant now);
  domain::booking ask_closed_attempts(domain::booking b, domain::instant now);
  static void note_paid(domain::booking& b, const money& m);

  domain::booking finish_cancelling(domain::booking b, domain::instant now);
  domain::booking followed(domain::booking b, const launch& l, domain::instant now);
  domain::booking aborted(domain::booking b, domain::instant now);
  domain::booking abort_payment(domain::booking b, domain::instant now);
  domain::booking flown(domain::booking b, domain::instant now);
  domain::booking changed(domain::booking b, const launch& l, domain::instant now);
  result exchange(domain::booking b, std::vector<domain::passenger> list, domain::instant now);

  [[nodiscard]] std::optional<contract::event> event_of(const domain::booking& b,
                                                        std::optional<domain::event_kind> tell,
                                                        domain::instant now) const;
  // For jobs, which come again when another writer was faster. `change`: false when it was done
  // before.
  void edit(const std::string& booking, domain::instant now,
            const std::function<bool(domain::booking&)>& change,
            std::optional<domain::event_kind> tell = {});
  // Writes b and what it tells in one; false when another writer was faster.
  bool put(domain::booking& b, std::optional<domain::event_kind> tell, domain::instant now);
  // The same; when another writer was faster, reads what there is now and leaves it at that.
  domain::booking write(domain::booking b, std::optional<domain::event_kind> tell,
                        domain::instant now);
  result write_or_conflict(domain::booking b, domain::event_kind tell, domain::instant now);

  flow_ports p_;
};

}  // namespace sales

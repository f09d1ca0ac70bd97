#pragma once
// The life of a booking, step by step: each step is a pure decision (domain/) and one write (a
// store). Request handlers and the completer call the same functions, so a crash between two writes
// is finished by whoever comes next.

#include <functional>
#include <string>
#include <vector>

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

class booking_flow {
 public:
  explicit booking_flow(flow_ports ports) : p_(std::move(ports)) {}

  [[nodiscard]] domain::result<domain::booking> hold(const hold_request& r, domain::instant now);
  [[nodiscard]] domain::result<domain::booking> find(const std::string& customer,
                                                     const std::string& id);
  [[nodiscard]] domain::result<domain::booking> renew(const std::string& customer,
                                                      const std::string& id, domain::instant now);
  [[nodiscard]] domain::result<domain::booking> give_back(const std::string& customer,
                                                          const std::string& id,
                                                          domain::instant now);
  // Passengers were checked against domain::faults_of before.
  [[nodiscard]] domain::result<domain::booking> set_passengers(const std::string& customer,
                                                               const std::string& id,
                                                               std::vector<domain::passenger> list,
                                                               domain::instant now);
  [[nodiscard]] domain::result<domain::booking> pay(const pay_request& r, domain::instant now);

  // Whatever is to do next to a booking that is neither final nor confirmed; the booking after it.
  // Safe to call at any time, any number of times, from any process.
  domain::booking advance(domain::booking b, domain::instant now);
  // Entries whose hold is over and whose booking never came to be, or is over itself (a crash
  // between the two writes of a hold). `since`: the last time this was done.
  int release_orphans(domain::instant since, domain::instant now);

 private:
  domain::result<domain::booking> created(const hold_request& r, const std::string& id,
                                          const launch& l, domain::instant now);
  domain::result<domain::booking> repeated(const hold_request& r, const std::string& id,
                                           const launch_with_entries& l, const entry& there,
                                           domain::instant now);
  domain::refusal why_not(const hold_request& r, const launch_with_entries& l, int limit, bool vip,
                          domain::instant now) const;
  std::optional<launch> take(const hold_request& r, const std::string& id, bool vip,
                             domain::instant now);
  bool expire_overdue(const launch_with_entries& l, domain::instant now);

  domain::result<domain::booking> start_payment(domain::booking b, const launch& l,
                                                domain::instant now);
  domain::booking ask_provider_to_charge(domain::booking b, const pay_request& r);

  domain::booking expire(domain::booking b, domain::instant now);
  domain::booking release_left_over(domain::booking b, domain::instant now);
  domain::booking confirm(domain::booking b, const charge& paid, domain::instant now);
  domain::booking back_to_held(domain::booking b, const charge& failed, domain::instant now);
  domain::booking cancel_overdue(domain::booking b, domain::instant now);
  domain::booking needs_person(domain::booking b, const char* why, domain::instant now);

  [[nodiscard]] std::optional<contract::event> event_of(const domain::booking& b,
                                                        std::optional<domain::event_kind> tell,
                                                        domain::instant now) const;
  // Writes b; when another writer was faster, reads what there is now and leaves it at that.
  domain::booking write(domain::booking b, std::optional<domain::event_kind> tell,
                        domain::instant now);

  flow_ports p_;
};

}  // namespace sales

#pragma once
// Waiting for seats on a full launch: one place a customer and launch, in strict order of joining.
// An offer is a real hold of a day; who does not fit is passed over and keeps the place.

#include "sales/booking_flow.hpp"

namespace sales {

struct waiting_place {
  int position = 0;  // 1 is next
  int waiting = 0;   // how many wait
  waiter who;
};

class waiting_list {
 public:
  explicit waiting_list(flow_ports ports) : p_(std::move(ports)) {}

  // The same wish again is the same place; another number of seats needs leaving first.
  [[nodiscard]] domain::result<waiting_place> join(const std::string& launch, const waiter& w,
                                                   domain::instant now);
  [[nodiscard]] domain::result<waiting_place> find(const std::string& launch,
                                                   const std::string& customer);
  // By launch.
  [[nodiscard]] std::vector<std::pair<std::string, waiting_place>> places_of(
      const std::string& customer);
  // Left already is left.
  [[nodiscard]] domain::result<bool> leave(const std::string& launch, const std::string& customer,
                                           domain::instant now);

  // Offers what was freed, in order; what fits nobody goes on sale. How many were offered.
  int offer_seats(domain::instant now);
  // The sale is over: nobody is left waiting for what can no longer come. How many lists ended.
  int end_lists(domain::instant now);
  // Offers whose booking a crash has prevented. Their day begins when they can be told of: nobody
  // loses a place in the line by an outage.
  int finish_offers(const launch_with_entries& l, domain::instant now);

 private:
  int offer_seats_of(launch_with_entries l, domain::instant now);
  bool offer_to(const waiter& w, const launch_with_entries& l, domain::instant now);
  bool finish_offer(entry e, const launch& l, domain::instant now);
  void write_offer(const entry& e, const launch& l, domain::instant now);

  flow_ports p_;
};

}  // namespace sales

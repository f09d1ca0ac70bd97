#pragma once
// One small market with its customers, its payment provider and its accidents, all from one seed.

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "faults/simulation/dice.hpp"
#include "faults/simulation/provider.hpp"
#include "faults/simulation/stores.hpp"
#include "sales/booking_flow.hpp"
#include "sales/waiting_list.hpp"

namespace simulation {

struct outcome {
  std::vector<std::string> violations;
  long calls = 0, crashes = 0, unanswered = 0, bookings = 0, confirmed = 0;
  int passes = 0;  // of the completer, after the last fault, until nothing was left to do
};

[[nodiscard]] domain::customer customer_of(const std::string& id);

class world {
 public:
  world(std::uint64_t seed, bool tell);
  outcome live();

 private:
  struct wish {
    sales::hold_request hold;
    std::string booking;
  };
  // What is known about a key. `lost`: a try ended without an answer, so it may have taken seats.
  struct tries {
    int running = 0;
    bool answered = false, lost = false;
  };
  struct operation {
    std::string name;
    std::unique_ptr<fiber> runs;
    domain::instant began{};
    std::chrono::milliseconds skew{0};  // its process' clock goes wrong by that
  };

  sales::flow_ports ports();

  // what people do (people.cpp)
  void somebody_acts();
  void start(std::string name, std::function<void()> body);
  void hold();
  [[nodiscard]] std::size_t new_wish();
  void hold_with(std::size_t number);
  std::optional<domain::booking> try_hold(std::size_t number);
  void journey();
  void write_names(const domain::booking& b);
  void start_payment(const domain::booking& b);
  void name_passengers();
  void pay();
  void renew();
  void give_back();
  void traveller_decides();
  void webhook();
  void hear_of(const std::string& id, const std::string& key);
  void pay_by_transfer();
  void cancel();
  void wait_for_seats();
  void leave();
  void completer();
  void time_passes();
  void complete_all();

  // what suppliers and employees do (suppliers.cpp)
  void supplier_edits();
  void supplier_acts();
  void decide();
  void decide_now(const domain::launch_change& c);
  void follow();
  void follow_now(const std::string& launch);
  void employee_looks_at_account();
  void employee_gives_transfer_up();
  void tell_all();

  [[nodiscard]] domain::instant now() const { return now_ + skew_; }
  [[nodiscard]] const domain::booking* any_booking();
  void say(const std::string& what);
  void step();
  void settle();

  // what must always hold (invariants.cpp)
  void check_step();
  void check_launch(const sales::launch_with_entries& l);
  void check_booking(line_to_bookings::history& h);
  void check_end();
  void check_seats(const domain::booking& b, const sales::entry& e);
  [[nodiscard]] domain::cents came_under(const std::string& key) const;
  void check_refunds(const domain::booking& b);
  void check_money(const domain::booking& b);
  void check_launch_end(const sales::launch_with_entries& l);
  void refused(const wish& w, const domain::refusal& why);
  void violated(const std::string& what);

  std::uint64_t seed_;
  bool tell_;
  dice dice_;
  faults faults_;
  line_to_launches launches_{faults_};
  line_to_bookings bookings_{faults_};
  provider provider_{faults_};
  sales::booking_flow flow_;
  sales::waiting_list waiting_;
  domain::instant now_, completed_at_;
  std::chrono::milliseconds skew_{0}, most_skew_{0};  // of whose turn it is; of this world
  int passenger_ids_ = 0, most_at_once_ = 1, keys_ = 0;
  unsigned acts_ = 0;  // a bit for each kind of act that happens in this world
  std::vector<std::string> customers_, launch_ids_;
  std::map<std::string, domain::launch_master> masters_;
  std::map<std::string, domain::launch_change> asked_;  // by launch
  std::set<std::string> to_follow_;
  std::set<std::string> looked_at_;
  std::map<std::string, domain::cents> transfers_;  // what has come in, by attempt
  std::map<std::string, std::optional<domain::cancel_request>> cancels_;  // the last, by booking
  bool late_money_ = false;  // this provider takes money that it has said would not come
  std::deque<wish> wishes_;
  std::map<std::string, tries> tries_;  // by booking
  std::vector<operation> operations_;
  std::string resumed_;  // the one whose turn it is
  outcome out_;
};

}  // namespace simulation

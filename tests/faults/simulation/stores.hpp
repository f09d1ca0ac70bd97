#pragma once
// The memory stores behind a line that fails, and what they were last told, for the invariants.
// A method that is not overridden here would never fail: test_simulation.py compares.

#include <map>
#include <set>
#include <string>
#include <type_traits>

#include "faults/simulation/faults.hpp"
#include "sales/memory_bookings.hpp"
#include "sales/memory_launches.hpp"

namespace simulation {

// Every call of a store goes through here.
class line_to_launches : public sales::memory_launches {
  using base = sales::memory_launches;
  using id = const std::string&;
  using when = domain::instant;

 public:
  explicit line_to_launches(faults& f) : faults_(f) {}

  std::optional<sales::launch> find(id l) override {
    return call("find", [&] { return base::find(l); });
  }
  std::optional<sales::launch_with_entries> find_with_entries(id l) override {
    return call("find_with_entries", [&] { return base::find_with_entries(l); });
  }
  std::vector<sales::launch> changed_since(std::optional<when> since) override {
    return call("changed_since", [&] { return base::changed_since(since); });
  }
  std::vector<sales::launch_with_entries> changed_with_entries(when since) override {
    return call("changed_with_entries", [&] { return base::changed_with_entries(since); });
  }
  std::optional<sales::launch> take(const sales::seat_request& r) override {
    return change("take", r.launch, [&] { return base::take(r); });
  }
  std::optional<sales::launch> begin_payment(id l, id b, int n, when deadline, when now) override {
    return change("begin_payment", l, [&] { return base::begin_payment(l, b, n, deadline, now); });
  }
  std::optional<sales::launch> sell(id l, id b, int n, when now) override {
    return change("sell", l, [&] { return base::sell(l, b, n, now); });
  }
  bool hold_again(id l, id b, when until, when now) override {
    return change("hold_again", l, [&] { return base::hold_again(l, b, until, now); });
  }
  bool renew(id l, id b, when until, when now) override {
    return change("renew", l, [&] { return base::renew(l, b, until, now); });
  }
  bool give_back(id l, const sales::entry& e, bool overdue, when now) override {
    return change("give_back", l, [&] { return base::give_back(l, e, overdue, now); });
  }
  std::optional<sales::launch> take_again(const sales::seat_request& r) override {
    return change("take_again", r.launch, [&] { return base::take_again(r); });
  }
  given_up cancel_seats(const sales::give_up& g, when now) override {
    return change("cancel_seats", g.launch, [&] { return base::cancel_seats(g, now); });
  }
  std::optional<sales::launch> join(id l, const sales::waiter& w, when now) override {
    return change("join", l, [&] { return base::join(l, w, now); });
  }
  bool leave(id l, id customer, when now) override {
    return change("leave", l, [&] { return base::leave(l, customer, now); });
  }
  std::optional<sales::launch> offer(const sales::seat_offer& o) override {
    return change("offer", o.launch, [&] { return base::offer(o); });
  }
  bool offer_anew(id l, const sales::entry& as_read, when until, when now) override {
    return change("offer_anew", l, [&] { return base::offer_anew(l, as_read, until, now); });
  }
  bool put_on_sale(const sales::launch& as_read, when now) override {
    return change("put_on_sale", as_read.master.id,
                  [&] { return base::put_on_sale(as_read, now); });
  }
  std::vector<sales::launch_with_entries> with_seats_to_offer() override {
    return call("with_seats_to_offer", [&] { return base::with_seats_to_offer(); });
  }
  bool end_waiting(const sales::launch& as_read, when now) override {
    return change("end_waiting", as_read.master.id,
                  [&] { return base::end_waiting(as_read, now); });
  }
  std::vector<sales::launch> waited_for_in_vain(when now) override {
    return call("waited_for_in_vain", [&] { return base::waited_for_in_vain(now); });
  }
  std::vector<sales::launch_with_entries> waited_for_by(id customer) override {
    return call("waited_for_by", [&] { return base::waited_for_by(customer); });
  }
  applied apply(const domain::launch_master& m, when now) override {
    return change("apply", m.id, [&] { return base::apply(m, now); });
  }

  sales::decision decide(const domain::launch_change& c, when now) override {
    return change("decide", c.after.id, [&] { return base::decide(c, now); });
  }

  // Without the line: for the invariants and the world itself.
  std::optional<sales::launch_with_entries> look(id l) { return base::find_with_entries(l); }
  std::vector<sales::launch_with_entries> look_at_all() { return base::changed_with_entries({}); }
  applied put(const domain::launch_master& m, when now) {
    changed.insert(m.id);
    return base::apply(m, now);
  }

  std::set<std::string> changed;  // since the invariants looked last

 private:
  template <class Call>
  std::invoke_result_t<Call> call(const char* name, Call c) {
    return faults_.around(name, c);
  }
  template <class Call>
  std::invoke_result_t<Call> change(const char* name, const std::string& launch, Call c) {
    return faults_.around(name, [&] {
      changed.insert(launch);
      return c();
    });
  }

  faults& faults_;
};

class line_to_bookings : public sales::memory_bookings {
  using base = sales::memory_bookings;

 public:
  explicit line_to_bookings(faults& f) : faults_(f) {}

  bool insert(const domain::booking& b, const std::optional<contract::event>& told) override {
    return faults_.around("booking insert", [&] {
      const bool fresh = base::insert(b, told);
      if (fresh) written(b, told);
      return fresh;
    });
  }
  std::optional<domain::booking> find(const std::string& id) override {
    return faults_.around("booking find", [&] { return base::find(id); });
  }
  bool update(domain::booking& b, const std::optional<contract::event>& told) override {
    return faults_.around("booking update", [&] {
      const bool done = base::update(b, told);
      if (done) written(b, told);
      return done;
    });
  }
  std::vector<domain::booking> of_customer(const sales::booking_filter& f) override {
    return faults_.around("of_customer", [&] { return base::of_customer(f); });
  }
  int trips_of(const std::string& customer) override {
    return faults_.around("trips_of", [&] { return base::trips_of(customer); });
  }
  std::vector<domain::booking> due(domain::instant now, std::size_t limit) override {
    return faults_.around("due", [&] { return base::due(now, limit); });
  }
  void note_asked(const domain::booking& b) override {
    faults_.around("note_asked", [&] {
      base::note_asked(b);
      return true;
    });
  }
  std::vector<domain::booking> of_launch(const std::string& launch) override {
    return faults_.around("of_launch", [&] { return base::of_launch(launch); });
  }

  std::vector<domain::booking> look_at_due(domain::instant now) { return base::due(now, 1000); }

  // A booking as it is, as it was before its last change, and its newest event.
  struct history {
    domain::booking now, before;
    std::int64_t told_version = 0;
    boost::json::object told;
  };
  std::map<std::string, history> known;
  std::set<std::string> changed;

 private:
  void written(const domain::booking& b, const std::optional<contract::event>& told) {
    auto& h = known[b.id];
    h.before = h.now.id.empty() ? b : h.now;
    h.now = b;
    if (told) {
      h.told_version = told->version;
      h.told = told->payload;
    }
    changed.insert(b.id);
  }

  faults& faults_;
};

}  // namespace simulation

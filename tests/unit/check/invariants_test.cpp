// The invariant program finds each planted fault: its own negative control.

#include "check/invariants.hpp"

#include <gtest/gtest.h>

namespace {

using sales::entry_state;

struct world {
  sales::launch_with_entries launch;
  std::map<std::string, domain::booking> bookings;

  world() {
    launch.launch.master.id = "l_1";
    launch.launch.master.capacity = 10;
    launch.launch.available = 7;
    launch.entries = {{"b_1", "u_1", 2, 0, 4, entry_state::sold, {}},
                      {"b_2", "u_2", 1, 0, 4, entry_state::held, {}}};
    launch.customer_seats = {{"u_1", 2}, {"u_2", 1}, {"u_3", 0}};
    domain::booking b;
    b.id = "b_1";
    b.state = domain::booking_state::confirmed;
    bookings.emplace("b_1", b);
  }
  [[nodiscard]] std::string found() const {
    std::vector<check::finding> all;
    check::check_launch(launch, bookings, all);
    std::string names;
    for (const auto& f : all) names += f.invariant + " ";
    return names;
  }
};

TEST(invariants, a_sound_launch_has_no_finding) {
  EXPECT_EQ(world().found(), "");
}

TEST(invariants, a_seat_too_many_or_too_few_is_found) {
  world w;
  ++w.launch.launch.available;
  EXPECT_EQ(w.found(), "I1 ");
  w.launch.launch.available = -1;
  EXPECT_EQ(w.found(), "I1 I1 ");
}

TEST(invariants, a_customers_count_that_is_off_is_found) {
  world w;
  w.launch.customer_seats["u_1"] = 1;
  EXPECT_EQ(w.found(), "I2 ");
  w = {};
  w.launch.customer_seats.erase("u_2");
  EXPECT_EQ(w.found(), "I2 ");
}

TEST(invariants, seats_above_the_limit_are_found) {
  world w;
  w.launch.entries[0].limit = 1;
  EXPECT_EQ(w.found(), "I2 ");
}

TEST(invariants, a_sold_entry_without_its_booking_is_found) {
  world w;
  w.bookings.at("b_1").state = domain::booking_state::expired;
  EXPECT_EQ(w.found(), "I3 ");
  w.bookings.clear();
  EXPECT_EQ(w.found(), "I3 ");
}

}  // namespace

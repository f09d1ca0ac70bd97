// What the audit keeps of an employee's act: names before and after, nothing else of anybody.
#include "admin_api/bookings/act_notes.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

namespace {

using domain::passenger_state;

std::vector<domain::passenger> three() {
  std::vector<domain::passenger> all(3);
  for (std::size_t n = 0; n < all.size(); ++n) {
    all[n].id = "p_" + std::to_string(n + 1);
    all[n].full_name = std::string(n + 1, 'A');
    all[n].email = all[n].phone = "secret";
    all[n].document_number = "secret";
  }
  all[2].state = passenger_state::cancelled;
  return all;
}

std::string text(const admin_api::seats_note& n) {
  return boost::json::serialize(n.before) + " " + boost::json::serialize(n.after);
}

TEST(act_notes, a_cancellation_names_who_had_a_seat_and_who_keeps_one) {
  EXPECT_EQ(text(admin_api::note_of_cancellation(three(), std::vector<std::string>{"p_1"})),
            R"({"passengers":["A","AA"]} {"passengers":["AA"]})");
  EXPECT_EQ(text(admin_api::note_of_cancellation(three(), {})),
            R"({"passengers":["A","AA"]} {"passengers":[]})")
      << "all of them";
}

TEST(act_notes, an_exchange_names_both_parties_and_nothing_else_of_them) {
  contract::passengers_body wish;
  wish.passengers.resize(2);
  wish.passengers[0].fullName = "Grace Other";
  wish.passengers[0].email = "secret";
  wish.passengers[1].fullName = "AA";
  EXPECT_EQ(text(admin_api::note_of_exchange(three(), wish)),
            R"({"passengers":["A","AA"]} {"passengers":["Grace Other","AA"]})");
}

}  // namespace

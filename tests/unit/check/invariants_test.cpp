// The invariant program finds each planted fault: its own negative control.

#include "check/invariants.hpp"

#include <gtest/gtest.h>

#include "domain/cancelling.hpp"

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
    b.seats = 2;
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

TEST(invariants, an_entry_with_other_seats_than_its_booking_is_found) {
  world w;
  w.bookings.at("b_1").seats = 3;
  EXPECT_EQ(w.found(), "I3 ");
  w = {};
  w.launch.entries[0].forfeited = 1;
  EXPECT_EQ(w.found(), "I3 ");
}

struct hold_world : world {
  static constexpr domain::instant now{std::chrono::hours{1000}};
  hold_world() {
    launch.entries[1].until = now + std::chrono::minutes{10};
    domain::booking b;
    b.id = "b_2";
    b.launch.id = "l_1";
    b.seats = 1;
    b.held_until = launch.entries[1].until;
    bookings.emplace("b_2", b);
  }
  [[nodiscard]] std::string found() const {
    std::vector<check::finding> all;
    check::check_holds(launch, bookings, now, all);
    for (const auto& [id, b] : bookings) {
      const auto* e = launch.find(id);
      check::check_answered(b, launch.launch, e == nullptr ? 0 : e->seats, now, all);
    }
    std::string names;
    for (const auto& f : all) names += f.invariant + " ";
    return names;
  }
};

TEST(holds, with_their_seats_have_no_finding) {
  EXPECT_EQ(hold_world().found(), "");
}

TEST(holds, that_have_other_seats_than_were_answered_are_found) {
  hold_world w;
  w.bookings.at("b_2").seats = 2;
  EXPECT_EQ(w.found(), "I4 ");
  w.launch.entries.pop_back();
  EXPECT_EQ(w.found(), "") << "given back; it is over when its time is";
}

TEST(holds, that_are_being_paid_for_and_have_no_seats_are_found) {
  hold_world w;
  auto& b = w.bookings.at("b_2");
  b.state = domain::booking_state::paying;
  b.pay_by = hold_world::now + std::chrono::minutes{1};
  b.attempts.push_back({1, "b_2:1", "card", domain::payment_state::pending, "", "", {}});
  EXPECT_EQ(w.found(), "");
  w.launch.entries.pop_back();
  EXPECT_EQ(w.found(), "I4 ");
  b.attempts.back().state = domain::payment_state::cancelled;
  EXPECT_EQ(w.found(), "") << "its seats went back first";
}

TEST(holds, of_bookings_that_are_over_or_never_were_are_found) {
  hold_world w;
  w.bookings.at("b_2").state = domain::booking_state::expired;
  EXPECT_EQ(w.found(), "I4 ");
  w.bookings.erase("b_2");
  EXPECT_EQ(w.found(), "") << "its request may be between the two writes";
  w.launch.entries[1].until = hold_world::now - std::chrono::minutes{4};
  EXPECT_EQ(w.found(), "I4 ");
}

// A booking of two seats of 1,000 cents, one of them given up a year and more before departure.
struct account {
  domain::booking b;
  sales::launch launch;
  check::provider_books books;

  account() {
    using namespace std::chrono;
    launch.master.departs_at = sys_days{2028y / May / 31};
    b.id = "b_1";
    b.state = domain::booking_state::confirmed;
    b.seats = 2;
    b.price = 1000;
    b.policy = domain::current_refund_policy();
    b.paid_by = "b_1:1";
    b.attempts.push_back({1, "b_1:1", "card", domain::payment_state::paid, "", "", {}});
    for (const auto* id : {"p_1", "p_2"}) {
      domain::passenger p;
      p.id = id;
      p.paid = 1000;
      b.passengers.push_back(p);
    }
    const domain::instant at = sys_days{2027y / January / 10};
    const auto q = domain::quote_cancellation(b, {"p_1"}, domain::launch_status::scheduled,
                                              launch.master.departs_at, at);
    domain::begin_cancelling(b, *q, {.key = "k"}, at);
    (void)domain::finish_cancelling(b, at);
    b.repayments[0].state = domain::repayment_state::paid;
    books.paid["b_1:1"] = 2000;
    books.refunded["b_1:1"] = 900;
  }
  [[nodiscard]] std::string found() const {
    std::vector<check::finding> all;
    check::check_money(b, books, all);
    check::check_cancellations(b, launch, all);
    std::string names;
    for (const auto& f : all) names += f.invariant + " ";
    return names;
  }
};

TEST(money, that_adds_up_has_no_finding) {
  EXPECT_EQ(account().found(), "");
}

TEST(money, a_refund_that_was_not_or_twice_paid_is_found) {
  account a;
  a.books.refunded["b_1:1"] = 1800;
  EXPECT_EQ(a.found(), "I5 ");
  a.books.refunded.clear();
  EXPECT_EQ(a.found(), "I5 ");
  a.b.repayments[0].state = domain::repayment_state::owed;
  EXPECT_EQ(a.found(), "") << "it is on its way";
}

TEST(money, a_charge_that_the_booking_does_not_know_is_found) {
  account a;
  a.b.attempts.push_back({2, "b_1:2", "card", domain::payment_state::cancelled, "", "", {}});
  a.books.paid["b_1:2"] = 2000;
  EXPECT_EQ(a.found(), "I5 I5 ");
}

TEST(money, a_second_refund_of_a_cancellation_is_found) {
  account a;
  a.b.repayments.push_back(a.b.repayments[0]);
  EXPECT_EQ(a.found(), "I5 I5 I7 ");
}

TEST(money, a_refund_of_another_tier_is_found_also_after_a_delay) {
  account a;
  a.b.cancellations[0].percent = 70;
  EXPECT_EQ(a.found(), "I7 ");
  a = {};
  // It was given up before the delay: the tier of that day counts.
  a.launch.master.date_history.push_back(
      {a.launch.master.departs_at, "weather", a.b.cancellations[0].at + std::chrono::hours{1}});
  a.launch.master.departs_at += std::chrono::days{900};
  EXPECT_EQ(a.found(), "");
}

// A booking that was confirmed and whose launch was then delayed: who was told.
struct post {
  std::map<std::string, domain::booking> bookings;
  std::vector<std::string> told{"b_1:2:booking-paying", "b_1:3:booking-confirmed",
                                "b_1:4:reconciled", "b_1:5:booking-delayed"};
  std::vector<check::mail> mails{{"booking-confirmed", "r_1", "b_1:3:booking-confirmed"},
                                 {"booking-supplier", "r_2", "b_1:3:booking-confirmed"},
                                 {"booking-supplier", "r_3", "b_1:3:booking-confirmed"},
                                 {"booking-delayed", "r_1", "b_1:5:booking-delayed"}};

  post() { bookings["b_1"].confirmed_at = domain::instant{}; }
  [[nodiscard]] std::string found() const {
    std::vector<check::finding> all;
    check::check_mails(mails, told, bookings, all);
    std::string names;
    for (const auto& f : all) names += f.what + "; ";
    return names;
  }
};

TEST(mails, that_were_written_once_and_for_each_event_have_no_finding) {
  EXPECT_EQ(post().found(), "");
}

TEST(mails, that_were_written_twice_are_found) {
  post p;
  p.mails.push_back(p.mails[2]);
  EXPECT_EQ(p.found(),
            "e-mail booking-supplier about b_1:3:booking-confirmed was written to one recipient 2 "
            "times; ");
}

TEST(mails, a_second_confirmation_is_found) {
  post p;
  p.mails.push_back({"booking-confirmed", "r_1", "b_1:9:booking-confirmed"});
  EXPECT_EQ(p.found(), "booking b_1 was confirmed by 2 e-mails; ");
}

TEST(mails, of_every_kind_that_are_missing_are_found) {
  for (const auto* kind : {"booking-cancelled", "booking-seats-cancelled", "booking-forfeited",
                           "booking-aborted", "booking-delayed", "booking-transfer-failed"}) {
    post p;
    p.told.push_back(std::string("b_1:6:") + kind);
    p.mails.push_back({"cancellation-supplier", "r_2", p.told.back()});
    EXPECT_EQ(p.found(), "nobody wrote to the customer about " + p.told.back() + "; ");
  }
  post p;
  p.told.clear();
  p.mails.clear();
  EXPECT_EQ(p.found(), "booking b_1 is confirmed and no e-mail was written; ");
}

}  // namespace

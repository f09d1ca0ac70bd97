// What differs between the two sides is found, looked at twice, mended by the ways of everyday work
// where that is possible, and only told where it is not.
#include "stores/core/both_sides.hpp"

namespace {

using namespace std::chrono_literals;
using platform::mongo::doc;

using sides::both_sides;

using found = std::map<std::string, std::int64_t>;

TEST_F(both_sides, what_agrees_is_left_alone) {
  for (int n = 1; n <= 3; ++n) (void)booked(n);
  const auto r = run();
  EXPECT_EQ(r.found, found{});
  EXPECT_EQ(r.processed, 5) << "three bookings, a launch and a supplier";
  EXPECT_EQ(r.state, "done");
}

TEST_F(both_sides, differences_of_every_kind_are_found_and_those_mended_that_can_be) {
  const auto missing = booked(1), extra = booked(2), no_document = booked(3), no_entry = booked(4),
             foreign_charge = booked(5);
  auto stale = booked(6), refund_gone = booked(7), refund_wrong = booked(8);
  db->exec("delete from booking_events where booking_id = $1", {missing.booking.id});
  for (const char* table : {"payments", "passengers", "documents", "bookings"}) {
    const auto column = std::string(table) == "bookings" ? "id" : "booking_id";
    without_triggers("delete from " + std::string(table) + " where " + column + " = '" +
                     missing.booking.id + "'");
  }
  on->customer["bookings"].delete_one(doc{{"_id", extra.booking.id}});
  on->customer["launches"].update_one(
      doc{{"_id", launch->master.id}},
      doc{{"$unset", doc{{"reservations." + extra.booking.id, ""},
                         {"reservations." + no_entry.booking.id, ""}}},
          {"$inc", doc{{"availableSeats", 2}}}});
  without_triggers("delete from documents where booking_id = '" + no_document.booking.id + "'");
  db->exec(
      "insert into payments (id, booking_id, kind, method, state, amount_cents, "
      "provider_reference, at, provider) values ($1, $2, 'charge', 'card', 'paid', 5, '', now(), "
      "'sandbox')",
      {foreign_charge.booking.id + ":9", foreign_charge.booking.id});
  stale.booking.needs_attention = true;
  change(stale);
  for (auto* s : {&refund_gone, &refund_wrong}) {
    auto& b = s->booking;
    b.repayments.push_back({1, b.id + ":r1", domain::repayment_reason::doubled, b.id + ":1", 700,
                            "", b.changed_at, domain::repayment_state::owed});
    change(*s);
    (void)on->sync.apply(*s, event(*s, "booking-attention"));
  }
  db->exec("delete from payments where id = $1", {refund_gone.booking.id + ":r1"});
  db->exec("update payments set amount_cents = 800 where id = $1",
           {refund_wrong.booking.id + ":r1"});
  const auto other = offer();  // its copy is lost and its seats are wrong below
  on->customer["launches"].delete_one(doc{{"_id", other}});
  const auto third = offer();
  on->customer["launches"].update_one(doc{{"_id", third}},
                                      doc{{"$inc", doc{{"availableSeats", 1}}}});
  const auto fourth = offer();  // a hold that nobody has
  on->customer["launches"].update_one(
      doc{{"_id", fourth}},
      doc{{"$set", doc{{"reservations.b_nobody", doc{{"customer", "u_x"},
                                                     {"seats", 2},
                                                     {"forfeited", 0},
                                                     {"limit", 4},
                                                     {"state", "held"},
                                                     {"until", on->clock.now() - 1h}}}}},
          {"$inc", doc{{"availableSeats", -2}, {"customerSeats.u_x", 2}}}});

  const auto first = run();
  const found all{{"missing", 1},
                  {"stale", 1},
                  {"extra", 1},
                  {"document-missing", 1},
                  {"refund-missing", 1},
                  {"refund-wrong", 1},
                  {"charge-without-booking", 1},
                  {"launch-copy-missing", 1},
                  {"seats-do-not-add-up", 1},
                  {"entry-without-booking", 1},
                  {"booking-without-entry", 1}};
  EXPECT_EQ(first.found, all);
  EXPECT_EQ(first.repaired, 6);
  EXPECT_FALSE(first.stopped);
  EXPECT_EQ(action_of(first, "extra"), "reported") << "nothing is ever deleted";
  EXPECT_EQ(action_of(first, "entry-without-booking"), "released");
  EXPECT_EQ(on->launches.find(fourth)->available, 500);

  const auto second = run();
  const found left{{"extra", 1},
                   {"refund-wrong", 1},
                   {"charge-without-booking", 1},
                   {"seats-do-not-add-up", 1},
                   {"booking-without-entry", 1}};
  EXPECT_EQ(second.found, left);
  EXPECT_EQ(second.repaired, 0);
}

TEST_F(both_sides, money_under_a_closed_attempt_goes_back_or_takes_its_seats) {
  auto s = booked(1);
  auto& b = s.booking;
  b.attempts.insert(b.attempts.begin(), {1, b.id + ":0", "card", domain::payment_state::declined,
                                         "", "", b.created_at});
  b.paid_by = b.id + ":1";
  change(s);
  (void)on->sync.apply(s, event(s, "booking-changed"));
  on->provider.charges[b.id + ":0"] = domain::charge_status::paid;
  const auto r = run();
  EXPECT_EQ(r.found, (found{{"charge-without-booking", 1}}));
  EXPECT_EQ(action_of(r, "charge-without-booking"), "settled");
  EXPECT_EQ(on->bookings.find(b.id)->repayments.size(), 1U) << "it was paid already";
}

TEST_F(both_sides, young_changes_and_events_on_their_way_are_not_differences) {
  auto young = booked(1), told = booked(2);
  young.booking.changed_at = on->clock.now();
  change(young);
  const auto e = contract::make_event(domain::event_kind::booking_attention, told.booking.id,
                                      told.booking.version + 1, told.booking.changed_at,
                                      contract::to_json(told));
  EXPECT_TRUE(on->bookings.update(told.booking, e));
  EXPECT_EQ(run().found, found{});
}

TEST_F(both_sides, more_repairs_than_allowed_are_not_made) {
  for (int n = 1; n <= 4; ++n) {
    auto s = booked(n);
    s.booking.needs_attention = true;
    change(s);
  }
  const auto r = run(3);
  EXPECT_TRUE(r.stopped);
  EXPECT_EQ(r.repaired, 3);
  EXPECT_EQ(r.found.at("stale"), 4) << "the fourth is told and left";
  EXPECT_EQ(run(3).found, (found{{"stale", 1}}));
}

TEST_F(both_sides, some_ids_alone_can_be_looked_at) {
  auto a = booked(1), b = booked(2);
  for (auto* s : {&a, &b}) {
    s->booking.needs_attention = true;
    change(*s);
  }
  const auto r = run(100, {b.booking.id, launch->master.id, "b_unknown"});
  EXPECT_EQ(r.found, (found{{"stale", 1}}));
  EXPECT_EQ(on->rows.versions({b.booking.id}).at(0).version, b.booking.version);
  EXPECT_LT(on->rows.versions({a.booking.id}).at(0).version, a.booking.version);
}

}  // namespace

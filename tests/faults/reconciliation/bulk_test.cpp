// A whole market on both sides with faults planted in it: all are found, those that can be are
// mended at once, and nothing that is right is taken for wrong, even while people go on buying.

#include <atomic>
#include <cstdio>
#include <thread>

#include "faults/races/market.hpp"
#include "sales/booking_bson.hpp"
#include "sales/launch_bson.hpp"
#include "stores/core/both_sides.hpp"

namespace {

using namespace std::chrono_literals;
using contract::booking_snapshot;
using platform::mongo::doc;

constexpr int bookings_a_launch = 400, classes = 10, writers = 4;

int number(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

class bulk : public sides::both_sides {
 public:
  static domain::customer buyer(int n) { return customer(n); }

 protected:
  void fill(int count) {
    for (int first = 1; first <= count; first += bookings_a_launch) {
      launch.emplace(*masters_only(offer()));
      put_launch(first, std::min(count, first + bookings_a_launch - 1));
    }
  }
  // What booked() does one by one, all at once.
  void put_launch(int first, int last) {
    std::vector<booking_snapshot> some;
    std::vector<doc> papers;
    doc reservations, seats;
    const auto then = on->clock.now() - 1h;
    for (int n = first; n <= last; ++n) {
      auto s = confirmed(booking(*launch, n, 1));
      auto& b = s.booking;
      b.created_at = b.changed_at = then;
      b.confirmed_at = then;
      b.paid_by = b.attempts.back().key;
      for (auto& p : b.passengers) p.paid = b.price;
      auto d = sales::booking_to_bson(b);
      d.add("_id", b.id);
      d.add("version", b.version);
      papers.push_back(std::move(d));
      reservations.add(b.id, sales::entry_to_bson(
                                 {b.id, b.customer_id, 1, 0, 4, sales::entry_state::sold, then}));
      seats.add(b.customer_id, 1);
      some.push_back(std::move(s));
    }
    EXPECT_EQ(on->customer["bookings"].insert_many(papers), last - first + 1);
    on->customer["launches"].update_one(
        doc{{"_id", launch->master.id}},
        doc{{"$set", doc{{"reservations", reservations}, {"customerSeats", seats}}},
            {"$inc", doc{{"availableSeats", first - last - 1}}}});
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> threads;
    for (int w = 0; w < writers; ++w) {
      threads.emplace_back([&] {
        for (auto i = next++; i < some.size(); i = next++)
          (void)on->rows.apply(some[i], event(some[i]), then);
      });
    }
    threads.clear();
    for (auto& s : some) all_.push_back(std::move(s));
  }

  void lose_row(const booking_snapshot& s) {
    const auto& id = s.booking.id;
    for (const char* table : {"booking_events", "payments", "passengers", "documents"})
      db->exec(std::string("delete from ") + table + " where booking_id = $1", {id});
    db->exec("delete from bookings where id = $1", {id});
  }
  void lose_entry(const booking_snapshot& s) {
    on->customer["launches"].update_one(
        doc{{"_id", s.booking.launch.id}},
        doc{{"$unset", doc{{"reservations." + s.booking.id, ""}}},
            {"$inc", doc{{"availableSeats", 1}, {"customerSeats." + s.customer.id, -1}}}});
  }
  void owe(booking_snapshot& s, bool right) {
    auto& b = s.booking;
    b.repayments.push_back({1, b.id + ":r1", domain::repayment_reason::doubled, b.paid_by, 700, "",
                            b.changed_at, domain::repayment_state::owed});
    change(s);
    (void)on->rows.apply(s, event(s, "booking-attention"), b.changed_at);
    if (right)
      db->exec("delete from payments where id = $1", {b.id + ":r1"});
    else
      db->exec("update payments set amount_cents = 800 where id = $1", {b.id + ":r1"});
  }

  // `each` faults of every class; the bookings are used up from the front.
  std::map<std::string, std::int64_t> plant(int each) {
    db->exec("alter table documents disable trigger documents_are_immutable");
    for (int i = 0; i < each; ++i) {
      lose_row(take());
      auto stale = take();
      stale.booking.needs_attention = true;
      change(stale);
      const auto extra = take();
      on->customer["bookings"].delete_one(doc{{"_id", extra.booking.id}});
      lose_entry(extra);
      db->exec("delete from documents where booking_id = $1", {take().booking.id});
      auto gone = take(), wrong = take();
      owe(gone, true);
      owe(wrong, false);
      const auto charged = take().booking.id;
      db->exec(
          "insert into payments (id, booking_id, kind, method, state, amount_cents, "
          "provider_reference, at, provider) values ($1, $2, 'charge', 'card', 'paid', 5, '', "
          "now(), 'sandbox')",
          {charged + ":9", charged});
      lose_entry(take());
      on->customer["launches"].delete_one(doc{{"_id", offer()}});
      on->customer["launches"].update_one(doc{{"_id", offer()}},
                                          doc{{"$inc", doc{{"availableSeats", 1}}}});
    }
    db->exec("alter table documents enable trigger documents_are_immutable");
    return {{"missing", each},
            {"stale", each},
            {"extra", each},
            {"document-missing", each},
            {"refund-missing", each},
            {"refund-wrong", each},
            {"charge-without-booking", each},
            {"booking-without-entry", each},
            {"launch-copy-missing", each},
            {"seats-do-not-add-up", each}};
  }
  booking_snapshot take() { return all_.at(used_++); }

  // The customers' profiles are needed where a booking is mended.
  void register_customers(int each) {
    for (int i = 0; i < each * 8; ++i)
      (void)on->customers.create(all_.at(used_ + static_cast<std::size_t>(i)).customer);
  }

  std::vector<booking_snapshot> all_;
  std::size_t used_ = 0;
};

// People who buy while the two sides are compared; what they do is told as everyday work tells it.
class buyers {
 public:
  buyers(sides::mongo_side& on, const domain::launch_master& l) : on_(on), launch_(l) {
    thread_ = std::jthread([this](const std::stop_token& stop) {
      for (int n = 0; !stop.stop_requested(); ++n) buy(n);
    });
  }
  [[nodiscard]] int bought() const { return bought_; }

 private:
  void buy(int n) {
    auto customer = bulk::buyer(900'000 + n);
    (void)on_.customers.create(customer);
    const auto now = on_.clock.now();
    const auto held =
        on_.flow.hold({customer.id, launch_.id, "k", 1, launch_.price, launch_.departs_at}, now);
    if (!held) return;
    (void)on_.flow.set_passengers(customer.id, held->id, races::party(1), now);
    const auto paying =
        on_.flow.pay({customer.id, held->id, launch_.departs_at, "r", "w"}, on_.clock.now());
    if (!paying) return;
    (void)on_.sync.apply({*on_.bookings.find(held->id), customer}, held->id + ":live");
    ++bought_;
  }

  sides::mongo_side& on_;
  domain::launch_master launch_;
  std::atomic<int> bought_{0};
  std::jthread thread_;
};

TEST_F(bulk, planted_faults_are_found_and_mended_and_nothing_else) {
  const int count = number("ASTRO_TEST_BOOKINGS", 20'000),
            each = number("ASTRO_TEST_FAULTS", 1'000) / classes;
  fill(count);
  register_customers(2 * each);
  const auto planted = plant(each);
  auto expected = planted;
  {
    buyers people(*on, masters_only(offer())->master);
    const auto began = std::chrono::steady_clock::now();
    const auto first = run(2'000);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    EXPECT_EQ(first.found, expected);
    EXPECT_EQ(first.repaired, 5 * each);
    EXPECT_FALSE(first.stopped);
    EXPECT_GT(people.bought(), 0);
    std::fprintf(stderr, "reconciliation: %d bookings, %d faults in %.1f s, %d bought meanwhile\n",
                 count, classes * each, took.count(), people.bought());
  }
  for (const char* mended :
       {"missing", "stale", "document-missing", "refund-missing", "launch-copy-missing"})
    expected.erase(mended);
  const auto second = run(2'000);
  EXPECT_EQ(second.found, expected);
  EXPECT_EQ(second.repaired, 0);
  // The stop: by default a hundred, or one in a hundred bookings.
  (void)plant(each);
  const auto third = run();
  const auto most = std::max(100, count / 100);
  if (5 * each > most) {
    EXPECT_TRUE(third.stopped);
    EXPECT_LE(std::abs(third.repaired - most), 1);
  }
}

// By hand while the nightly one runs: each fault is mended, by whichever comes first.
TEST_F(bulk, two_at_once_mend_what_one_would) {
  constexpr int each = 3;
  fill(100);
  register_customers(2 * each);
  (void)plant(each);
  core_api::reconciliation_report one, other;
  races::race(
      0, [&] { one = run(); }, [&] { other = run(); });
  EXPECT_EQ(one.state, "done");
  EXPECT_EQ(other.state, "done");
  EXPECT_GE(one.repaired + other.repaired, 5 * each);
  EXPECT_EQ(run().repaired, 0);
  EXPECT_EQ(db->exec("select count(*) as n from documents where kind = 'invoice'")[0].i64("n"),
            100);
}

}  // namespace

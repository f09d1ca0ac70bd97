// A booking's snapshots become rows and one invoice, whatever is repeated or comes late.
#include <atomic>
#include <random>
#include <set>
#include <thread>

#include "books.hpp"

namespace {

using namespace books;

class books_of_bookings : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    const auto s = make_supplier("Boreal Spaceways");
    launch = make_launch(s, make_rocket(s, "Aurora Two").id);
  }
  backoffice::launch launch;
};

TEST_F(books_of_bookings, a_confirmed_booking_gets_one_invoice_that_names_who_pays_and_who_flies) {
  const auto paying = booking(launch, 1);
  EXPECT_TRUE(bookings->apply(paying, event(paying, "booking-paying"), now).documents.empty());
  const auto paid = confirmed(paying);
  const auto out = bookings->apply(paid, event(paid), now);
  EXPECT_TRUE(out.newer);
  ASSERT_EQ(out.documents.size(), 1U);
  EXPECT_EQ(out.documents[0].number, "INV-2026-000001");
  EXPECT_EQ(out.documents[0].amount, 1'960'000'000);
  const auto d = documents->find("INV-2026-000001");
  ASSERT_TRUE(d);
  EXPECT_EQ(d->recipient.name, "Ada Okafor 1");
  EXPECT_EQ(d->recipient.address.city, "Lisbon");
  EXPECT_EQ(d->emitter.name, "AstroBookings Ltd");
  ASSERT_EQ(d->lines.size(), 2U);
  EXPECT_EQ(d->lines[1].detail, "Passenger 2");
  EXPECT_EQ(d->payment_state, "completed");
}

TEST_F(books_of_bookings, what_a_launch_has_at_stake_are_its_bookings_with_a_seat) {
  const auto empty = launches->takings(launch.master.id);
  EXPECT_EQ(empty.bookings, 0);
  EXPECT_EQ(empty.paid, 0);
  const auto first = confirmed(booking(launch, 1)), second = confirmed(booking(launch, 2));
  for (const auto& s : {first, second}) (void)bookings->apply(s, event(s), now);
  const auto unpaid = booking(launch, 3);
  (void)bookings->apply(unpaid, event(unpaid, "booking-paying"), now);
  const auto both = launches->takings(launch.master.id);
  EXPECT_EQ(both.bookings, 2);
  EXPECT_EQ(both.customers, 2);
  EXPECT_EQ(both.passengers, 4);
  EXPECT_EQ(both.paid, 2 * 1'960'000'000LL);
  EXPECT_EQ(both.refunded, 0);
}

TEST_F(books_of_bookings, a_repeated_event_changes_nothing_and_still_answers_the_documents) {
  const auto paid = confirmed(booking(launch, 1));
  const auto first = bookings->apply(paid, event(paid), now);
  const auto again = bookings->apply(paid, event(paid), now + 1h);
  EXPECT_FALSE(again.newer);
  ASSERT_EQ(again.documents.size(), 1U);
  EXPECT_EQ(again.documents[0].number, first.documents[0].number);
  EXPECT_EQ(count("booking_events"), 1);
}

TEST_F(books_of_bookings, an_older_snapshot_that_comes_late_never_replaces_a_newer_one) {
  const auto paying = booking(launch, 1);
  const auto paid = confirmed(paying);
  (void)bookings->apply(paid, event(paid), now);
  const auto late = bookings->apply(paying, event(paying, "booking-paying"), now);
  EXPECT_FALSE(late.newer);
  const auto found = bookings->find(paid.booking.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->booking.state, domain::booking_state::confirmed);
  EXPECT_EQ(found->payments.at(0).state, "paid");
  EXPECT_EQ(found->events.size(), 2U) << "but that it happened is known";
  const auto versions = bookings->versions(std::string(), 10);
  ASSERT_EQ(versions.size(), 1U);
  EXPECT_EQ(versions[0].version, paid.booking.version);
}

TEST_F(books_of_bookings, an_invoice_keeps_its_recipient_when_the_customer_moves) {
  auto paid = confirmed(booking(launch, 1));
  (void)bookings->apply(paid, event(paid), now);
  auto moved = paid.customer;
  moved.name = "Ada Berg";
  moved.address.city = "Porto";
  ++moved.version;
  EXPECT_TRUE(backoffice::customers(*db).apply(moved, moved.id + ":2:customer-changed", now));
  EXPECT_FALSE(backoffice::customers(*db).apply(paid.customer, "late", now));
  EXPECT_EQ(documents->find("INV-2026-000001")->recipient.address.city, "Lisbon");
  EXPECT_EQ(bookings->find(paid.booking.id)->booking.customer_name, "Ada Berg");
  EXPECT_EQ(bookings->search({.text = "BERG"}, {}).total, 1) << "and is found by the new name";
}

TEST_F(books_of_bookings, an_issued_document_cannot_be_changed_or_deleted) {
  const auto paid = confirmed(booking(launch, 1));
  (void)bookings->apply(paid, event(paid), now);
  EXPECT_THROW(db->exec("update documents set amount_cents = 1"), platform::postgres::error);
  EXPECT_THROW(db->exec("delete from documents"), platform::postgres::error);
  EXPECT_NO_THROW(db->exec("update documents set payment_state = 'failed', paid_at = null"));
}

TEST_F(books_of_bookings, eight_writers_of_the_same_bookings_make_one_invoice_each) {
  constexpr int many = 20;
  std::vector<std::thread> writers;
  for (int w = 0; w < 8; ++w) {
    writers.emplace_back([&] {
      for (int n = 1; n <= many; ++n) {
        const auto paid = confirmed(booking(launch, n));
        (void)bookings->apply(paid, event(paid), now);
      }
    });
  }
  for (auto& w : writers) w.join();
  EXPECT_EQ(count("documents"), many);
  EXPECT_EQ(db->exec("select max(sequence) as n from documents")[0].i64("n"), many);
}

// 8 writers, three of ten transactions rolled back after they took a number. Returns the numbers
// that were kept.
template <class Take>
std::set<std::int64_t> race(platform::postgres::pool& db, Take take) {
  std::mutex guard;
  std::set<std::int64_t> kept;
  std::vector<std::thread> writers;
  for (int w = 0; w < 8; ++w) {
    writers.emplace_back([&, w] {
      std::minstd_rand random(static_cast<unsigned>(w + 1));
      for (int n = 0; n < 25; ++n) {
        platform::postgres::transaction t(db);
        const auto number = take(t, w * 100 + n);
        if (random() % 10 < 3) continue;  // rolled back
        t.commit();
        const std::scoped_lock lock(guard);
        kept.insert(number);
      }
    });
  }
  for (auto& w : writers) w.join();
  return kept;
}

TEST_F(books_of_bookings, numbers_have_no_gap_when_transactions_roll_back) {
  for (int n = 0; n < 800; ++n) {
    const auto paying = booking(launch, n, 1);
    (void)bookings->apply(paying, event(paying, "booking-paying"), now);
  }
  const auto kept = race(*db, [&](auto& t, int n) {
    backoffice::issue_invoice(t, confirmed(booking(launch, n, 1)), now);
    return t.exec("select sequence from documents where source = $1", {id("b_", n)})[0].i64(
        "sequence");
  });
  EXPECT_GT(kept.size(), 100U);
  EXPECT_LT(kept.size(), 200U);
  EXPECT_EQ(*kept.rbegin(), static_cast<std::int64_t>(kept.size()));
  // The control: a plain sequence leaves gaps, so the race does what it should.
  db->exec("create sequence plain");
  const auto plain =
      race(*db, [](auto& t, int) { return t.exec("select nextval('plain') as n")[0].i64("n"); });
  EXPECT_GT(*plain.rbegin(), static_cast<std::int64_t>(plain.size()));
}

TEST_F(books_of_bookings, each_year_has_numbers_of_its_own) {
  const auto a = confirmed(booking(launch, 1)), b = confirmed(booking(launch, 2));
  (void)bookings->apply(a, event(a), now);
  const auto next = bookings->apply(b, event(b), domain::months_after(now, 2));
  EXPECT_EQ(next.documents.at(0).number, "INV-2027-000001");
}

TEST_F(books_of_bookings, pages_go_through_all_without_showing_anything_twice) {
  for (int n = 1; n <= 25; ++n) {
    auto s = booking(launch, n, 1 + n % 3);
    s.booking.created_at = now - std::chrono::minutes(n / 2);  // pairs with the same time
    (void)bookings->apply(s, event(s, "booking-paying"), now);
  }
  for (const char* sort : {"-createdAt", "createdAt", "-total", "total", "departure"}) {
    std::set<std::string> seen;
    backoffice::page_request p{"", 4};
    int pages = 0;
    for (;; ++pages) {
      const auto page = bookings->search({.sort = sort}, p);
      EXPECT_EQ(page.total, 25);
      for (const auto& b : page.items) EXPECT_TRUE(seen.insert(b.id).second) << sort;
      if (!page.next) break;
      p.cursor = *page.next;
    }
    EXPECT_EQ(seen.size(), 25U) << sort;
    EXPECT_EQ(pages, 6) << sort;
  }
  EXPECT_THROW((void)bookings->search({}, {"nonsense", 4}), platform::json::invalid);
  for (const char* key : {"yesterday-ish", "9999999999999999999", ""}) {
    const backoffice::page_request made_up{backoffice::make_cursor("-total", key, "b_1"), 4};
    EXPECT_THROW((void)bookings->search({.sort = "-total"}, made_up), platform::json::invalid)
        << key;
  }
  EXPECT_EQ(bookings->search({.text = "OKAFOR ada7@"}, {}).total, 1);
  EXPECT_EQ(bookings->search({.text = "100%"}, {}).total, 0) << "signs of patterns mean themselves";
  EXPECT_EQ(bookings->search({.state = domain::booking_state::flown}, {}).total, 0);
}

}  // namespace

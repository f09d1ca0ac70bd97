// Reports are the sums of the documents, whatever has become of the bookings.
#include "backoffice/reports.hpp"

#include <map>
#include <random>

#include "backoffice/invariants.hpp"
#include "backoffice/launch_fees.hpp"
#include "backoffice/settlements.hpp"
#include "books.hpp"

namespace {

using namespace books;
using backoffice::report;

class books_of_reports : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    reports.emplace(*db);
    for (const char* name : {"Boreal Spaceways", "Austral Rockets"}) {
      const auto s = make_supplier(name);
      launches_of[s] = make_launch(s, make_rocket(s, "Aurora Two").id);
      suppliers_.push_back(s);
    }
  }
  backoffice::report_wish all() const {
    backoffice::report_wish w;
    w.from = std::chrono::year{2025} / 1 / 1;
    w.to = std::chrono::year{2030} / 12 / 31;
    w.now = now;
    return w;
  }
  report make(const char* name, const backoffice::report_wish& w) {
    return reports->make(name, w).value();
  }
  static std::int64_t total(const report& r, const std::string& key) {
    for (std::size_t c = 0; c < r.columns.size(); ++c) {
      if (r.columns[c].key == key) return std::get<std::int64_t>(r.totals.at(c).value);
    }
    ADD_FAILURE() << key;
    return 0;
  }
  std::int64_t documents_of(const std::string& which) {
    return db
        ->exec("select coalesce(sum(amount_cents), 0)::bigint as n from documents where " +
               which)[0]
        .i64("n");
  }
  // Some seats of a confirmed booking are given up, in some tier.
  void give_up(contract::booking_snapshot& s, int percent, std::size_t seats, instant at) {
    auto& b = s.booking;
    domain::cancellation c;
    c.id = b.id + ":c1";
    c.percent = percent;
    c.at = at;
    for (std::size_t i = 0; i < seats; ++i) {
      auto& p = b.passengers[i];
      c.passengers.push_back(p.id);
      p.state =
          percent > 0 ? domain::passenger_state::cancelled : domain::passenger_state::forfeited;
      p.refunded = domain::percent(b.price, percent);
      c.amount += p.refunded;
    }
    b.cancellations.push_back(c);
    if (c.amount > 0)
      b.repayments.push_back({1, b.id + ":r1", domain::repayment_reason::cancellation,
                              b.attempts.back().key, c.amount, c.id, at});
    ++b.version;
  }
  // The random life of one booking: paid or not, given up or not, in some month.
  void live(int n, std::mt19937& dice) {
    const auto at = now + std::chrono::days{static_cast<int>(dice() % 400)};
    const auto& l = launches_of[suppliers_[dice() % 2]];
    const int seats = 1 + static_cast<int>(dice() % 4);
    auto s = booking(l, n, seats);
    s.booking.created_at = s.booking.changed_at = at;
    if (dice() % 4 == 0) s.booking.attempts.back().method = domain::by_transfer;
    (void)bookings->apply(s, event(s, "booking-paying"), at);
    if (dice() % 5 == 0) return;
    s = confirmed(s);
    s.booking.confirmed_at = at;
    (void)bookings->apply(s, event(s), at);
    if (dice() % 2 == 0) return;
    constexpr int tiers[] = {90, 70, 0};
    const auto later = at + std::chrono::days{static_cast<int>(dice() % 60)};
    give_up(s, tiers[dice() % 3], 1 + dice() % static_cast<unsigned>(seats), later);
    (void)bookings->apply(s, event(s, "booking-seats-cancelled"), later);
  }

  std::optional<backoffice::reports> reports;
  std::map<std::string, backoffice::launch> launches_of;
  std::vector<std::string> suppliers_;
};

TEST_F(books_of_reports, equal_the_sums_of_the_documents_over_random_lives) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    std::mt19937 dice(seed);
    for (int n = 0; n < 40; ++n) live(static_cast<int>(seed) * 100 + n, dice);
    const auto paid = documents_of("kind = 'invoice' and payment_state = 'completed'");
    const auto back = -documents_of("kind = 'credit-note' and source not like '%:unpaid'");
    const auto pending = documents_of("kind = 'invoice' and payment_state = 'pending'");
    EXPECT_GT(paid, 0);
    EXPECT_GT(back, 0);
    for (const auto* name : {"months", "suppliers", "destinations", "launches"}) {
      const auto r = make(name, all());
      EXPECT_EQ(total(r, "paid"), paid) << name << " " << seed;
      EXPECT_EQ(total(r, "back"), back) << name << " " << seed;
      EXPECT_EQ(total(r, "kept"), paid - back) << name << " " << seed;
    }
    EXPECT_EQ(total(make("receivables", all()), "open"), pending);
    EXPECT_EQ(total(make("cancellations", all()), "back"), back);
    // What the passengers keep paid is what the documents say.
    EXPECT_EQ(db->exec("select coalesce(sum(paid_cents - refunded_cents), 0)::bigint as n from "
                       "passengers")[0]
                  .i64("n"),
              paid - back);
    EXPECT_EQ(backoffice::invariants(*db).sums(), std::vector<std::string>{});
  }
}

TEST_F(books_of_reports, two_years_of_an_annual_report_are_its_months) {
  std::mt19937 dice(7);
  for (int n = 0; n < 40; ++n) live(n, dice);
  auto w = all();
  w.from = std::chrono::year{2027} / 1 / 1;
  w.to = std::chrono::year{2027} / 12 / 31;
  const auto year = make("annual", w);
  EXPECT_EQ(year.rows.size(), 12U);
  EXPECT_EQ(total(year, "taken"), total(make("months", w), "kept"));
  w.from = std::chrono::year{2026} / 1 / 1;
  w.to = std::chrono::year{2026} / 12 / 31;
  EXPECT_EQ(total(year, "takenBefore"), total(make("months", w), "kept"));
}

TEST_F(books_of_reports, are_narrowed_to_a_supplier) {
  std::mt19937 dice(9);
  for (int n = 0; n < 30; ++n) live(n, dice);
  std::int64_t both = 0;
  for (const auto& s : suppliers_) {
    auto w = all();
    w.supplier = s;
    const auto r = make("months", w);
    both += total(r, "kept");
    EXPECT_EQ(make("suppliers", w).rows.size(), 1U);
  }
  EXPECT_EQ(both, total(make("months", all()), "kept"));
}

TEST_F(books_of_reports, age_what_is_open_by_the_day_it_was_due) {
  auto s = booking(launches_of[suppliers_[0]], 1);
  s.booking.attempts.back().method = domain::by_transfer;
  (void)bookings->apply(s, event(s, "booking-paying"), now);
  struct expectation {
    int days;
    const char* bucket;
  };
  for (const auto& e : std::vector<expectation>{
           {7, "current"}, {8, "d30"}, {37, "d30"}, {38, "d60"}, {98, "older"}}) {
    auto w = all();
    w.now = now + std::chrono::days{e.days};
    EXPECT_EQ(total(make("receivables", w), e.bucket), s.booking.total()) << e.days;
  }
  EXPECT_EQ(total(make("cash", all()), "customers"), s.booking.total());
}

TEST_F(books_of_reports, tell_vips_from_their_third_launch_on) {
  const auto s = suppliers_[0];
  for (int n = 1; n <= 3; ++n) {
    auto b = booking(make_launch(s, make_rocket(s, "Aurora " + std::to_string(n)).id), n);
    b.customer = customer(1);
    b.booking.customer_id = b.customer.id;
    const auto paid = confirmed(b);
    (void)bookings->apply(paid, event(paid), now);
  }
  const auto r = make("vips", all());
  EXPECT_EQ(total(r, "bookings"), 3);
  EXPECT_EQ(total(r, "vipBookings"), 1);
}

TEST_F(books_of_reports, a_sum_that_is_not_of_its_documents_is_found) {
  const auto paid = confirmed(booking(launches_of[suppliers_[0]], 1));
  (void)bookings->apply(paid, event(paid), now);
  ASSERT_TRUE(backoffice::invariants(*db).sums().empty());
  db->exec("update document_sums set cents = cents + 1");
  EXPECT_EQ(backoffice::invariants(*db).sums().size(), 1U);
  EXPECT_FALSE(reports->make("nonsense", all()));
}

}  // namespace

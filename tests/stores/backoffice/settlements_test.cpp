// From a successful launch to the payout: statement, fee, the supplier's invoice, what is set off.
#include "backoffice/settlements.hpp"

#include <thread>

#include "backoffice/invariants.hpp"
#include "backoffice/launch_fees.hpp"
#include "backoffice/work_list.hpp"
#include "books.hpp"
#include "domain/fees.hpp"

namespace {

using namespace books;
using domain::no;
using domain::settlement_state;

class books_of_settlements : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    supplier = make_supplier("Boreal Spaceways");
    rocket = make_rocket(supplier, "Aurora Two").id;
    fees.emplace(*db);
    settlements.emplace(*db);
  }
  void after(const backoffice::launch& l, domain::launch_act act) {
    backoffice::launch_asking a;
    a.act = act;
    if (act == domain::launch_act::abort) a.reason = domain::launch_reason::technical;
    a.actor = staff;
    a.key = a.fingerprint = l.master.id;
    const auto at = act == domain::launch_act::success ? l.master.departs_at + 1h : now;
    const auto asked = changes->ask("", l.master.id, a, at);
    ASSERT_TRUE(asked && asked->pending);
    changes->decided(asked->pending->id, "", at);
  }
  // Flown with so many bookings of two seats; its revenue is computed.
  backoffice::launch flown(int people, int first = 1) {
    const auto l = make_launch(supplier, rocket);
    for (int n = first; n < first + people; ++n) {
      const auto paid = confirmed(booking(l, n));
      (void)bookings->apply(paid, event(paid), now);
    }
    after(l, domain::launch_act::success);
    fees->compute(l.master.id, now);
    return l;
  }
  backoffice::new_supplier_invoice invoice(const std::string& launch, domain::cents amount,
                                           const std::string& number = "2028-1") {
    return {launch, number, domain::day_of(now), amount, "%PDF-1.5 of " + number};
  }
  auto take(const backoffice::new_supplier_invoice& i) {
    return settlements->take_invoice(supplier, i, id("u_", 5), now);
  }
  backoffice::settlement_detail read(const std::string& launch) {
    return settlements->find(supplier, launch).value();
  }
  std::string state_of(const std::string& number) { return documents->find(number)->payment_state; }
  std::size_t found() { return backoffice::invariants(*db).settlements().size(); }

  std::string supplier, rocket;
  std::optional<backoffice::launch_fees> fees;
  std::optional<backoffice::settlements> settlements;
};

TEST_F(books_of_settlements, a_flown_launch_has_a_statement_of_its_seats_and_our_fee) {
  const auto launch = flown(2).master.id;
  const auto s = read(launch);
  const domain::cents price = 980'000'000;
  EXPECT_EQ(s.facts.state, settlement_state::awaiting_invoice);
  EXPECT_EQ(s.facts.revenue, 4 * price);
  EXPECT_EQ(s.facts.fee, 4 * price / 100);
  ASSERT_EQ(s.lines.size(), 4U);
  EXPECT_EQ(s.lines[0].outcome, "flown");
  EXPECT_EQ(s.expected_payout, 4 * price - 4 * price / 100);
  const auto statement = documents->find(supplier, s.facts.statement_number);
  ASSERT_TRUE(statement);
  EXPECT_EQ(statement->number.substr(0, 3), "STM");
  EXPECT_EQ(statement->amount, 4 * price);
  const auto fee = documents->find(supplier, s.facts.fee_number);
  EXPECT_EQ(fee->amount, s.facts.fee);
  EXPECT_EQ(fee->lines[0].text, "Fee, 1 %");
  settlements->open_missing(now);
  EXPECT_EQ(count("settlements"), 1) << "opened once";
  EXPECT_EQ(found(), 0U);
}

TEST_F(books_of_settlements, the_invoice_is_over_the_revenue_and_sets_off_what_is_open) {
  const auto aborted = make_launch(supplier, make_rocket(supplier, "Aurora Three").id);
  after(aborted, domain::launch_act::abort);
  const auto launch = flown(1).master.id;
  const auto before = read(launch);
  ASSERT_EQ(before.set_off.size(), 1U) << "the aborted launch is open";
  const auto revenue = before.facts.revenue;
  EXPECT_EQ(take(invoice(launch, revenue - 1)).error().why, no::invoice_amount_wrong);
  EXPECT_EQ(take(invoice(launch, revenue - 1)).error().facts[0].value, revenue);
  const auto taken = take(invoice(launch, revenue));
  ASSERT_TRUE(taken);
  EXPECT_EQ(settlements->invoice_file(taken->id), "%PDF-1.5 of 2028-1");
  EXPECT_EQ(take(invoice(launch, revenue))->id, taken->id) << "the same again";
  EXPECT_EQ(take(invoice(launch, revenue, "2028-2")).error().why, no::not_possible_in_this_state);
  const auto s = read(launch);
  EXPECT_EQ(s.facts.state, settlement_state::to_pay);
  EXPECT_EQ(s.facts.payout, revenue - s.facts.fee - domain::abort_fee);
  EXPECT_EQ(state_of(s.facts.fee_number), "completed");
  EXPECT_EQ(state_of(s.set_off[0].number), "completed");
  EXPECT_EQ(found(), 0U);
  const auto next = flown(1, 20).master.id;
  EXPECT_TRUE(read(next).set_off.empty()) << "a claim is set off once";
  EXPECT_EQ(take(invoice(next, read(next).facts.revenue)).error().why, no::invoice_number_taken);
}

TEST_F(books_of_settlements, the_payout_is_noted_once_and_by_somebody_else) {
  const auto launch = flown(1).master.id;
  const auto money = id("u_", 6);
  EXPECT_EQ(settlements->paid_out(launch, "T1", money, now).error().why,
            no::not_possible_in_this_state);
  ASSERT_TRUE(take(invoice(launch, read(launch).facts.revenue)));
  EXPECT_EQ(settlements->paid_out(launch, "T1", id("u_", 5), now).error().why,
            no::needs_another_person);
  EXPECT_EQ(count("work_list where kind = 'supplier-payout' and done_at is null"), 1);
  const auto paid = settlements->paid_out(launch, "T1", money, now);
  ASSERT_TRUE(paid);
  EXPECT_EQ(paid->facts.state, settlement_state::settled);
  EXPECT_EQ(state_of(paid->facts.statement_number), "completed");
  EXPECT_TRUE(settlements->paid_out(launch, "T1", money, now)) << "the same again";
  EXPECT_EQ(settlements->paid_out(launch, "T2", money, now).error().why,
            no::not_possible_in_this_state);
  EXPECT_EQ(count("work_list where kind = 'supplier-payout' and done_at is null"), 0);
  EXPECT_EQ(settlements->paid_out(id("l_", 4), "T1", money, now).error().why,
            no::settlement_not_found);
}

TEST_F(books_of_settlements, a_launch_that_nobody_paid_for_is_settled_at_once) {
  const auto s = read(flown(0).master.id);
  EXPECT_EQ(s.facts.state, settlement_state::settled);
  EXPECT_TRUE(s.facts.statement_number.empty());
  EXPECT_EQ(count("documents"), 0);
  EXPECT_EQ(found(), 0U);
}

TEST_F(books_of_settlements, a_supplier_sees_its_own) {
  const auto launch = flown(1).master.id;
  const auto other = make_supplier("Austral Rockets");
  EXPECT_FALSE(settlements->find(other, launch));
  EXPECT_EQ(settlements->list({other, {}}, {}).total, 0);
  const auto s = read(launch).facts;
  EXPECT_FALSE(documents->find(other, s.statement_number));
  EXPECT_EQ(documents->search({"", {}, other}, {}).total, 0);
  EXPECT_EQ(documents->search({"", {}, supplier}, {}).total, 2) << "no customer's invoice";
  EXPECT_EQ(settlements->take_invoice(other, invoice(launch, s.revenue), staff, now).error().why,
            no::settlement_not_found);
  const auto taken = take(invoice(launch, s.revenue));
  EXPECT_FALSE(settlements->invoice(other, taken->id));
  EXPECT_EQ(settlements->invoices(other, {}).total, 0);
}

TEST_F(books_of_settlements, two_at_once_set_one_claim_off_once) {
  after(make_launch(supplier, make_rocket(supplier, "Aurora Three").id), domain::launch_act::abort);
  const auto a = flown(1).master.id, b = flown(1, 20).master.id;
  const auto revenue = read(a).facts.revenue;
  std::thread one([&] { (void)take(invoice(a, revenue, "1")); });
  std::thread two([&] { (void)take(invoice(b, revenue, "2")); });
  one.join();
  two.join();
  EXPECT_EQ(count("settlement_set_offs where amount_cents = 100000"), 1);
  EXPECT_EQ(count("settlements where state = 'to-pay'"), 2);
  EXPECT_EQ(found(), 0U);
}

TEST_F(books_of_settlements, what_does_not_add_up_is_found) {
  const auto launch = flown(1).master.id;
  ASSERT_TRUE(take(invoice(launch, read(launch).facts.revenue)));
  ASSERT_EQ(found(), 0U);
  db->exec("update settlements set payout_cents = payout_cents + 1");
  EXPECT_EQ(found(), 1U) << "more is paid than there is";
  db->exec("update settlements set payout_cents = payout_cents - 1");
  db->exec("update launch_fees set fee_cents = fee_cents + 1");
  EXPECT_EQ(found(), 1U);
  db->exec("update launch_fees set fee_cents = fee_cents - 1");
  db->exec("update documents set payment_state = 'pending' where kind = 'fee-invoice'");
  EXPECT_EQ(found(), 1U) << "set off, and still open";
  EXPECT_THROW(db->exec("update settlement_lines set paid_cents = paid_cents + 1"),
               platform::postgres::error);
}

}  // namespace

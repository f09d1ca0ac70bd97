// Money that goes back: a row and a credit note for each, paid once, approved by somebody else.
#include <thread>

#include "backoffice/invariants.hpp"
#include "backoffice/refunds.hpp"
#include "backoffice/work_list.hpp"
#include "books.hpp"
#include "domain/cancelling.hpp"

namespace {

using namespace books;
using domain::no;
using domain::repayment_reason;
using domain::repayment_state;

class books_of_refunds : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    supplier = make_supplier("Boreal Spaceways");
    const auto rocket = make_rocket(supplier, "Aurora Two");
    auto w = wish(supplier, rocket.id);
    w.price = 30'000'000;  // two seats cancelled are paid back without an approval
    launch.emplace(launches->create(w, staff, now).value());
    refunds.emplace(*db);
    work.emplace(*db);
    db->exec("delete from outbox");
  }
  // The first seat of a confirmed booking is cancelled, for 90 %.
  contract::booking_snapshot cancelled(contract::booking_snapshot s, int percent = 90) {
    auto& b = s.booking;
    const auto back = domain::percent(b.price, percent);
    b.cancellations.push_back(
        {1, b.id + ":c1", "key", {b.passengers[0].id}, percent, back, "", b.customer_id, now});
    b.passengers[0].state = domain::passenger_state::cancelled;
    b.passengers[0].refunded = back;
    b.repayments.push_back({1, b.id + ":r1", repayment_reason::cancellation, b.id + ":1", back,
                            b.id + ":c1", now, repayment_state::owed});
    ++b.version;
    return s;
  }
  backoffice::issued apply(const contract::booking_snapshot& s,
                           const char* kind = "booking-seats-cancelled") {
    return bookings->apply(s, event(s, kind), now);
  }
  std::vector<std::string> open_work() {
    std::vector<std::string> kinds;
    for (const auto& w : work->list({}, {}).items) kinds.push_back(w.kind);
    return kinds;
  }

  std::string supplier;
  std::optional<backoffice::launch> launch;
  std::optional<backoffice::refunds> refunds;
  std::optional<backoffice::work_list> work;
};

TEST_F(books_of_refunds, a_cancelled_seat_has_a_credit_note_for_its_invoice_and_one_refund) {
  const auto s = cancelled(confirmed(booking(*launch, 1)));
  const auto issued = apply(s);  // before the event that would have made the invoice
  ASSERT_EQ(issued.documents.size(), 2U);
  EXPECT_EQ(issued.documents[0].kind, "credit-note");
  const auto note = *documents->find("CN-2026-000001");
  EXPECT_EQ(note.amount, -27'000'000);
  EXPECT_EQ(note.refers_to, "INV-2026-000001");
  ASSERT_EQ(note.lines.size(), 1U);
  EXPECT_EQ(note.lines[0].detail, "Passenger 1");
  EXPECT_EQ(note.payment_state, "pending");
  EXPECT_EQ(documents->find("INV-2026-000001")->amount, 60'000'000);
  ASSERT_EQ(issued.refunds.size(), 1U);
  EXPECT_TRUE(issued.refunds[0].payable());
  const auto again = apply(s);
  EXPECT_EQ(again.documents.size(), 2U);
  EXPECT_EQ(count("payments where kind = 'refund'"), 1);
  EXPECT_TRUE(open_work().empty());
}

TEST_F(books_of_refunds, what_is_paid_once_stays_paid_and_settles_its_credit_note) {
  const auto s = cancelled(confirmed(booking(*launch, 1)));
  const auto id = apply(s).refunds.at(0).id;
  EXPECT_EQ(refunds->begin(id)->charge, s.booking.id + ":1");
  EXPECT_EQ(refunds->begin(id)->amount, 27'000'000) << "an answer was lost: the same key again";
  refunds->paid(id, "re_1", now + 1h);
  refunds->paid(id, "re_2", now + 2h);
  refunds->failed(id, "too late", now + 2h);
  EXPECT_FALSE(refunds->begin(id));
  const auto f = *refunds->find(id);
  EXPECT_EQ(f.state, repayment_state::paid);
  EXPECT_EQ(f.provider_reference, "re_1");
  const auto note = *documents->find("CN-2026-000001");
  EXPECT_EQ(note.payment_state, "completed");
  EXPECT_EQ(note.paid_at, now + 1h);
  EXPECT_EQ(count("document_payments"), 1);
  EXPECT_EQ(apply(s).refunds.at(0).state, repayment_state::paid);
}

TEST_F(books_of_refunds, above_the_limit_somebody_else_approves) {
  auto s = confirmed(booking(*launch, 1));
  s.booking.price = 130'000'000;
  s = cancelled(s);
  s.booking.cancellations[0].by = staff;
  const auto id = apply(s).refunds.at(0).id;
  EXPECT_FALSE(apply(s).refunds.at(0).payable());
  EXPECT_FALSE(refunds->begin(id));
  EXPECT_EQ(open_work(), std::vector<std::string>{"refund-approval"});
  EXPECT_EQ(refunds->approve(id, staff, now).error().why, no::needs_another_person);
  EXPECT_EQ(work->done("refund-approval:" + id, "", staff, now).error().why,
            no::not_possible_in_this_state);
  const auto other = books::id("u_", 7);
  std::vector<std::thread> people;
  for (int n = 0; n < 4; ++n)
    people.emplace_back([&] { EXPECT_TRUE(refunds->approve(id, other, now)); });
  for (auto& p : people) p.join();
  EXPECT_EQ(count("outbox where kind = 'refund-changed'"), 1);
  EXPECT_TRUE(open_work().empty());
  EXPECT_EQ(refunds->begin(id)->amount, 117'000'000);
  EXPECT_EQ(refunds->approve("b_none:r1", other, now).error().why, no::refund_not_found);
}

TEST_F(books_of_refunds, what_an_employee_gives_back_waits_for_another_however_small) {
  auto s = cancelled(confirmed(booking(*launch, 1)));
  auto& b = s.booking;
  b.passengers[0].refunded += 100;
  b.repayments.push_back({2, b.id + ":r2", repayment_reason::manual, b.id + ":1", 100, "", now,
                          repayment_state::owed, "key", staff, "Fell ill"});
  const auto issued = apply(s, "booking-changed");
  ASSERT_EQ(issued.refunds.size(), 2U);
  const auto f = *refunds->find(b.id + ":r2");
  EXPECT_EQ(f.state, repayment_state::in_approval);
  EXPECT_EQ(f.note, "Fell ill");
  EXPECT_EQ(work->list({}, {}).items.at(0).what, "1.00 USD are to go back (Fell ill).");
  EXPECT_EQ(refunds->approve(f.id, staff, now).error().why, no::needs_another_person);
  ASSERT_TRUE(refunds->approve(f.id, books::id("u_", 7), now));
  (void)refunds->begin(f.id);
  refunds->failed(f.id, "card closed", now);
  EXPECT_EQ(refunds->retry(f.id, staff, now)->note, "Fell ill");
  EXPECT_EQ(documents->find("CN-2026-000002")->amount, -100) << "a credit note of its own";
  EXPECT_TRUE(backoffice::invariants(*db).amounts().empty());
}

TEST_F(books_of_refunds, a_hundred_million_cents_is_the_last_that_needs_no_approval) {
  for (const auto& [price, by_rule] :
       {std::pair{111'111'111, true}, std::pair{111'111'113, false}}) {
    auto s = confirmed(booking(*launch, by_rule ? 1 : 2));
    s.booking.price = price;
    const auto f = apply(cancelled(s)).refunds.at(0);
    EXPECT_EQ(f.payable(), by_rule) << domain::percent(price, 90);
  }
}

TEST_F(books_of_refunds, a_transfer_goes_back_by_hand_of_somebody_else_than_who_asked) {
  auto s = confirmed(booking(*launch, 1));
  s.booking.attempts.back().method = "bank-transfer";
  s = cancelled(s);
  s.booking.cancellations[0].by = staff;
  const auto id = apply(s).refunds.at(0).id;
  EXPECT_FALSE(refunds->begin(id)) << "nothing for the payment provider";
  EXPECT_EQ(open_work(), std::vector<std::string>{"refund-by-transfer"});
  EXPECT_EQ(refunds->sent(id, "T-1", staff, now).error().why, no::needs_another_person);
  const auto other = books::id("u_", 7);
  EXPECT_EQ(refunds->sent(id, "T-1", other, now)->state, repayment_state::paid);
  EXPECT_TRUE(refunds->sent(id, "T-1", other, now)) << "the same wish again";
  EXPECT_EQ(refunds->sent(id, "T-2", other, now).error().why, no::not_possible_in_this_state);
  EXPECT_TRUE(open_work().empty());
  EXPECT_EQ(documents->find("CN-2026-000001")->payment_state, "completed");
}

TEST_F(books_of_refunds, what_failed_is_tried_again_once_under_another_key) {
  const auto s = cancelled(confirmed(booking(*launch, 1)));
  const auto id = apply(s).refunds.at(0).id;
  (void)refunds->begin(id);
  refunds->failed(id, "card closed", now);
  EXPECT_EQ(open_work(), std::vector<std::string>{"refund-failed"});
  const auto again = refunds->retry(id, staff, now + 1h).value();
  EXPECT_EQ(again.id, s.booking.id + ":r1.2");
  EXPECT_EQ(refunds->retry(id, staff, now + 2h)->id, again.id) << "the same wish again";
  EXPECT_EQ(apply(s).refunds.size(), 1U);
  EXPECT_EQ(apply(s).refunds.at(0).id, again.id);
  (void)refunds->begin(again.id);
  refunds->paid(again.id, "re_2", now + 2h);
  EXPECT_EQ(documents->find("CN-2026-000001")->payment_state, "completed");
  EXPECT_TRUE(open_work().empty());
}

TEST_F(books_of_refunds, an_aborted_launch_gives_one_credit_note_and_late_money_none) {
  auto s = confirmed(booking(*launch, 1));
  auto& b = s.booking;
  b.state = domain::booking_state::aborted;
  b.repayments.push_back({1, b.id + ":r1", repayment_reason::aborted, b.id + ":1", 60'000'000, "",
                          now, repayment_state::owed});
  b.repayments.push_back({2, b.id + ":r2", repayment_reason::doubled, b.id + ":2", 60'000'000, "",
                          now, repayment_state::owed});
  b.incidents.push_back(
      {1, b.id + ":i1", domain::incident_kind::double_money, b.id + ":2", 60'000'000, now});
  ++b.version;
  EXPECT_EQ(apply(s, "booking-aborted").refunds.size(), 2U);
  EXPECT_EQ(count("documents where kind = 'credit-note'"), 1);
  EXPECT_EQ(documents->find("CN-2026-000001")->amount, -60'000'000);
  EXPECT_EQ(open_work(), std::vector<std::string>{"booking-incident"});
  const auto done = work->done("booking-incident:" + b.id + ":i1", "Told her", staff, now);
  EXPECT_EQ(done->outcome, "Told her");
  (void)apply(s, "booking-aborted");
  EXPECT_TRUE(open_work().empty()) << "not listed again";
  EXPECT_EQ(work->list({.done = true}, {}).total, 1);
}

TEST_F(books_of_refunds, a_transfer_is_invoiced_at_once_and_taken_back_when_it_fails) {
  auto s = booking(*launch, 1);
  s.booking.attempts.back().method = "bank-transfer";
  (void)apply(s, "booking-transfer-awaited");
  auto invoice = *documents->find("INV-2026-000001");
  EXPECT_EQ(invoice.payment_state, "pending");
  EXPECT_EQ(invoice.due_on, domain::day_of(now + domain::transfer_due));
  auto failed = s;
  failed.booking.state = domain::booking_state::cancelled;
  ++failed.booking.version;
  (void)apply(failed, "booking-transfer-failed");
  EXPECT_EQ(documents->find("INV-2026-000001")->payment_state, "failed");
  EXPECT_EQ(documents->find("CN-2026-000001")->amount, -60'000'000);
  auto paid = booking(*launch, 2);
  paid.booking.attempts.back().method = "bank-transfer";
  (void)apply(paid, "booking-transfer-awaited");
  (void)apply(confirmed(paid), "booking-confirmed");
  EXPECT_EQ(documents->find("INV-2026-000002")->payment_state, "completed");
  (void)apply(paid, "booking-transfer-awaited");
  EXPECT_EQ(documents->find("INV-2026-000002")->payment_state, "completed") << "older news";
}

TEST_F(books_of_refunds, the_booking_hears_once_that_an_incident_was_seen_to) {
  auto s = confirmed(booking(*launch, 1));
  domain::report(s.booking, domain::incident_kind::overpaid, s.booking.id + ":1", 500, now);
  (void)apply(s, "booking-confirmed");
  EXPECT_EQ(open_work(), std::vector<std::string>{"booking-incident"});
  const auto incident = s.booking.id + ":i1";
  const auto events = "outbox where id = '" + incident + ":1:incident-seen'";
  EXPECT_EQ(count(events), 0);
  for (int twice = 0; twice < 2; ++twice)
    EXPECT_TRUE(work->done("booking-incident:" + incident, "called", staff, now));
  EXPECT_EQ(count(events), 1);
}

TEST_F(books_of_refunds, the_work_list_is_oldest_first) {
  for (int n = 1; n <= 3; ++n) {
    backoffice::work_item w{{}, "launch-without-outcome", id("l_", n)};
    w.launch_id = launch->master.id;
    w.since = now - std::chrono::hours(n);
    work->add(w);
    work->add(w);
  }
  const auto page = work->list({}, {"", 2});
  EXPECT_EQ(page.total, 3);
  EXPECT_EQ(page.items.at(0).subject, id("l_", 3));
  EXPECT_EQ(work->list({}, {*page.next, 2}).items.at(0).subject, id("l_", 1));
  EXPECT_EQ(work->list({.kind = "refund-failed"}, {}).total, 0);
}

}  // namespace

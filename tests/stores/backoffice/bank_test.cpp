// Bank statements: taken once, proposed for, confirmed line by line.
#include "backoffice/bank_statements.hpp"
#include "backoffice/invariants.hpp"
#include "backoffice/work_list.hpp"
#include "books.hpp"

namespace {

using namespace books;
using domain::bank_match;
using domain::no;

class books_of_bank : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (!db) return;
    const auto s = make_supplier("Boreal");
    launch_ = make_launch(s, make_rocket(s, "Aurora").id);
  }
  // A booking that waits for its transfer.
  contract::booking_snapshot awaited(int n) {
    auto b = booking(launch_, n);
    b.booking.attempts.back().method = std::string(domain::by_transfer);
    (void)bookings->apply(b, event(b, "booking-transfer-awaited"), now);
    return b;
  }
  static backoffice::bank_entry entry(domain::cents amount, const std::string& text,
                                      const std::string& reference = {}) {
    return {domain::day_of(now), amount, "USD", "Ada Okafor", text, reference};
  }
  std::string take(std::vector<backoffice::bank_entry> entries, const std::string& hash) {
    return bank().take(
        {"november.csv", "csv", "IE29", hash + std::string(60, '0'), std::move(entries)}, staff,
        now);
  }
  std::vector<backoffice::bank_line> lines(const std::string& statement) {
    return bank().find(statement).value().lines;
  }
  backoffice::bank_statements bank() { return backoffice::bank_statements(*db); }

  backoffice::launch launch_;
};

TEST_F(books_of_bank,
       the_same_statement_twice_changes_nothing_and_an_overlapping_one_adds_its_rest) {
  const std::vector<backoffice::bank_entry> first{entry(100, "a", "R1"), entry(200, "b"),
                                                  entry(200, "b")};
  const auto id = take(first, "aaaa");
  EXPECT_EQ(take(first, "aaaa"), id);
  EXPECT_EQ(count("bank_lines"), 3) << "two that are alike are two";
  auto second = first;
  second.push_back(entry(300, "c"));
  const auto later = bank().find(take(second, "bbbb")).value();
  EXPECT_EQ(later.facts.known_before, 3);
  ASSERT_EQ(later.lines.size(), 1U);
  EXPECT_EQ(later.lines[0].entry.amount, 300);
  EXPECT_EQ(count("audit where act = 'bank.statement'"), 2);
  EXPECT_EQ(bank().list({}).total, 2);
}

TEST_F(books_of_bank, a_line_is_proposed_for_whom_it_names_or_by_its_amount) {
  const auto a = awaited(1), b = awaited(2);
  const auto total = a.booking.total();
  const auto reference = domain::reference_of(a.booking.id);
  const auto invoice = documents->of_booking(b.booking.id).at(0).number;
  const auto found = lines(take({entry(total, "for " + reference), entry(total - 1, reference, "2"),
                                 entry(total + 1, invoice), entry(total, "thanks"),
                                 entry(5, "interest"), entry(-5, reference)},
                                "aaaa"));
  EXPECT_EQ(found[0].proposal.match, bank_match::exact);
  EXPECT_EQ(found[0].candidate->customer_name, a.customer.name);
  EXPECT_EQ(found[1].proposal.match, bank_match::part);
  EXPECT_EQ(found[2].proposal.match, bank_match::over);
  EXPECT_EQ(found[2].candidate->booking_id, b.booking.id);
  EXPECT_EQ(found[3].proposal.match, bank_match::unknown) << "two await this amount";
  EXPECT_EQ(found[4].proposal.match, bank_match::unknown);
  EXPECT_EQ(found[5].state, "aside") << "money that we sent";
}

TEST_F(books_of_bank, partial_lines_add_up_and_what_comes_on_top_goes_back) {
  const auto a = awaited(1);
  const auto total = a.booking.total();
  const auto payment = a.booking.attempts.back().key;
  const auto reference = domain::reference_of(a.booking.id);
  const auto found = lines(
      take({entry(total - 10, reference, "1"), entry(10, reference, "2"), entry(7, reference, "3")},
           "aaaa"));
  EXPECT_EQ(bank().begin(found[0].id, payment, staff, now).value().received, total - 10);
  EXPECT_EQ(bank().begin(found[0].id, payment, staff, now).value().received, total - 10)
      << "asked again it tells the same";
  bank().booked(found[0].id);
  EXPECT_FALSE(bank().begin(found[0].id, payment, staff, now).value().tell);
  EXPECT_EQ(bank().line(found[1].id)->proposal.match, bank_match::exact);
  EXPECT_EQ(bank().begin(found[1].id, reference, staff, now).value().received, total);
  const auto extra = bank().begin(found[2].id, reference, staff, now).value();
  EXPECT_FALSE(extra.tell) << "all is there: nobody is told";
  EXPECT_EQ(bank().line(found[2].id)->state, "surplus");
  EXPECT_EQ(count("work_list where kind = 'bank-surplus' and amount_cents = 7"), 1);
}

TEST_F(books_of_bank, a_line_that_was_refused_is_open_again_and_one_set_aside_stays_so) {
  const auto a = awaited(1);
  const auto found =
      lines(take({entry(50, domain::reference_of(a.booking.id)), entry(9, "?")}, "aaaa"));
  const auto payment = a.booking.attempts.back().key;
  (void)bank().begin(found[0].id, payment, staff, now).value();
  bank().refused(found[0].id);
  EXPECT_EQ(bank().line(found[0].id)->state, "open");
  EXPECT_TRUE(bank().set_aside(found[1].id, "Interest", staff, now));
  EXPECT_TRUE(bank().set_aside(found[1].id, "Interest", staff, now));
  EXPECT_EQ(bank().begin(found[1].id, payment, staff, now).error().why,
            no::not_possible_in_this_state);
  EXPECT_EQ(bank().begin(found[0].id, "AB-00000000", staff, now).error().why,
            no::booking_not_found);
  EXPECT_EQ(bank().begin(id("bl_", 1), payment, staff, now).error().why, no::document_not_found);
}

TEST_F(books_of_bank, money_that_a_statement_brought_and_nobody_knows_of_is_found) {
  const auto a = awaited(1);
  const auto payment = a.booking.attempts.back().key;
  const auto reference = domain::reference_of(a.booking.id);
  const auto found =
      lines(take({entry(a.booking.total(), reference), entry(7, reference)}, "aaaa"));
  const auto findings = [&] { return backoffice::invariants(*db).bank_lines().size(); };
  EXPECT_EQ(findings(), 0U);
  (void)bank().begin(found[0].id, payment, staff, now).value();
  EXPECT_EQ(findings(), 1U) << "asked for, and not answered";
  bank().booked(found[0].id);
  EXPECT_EQ(findings(), 1U) << "all of it came, and the payment still waits";
  db->exec("update payments set state = 'paid' where id = $1", {payment});
  EXPECT_EQ(findings(), 0U);
  (void)bank().begin(found[1].id, payment, staff, now).value();
  EXPECT_EQ(findings(), 0U);
  db->exec("delete from work_list");
  EXPECT_EQ(findings(), 1U) << "it goes back, and nobody is told";
}

TEST_F(books_of_bank, what_the_bank_says_never_changes) {
  take({entry(5, "a")}, "aaaa");
  EXPECT_THROW(db->exec("update bank_lines set amount_cents = 6"), platform::postgres::error);
  EXPECT_THROW(db->exec("delete from bank_lines"), platform::postgres::error);
}

}  // namespace

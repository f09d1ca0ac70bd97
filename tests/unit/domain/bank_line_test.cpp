// What payers write, and what a line of a statement then is.
#include "domain/bank_line.hpp"

#include <gtest/gtest.h>

namespace {

using namespace domain;
using names = std::vector<std::string>;

TEST(bank_line, references_are_found_however_banks_write_them) {
  struct row {
    const char* text;
    names bookings, invoices;
  };
  const row table[] = {
      {"AB-1A2B3C4D", {"AB-1A2B3C4D"}, {}},
      {"flight ab 1a2b3c4d thank you", {"AB-1A2B3C4D"}, {}},
      {"AB1A2B3C4D/INV2026000017", {"AB-1A2B3C4D"}, {"INV-2026-000017"}},
      {"INV-2026-1000001.", {}, {"INV-2026-1000001"}},
      {"AB-1A2B3C4D AB-1A2B3C4D", {"AB-1A2B3C4D"}, {}},
      {"AB-1A2B3C4D, AB-00000001", {"AB-1A2B3C4D", "AB-00000001"}, {}},
      {"AB-1A2B3C4", {}, {}},
      {"AB-1A2B3C4D5", {}, {}},
      {"AB-1A2B3C4G", {}, {}},
      {"SLAB-1A2B3C4D", {}, {}},
      {"INV-2026-00017", {}, {}},
      {"INV-26-000017", {}, {}},
      {"", {}, {}},
  };
  for (const auto& r : table) {
    const auto found = references_in(r.text);
    EXPECT_EQ(found.bookings, r.bookings) << r.text;
    EXPECT_EQ(found.invoices, r.invoices) << r.text;
  }
}

TEST(bank_line, a_cent_decides_between_exact_partial_and_over) {
  const awaited_transfer whole{1000}, begun{1000, 400};
  struct row {
    cents amount;
    awaited_transfer of;
    bank_match match;
    cents missing, surplus;
  };
  const row table[] = {
      {1, whole, bank_match::part, 999, 0},       {999, whole, bank_match::part, 1, 0},
      {1000, whole, bank_match::exact, 0, 0},     {1001, whole, bank_match::over, 0, 1},
      {599, begun, bank_match::part, 1, 0},       {600, begun, bank_match::exact, 0, 0},
      {601, begun, bank_match::over, 0, 1},       {1, {1000, 1000}, bank_match::again, 0, 1},
      {1, {1000, 1200}, bank_match::again, 0, 1},
  };
  for (const auto& r : table) {
    const auto p = propose(r.amount, "USD", r.of, true);
    EXPECT_EQ(p.match, r.match) << r.amount;
    EXPECT_EQ(p.missing, r.missing) << r.amount;
    EXPECT_EQ(p.surplus, r.surplus) << r.amount;
  }
}

TEST(bank_line, money_for_what_was_noted_by_hand_is_that_money_and_more_goes_back) {
  const awaited_transfer by_hand{1000, 0, true};
  EXPECT_EQ(propose(1000, "USD", by_hand, true).match, bank_match::noted);
  EXPECT_EQ(propose(400, "USD", by_hand, true).match, bank_match::noted);
  EXPECT_EQ(propose(1001, "USD", by_hand, true).match, bank_match::again);
  EXPECT_EQ(propose(1, "USD", awaited_transfer{1000, 1000, true}, true).match, bank_match::again);
}

TEST(bank_line, what_is_not_a_customers_dollar_cannot_be_confirmed) {
  EXPECT_EQ(propose(0, "USD", awaited_transfer{1000}, true).match, bank_match::outgoing);
  EXPECT_EQ(propose(-1, "USD", awaited_transfer{1000}, true).match, bank_match::outgoing);
  EXPECT_EQ(propose(1000, "EUR", awaited_transfer{1000}, true).match, bank_match::other_currency);
  EXPECT_EQ(propose(1000, "USD", {}, false).match, bank_match::unknown);
  for (const auto m : {bank_match::outgoing, bank_match::other_currency, bank_match::unknown})
    EXPECT_FALSE(confirmable(m));
}

TEST(bank_line, a_booking_that_has_ended_is_told_as_late_and_an_amount_alone_as_such) {
  EXPECT_EQ(propose(1000, "USD", awaited_transfer{1000, 0, false, true}, true).match,
            bank_match::late);
  EXPECT_EQ(propose(1000, "USD", awaited_transfer{1000}, false).match, bank_match::by_amount);
  EXPECT_EQ(name_of(bank_match::by_amount), "by-amount");
  EXPECT_EQ(name_of(bank_match::other_currency), "other-currency");
}

}  // namespace

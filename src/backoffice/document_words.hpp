#pragma once
// What documents say to customers beside their own facts, in each language. A document keeps the
// language it was issued in. Suppliers' documents are in English.

#include "domain/language.hpp"

namespace backoffice {

// {0}, {1}: what contract::text::filled puts there.
struct document_words {
  const char *invoice, *credit_note;
  // labels
  const char *issued, *for_invoice, *due, *booking, *amount, *from, *billed_to, *tax_id;
  const char *departure, *spaceport, *flown_by, *journey;
  // columns
  const char *seat, *what_for, *passenger, *amount_in_usd;
  // whether it is paid
  const char *paid_back_on, *settled, *to_be_paid_back, *paid, *paid_on, *paid_by_card,
      *paid_by_card_on, *failed, *to_pay_by;
  // the sum
  const char *final_amounts, *in_your_favour, *total, *paid_so_far, *left_to_pay, *to_pay;
  // refund dates
  const char *if_you_cancel, *until, *back, *later, *nothing, *when_delayed;
  const char* page;
  // lines
  const char *nth_seat, *nth_seat_back, *as_agreed, *beyond_the_rules, *launch_aborted, *all_paid,
      *not_paid, *taken_back;
};

[[nodiscard]] const document_words& words_in(domain::language l) noexcept;

}  // namespace backoffice

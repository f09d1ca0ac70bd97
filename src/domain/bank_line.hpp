#pragma once
// What a line of a bank statement means: which booking its payer names, and whether it is all that
// is awaited. Proposals only; a financial employee confirms them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/money.hpp"

namespace domain {

// What a payer wrote, made to look as we write it.
struct payment_references {
  std::vector<std::string> bookings;  // "AB-1A2B3C4D"
  std::vector<std::string> invoices;  // "INV-2026-000001"
};
[[nodiscard]] payment_references references_in(std::string_view text);

enum class bank_match {
  exact,           // with it all is there
  part,            // something is still missing
  over,            // more than is missing: the rest goes back
  late,            // the booking has ended: its seats are taken again if they are free
  noted,           // a colleague has said before that it came: nothing more is done
  again,           // all was there already: it goes back
  by_amount,       // nobody is named, and one transfer of just this amount is awaited
  unknown,         // nobody is named
  outgoing,        // money that we sent
  other_currency,  // nothing here costs that
};
[[nodiscard]] std::string_view name_of(bank_match m) noexcept;

// The transfer that a line seems to be.
struct awaited_transfer {
  cents total = 0;
  cents received = 0;  // by lines of statements
  bool paid = false;
  bool ended = false;  // its booking waits no longer
};

struct bank_proposal {
  bank_match match = bank_match::unknown;
  cents missing = 0;  // after this line
  cents surplus = 0;  // goes back
};
[[nodiscard]] bank_proposal propose(cents amount, std::string_view currency,
                                    const std::optional<awaited_transfer>& of, bool named) noexcept;

// Something can be done with it: money that came for somebody we know.
[[nodiscard]] bool confirmable(bank_match m) noexcept;

}  // namespace domain

#include "backoffice/bank_candidates.hpp"

#include <algorithm>

#include "domain/booking.hpp"

namespace backoffice {
namespace {

using platform::postgres::row;
using platform::postgres::transaction;

// The newest transfer of each booking, with what statements brought of it.
constexpr std::string_view transfers =
    "select distinct on (p.booking_id) p.id, p.booking_id, p.amount_cents, p.state, b.state as "
    "booking_state, c.name, (select d.number from documents d where d.kind = 'invoice' and "
    "d.source = p.booking_id) as invoice, coalesce((select sum(n.amount_cents) from bank_lines n "
    "where n.payment_id = p.id and n.state in ('booking', 'booked')), 0)::bigint as received from "
    "payments p join bookings b on b.id = p.booking_id join customers c on c.id = b.customer_id "
    "where p.kind = 'charge' and p.method = 'bank-transfer' and ";
constexpr std::string_view newest = " order by p.booking_id, p.at desc, p.id desc";

bank_candidate candidate_of(const row& r) {
  bank_candidate c;
  c.payment_id = r.text("id");
  c.booking_id = r.text("booking_id");
  c.customer_name = r.text("name");
  c.booking_state = r.text("booking_state");
  c.awaited.total = r.i64("amount_cents");
  c.awaited.received = r.i64("received");
  c.awaited.paid = r.text("state") == "paid";
  c.awaited.ended = !c.awaited.paid && c.booking_state != "paying";
  return c;
}

// "AB-1A2B3C4D" -> "1a2b3c4d"
std::string digits_of(const std::string& reference) {
  auto digits = reference.substr(reference.find('-') + 1);
  for (char& c : digits)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  return digits;
}

domain::cents missing(const bank_candidate& c) {
  return c.awaited.total - c.awaited.received;
}

}  // namespace

bank_candidates::bank_candidates(transaction& t, const std::vector<std::string>& texts,
                                 const std::vector<std::int64_t>& amounts) {
  std::vector<std::string> digits, invoices;
  for (const auto& text : texts) {
    const auto named = domain::references_in(text);
    for (const auto& b : named.bookings) digits.push_back(digits_of(b));
    invoices.insert(invoices.end(), named.invoices.begin(), named.invoices.end());
  }
  const auto add = [&](const row& r) {
    const auto c = candidate_of(r);
    by_name_[domain::reference_of(c.booking_id)].push_back(c);
    if (const auto invoice = r.maybe_text("invoice")) by_name_[*invoice].push_back(c);
  };
  if (!digits.empty() || !invoices.empty()) {
    for (const auto r : t.exec(std::string(transfers) +
                                   "(right(p.booking_id, 8) = any($1) or p.booking_id in (select "
                                   "d.booking_id from documents d where d.number = any($2)))" +
                                   std::string(newest),
                               {digits, invoices}))
      add(r);
  }
  if (amounts.empty()) return;
  for (const auto r :
       t.exec(std::string(transfers) + "p.state = 'pending' and p.amount_cents = any($1)" +
                  std::string(newest),
              {amounts})) {
    const auto c = candidate_of(r);
    if (missing(c) == c.awaited.total) by_amount_[c.awaited.total].push_back(c);
  }
}

bank_candidates::found bank_candidates::of(const std::string& text, domain::cents amount) const {
  const auto named = domain::references_in(text);
  std::vector<bank_candidate> all;
  for (const auto* names : {&named.bookings, &named.invoices}) {
    for (const auto& name : *names) {
      const auto it = by_name_.find(name);
      if (it == by_name_.end()) continue;
      for (const auto& c : it->second) {
        const bool there = std::any_of(all.begin(), all.end(),
                                       [&](const auto& a) { return a.payment_id == c.payment_id; });
        if (!there) all.push_back(c);
      }
    }
  }
  if (all.size() == 1) return {all.front(), true};
  const auto fits =
      std::find_if(all.begin(), all.end(), [&](const auto& c) { return missing(c) == amount; });
  if (fits != all.end()) return {*fits, true};
  if (!all.empty()) return {{}, true};  // several are named: a person looks
  const auto it = by_amount_.find(amount);
  if (it == by_amount_.end() || it->second.size() != 1) return {};
  return {it->second.front(), false};
}

std::optional<bank_candidate> transfer_of(transaction& t, const std::string& payment) {
  const auto found = t.exec(std::string(transfers) + "p.id = $1" + std::string(newest), {payment});
  if (found.empty()) return {};
  return candidate_of(found[0]);
}

}  // namespace backoffice

// What belongs to a booking beside its row: for reconciliation.
#include <algorithm>

#include "backoffice/bookings.hpp"

namespace backoffice {

booking_papers papers_due(const domain::booking& b) {
  booking_papers due;
  due.invoice = invoiced(b);
  due.credited = credit_sources(b);
  for (const auto& r : b.repayments) due.refunds.emplace_back(r.id, r.amount);
  std::sort(due.credited.begin(), due.credited.end());
  std::sort(due.refunds.begin(), due.refunds.end());
  return due;
}

std::map<std::string, booking_papers> bookings::papers(const std::vector<std::string>& ids) {
  std::map<std::string, booking_papers> out;
  for (const auto r : db_.exec("select booking_id, kind, source from documents where booking_id = "
                               "any($1) order by source",
                               {ids})) {
    auto& p = out[r.text("booking_id")];
    if (r.text("kind") == "invoice")
      p.invoice = true;
    else
      p.credited.push_back(r.text("source"));
  }
  // The newest try of each; earlier ones have failed.
  for (const auto r :
       db_.exec("select distinct on (repayment) booking_id, repayment, amount_cents from payments "
                "where booking_id = any($1) and kind = 'refund' order by repayment, at desc",
                {ids})) {
    out[r.text("booking_id")].refunds.emplace_back(r.text("repayment"), r.i64("amount_cents"));
  }
  return out;
}

}  // namespace backoffice

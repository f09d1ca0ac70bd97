// I5 and I7: the money of one booking.
#include <algorithm>
#include <set>

#include "check/booking_states.hpp"
#include "check/invariants.hpp"

namespace check {
namespace {

domain::cents repaid_of(const domain::booking& b, const std::string& charge) {
  domain::cents sum = 0;
  for (const auto& r : b.repayments) {
    if (r.charge == charge) sum += r.amount;
  }
  return sum;
}

// All that is to go back for this charge has gone.
bool all_paid_back(const domain::booking& b, const std::string& charge) {
  return std::all_of(b.repayments.begin(), b.repayments.end(), [&](const auto& r) {
    return r.charge != charge || r.state == domain::repayment_state::paid;
  });
}

domain::cents amount_at(const std::map<std::string, domain::cents>& books, const std::string& key) {
  const auto it = books.find(key);
  return it == books.end() ? 0 : it->second;
}

// When the seats were given up, the launch departed then.
domain::instant departure_at(const sales::launch& l, domain::instant at) {
  for (const auto& change : l.master.date_history) {
    if (change.changed_at > at) return change.departs_at;
  }
  return l.master.departs_at;
}

}  // namespace

void check_money(const domain::booking& b, const provider_books& books, std::vector<finding>& out) {
  const auto say = [&](const std::string& what) {
    out.push_back({"I5", "booking " + b.id + ": " + what});
  };
  domain::cents came = 0, kept = 0, owed = 0;
  for (const auto& a : b.attempts) {
    const bool paid = a.state == domain::payment_state::paid;
    if (a.method == domain::by_transfer) {
      // What came in is what its seats cost and what goes back.
      if (paid) came += repaid_of(b, a.key);
      if (paid && a.key == b.paid_by) {
        domain::cents back = 0;
        for (const auto& p : b.passengers) back += p.refunded;
        came += b.total() - back;
      }
      continue;
    }
    const auto taken = amount_at(books.paid, a.key), returned = amount_at(books.refunded, a.key);
    came += taken;
    if (taken > 0 && !paid)
      say("the provider took " + std::to_string(taken) + " cents for attempt " +
          std::to_string(a.number) + ", which is " + std::string(domain::name_of(a.state)));
    if (paid && taken != b.total())
      say("attempt " + std::to_string(a.number) + " is paid with " + std::to_string(b.total()) +
          " cents, the provider says " + std::to_string(taken));
    const auto due = repaid_of(b, a.key);
    if (returned > due || (returned != due && all_paid_back(b, a.key)))
      say(std::to_string(due) + " cents of attempt " + std::to_string(a.number) +
          " go back, the provider has returned " + std::to_string(returned));
  }
  for (const auto& p : b.passengers) kept += p.paid - p.refunded;
  for (const auto& r : b.repayments) owed += r.amount;
  if (came != kept + owed)
    say(std::to_string(came) + " cents came, its passengers keep " + std::to_string(kept) + ", " +
        std::to_string(owed) + " go back");
  if (has_sold_seats(b) && came == 0 && b.total() > 0)
    say("is " + std::string(domain::name_of(b.state)) + " and nothing was paid");
}

void check_cancellations(const domain::booking& b, const sales::launch& l,
                         std::vector<finding>& out) {
  const auto say = [&](const std::string& what) {
    out.push_back({"I7", "booking " + b.id + ": " + what});
  };
  std::set<std::string> given_up;
  for (const auto& c : b.cancellations) {
    const bool applied =
        b.state != domain::booking_state::cancelling || &c != &b.cancellations.back();
    const auto refunds = std::count_if(b.repayments.begin(), b.repayments.end(),
                                       [&](const auto& r) { return r.cancellation == c.id; });
    if (refunds != (applied && c.amount > 0 ? 1 : 0))
      say("cancellation " + c.id + " has " + std::to_string(refunds) + " refunds");
    for (const auto& r : b.repayments) {
      if (r.cancellation == c.id && r.amount != c.amount)
        say("refund " + r.id + " is " + std::to_string(r.amount) +
            " cents, its cancellation says " + std::to_string(c.amount));
    }
    const auto tier = domain::refund_percent(b.policy, departure_at(l, c.at), c.at);
    const auto right =
        domain::percent(b.price, tier) * static_cast<domain::cents>(c.passengers.size());
    if (c.percent != tier || c.amount != right)
      say("cancellation " + c.id + " gives " + std::to_string(c.percent) + " % and " +
          std::to_string(c.amount) + " cents, its tier is " + std::to_string(tier) + " % and " +
          std::to_string(right));
    for (const auto& p : c.passengers) {
      if (!given_up.insert(p).second) say("the seat of " + p + " was given up twice");
    }
  }
}

}  // namespace check

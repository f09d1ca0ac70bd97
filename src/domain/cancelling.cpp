#include "domain/cancelling.hpp"

#include <algorithm>
#include <stdexcept>

namespace domain {
namespace {

std::string numbered(const booking& b, char letter, int number) {
  return b.id + ':' + letter + std::to_string(number);
}

instant tier_ends(const refund_policy& policy, instant departs_at, instant now) {
  for (const auto& tier : policy) {
    const auto end = months_before(departs_at, tier.months_before_departure);
    if (now <= end) return end;
  }
  return departs_at;
}

// Each once and still kept; nothing when one is not.
std::optional<std::vector<std::string>> kept_passengers(const booking& b,
                                                        std::vector<std::string> asked) {
  std::vector<std::string> kept;
  for (const auto& p : b.passengers) {
    if (p.state != passenger_state::kept) continue;
    if (asked.empty() || std::find(asked.begin(), asked.end(), p.id) != asked.end())
      kept.push_back(p.id);
  }
  if (kept.empty() || (!asked.empty() && kept.size() != asked.size())) return {};
  return kept;
}

}  // namespace

result<refund_quote> quote_cancellation(const booking& b, std::vector<std::string> passengers,
                                        launch_status status, instant departs_at, instant now) {
  if (b.state != booking_state::confirmed) return refusal{no::booking_not_confirmed};
  if (!ahead(status) || departs_at <= now) return refusal{no::launch_over};
  auto kept = kept_passengers(b, std::move(passengers));
  if (!kept) return refusal{no::passenger_not_kept};
  refund_quote q;
  q.passengers = *std::move(kept);
  q.percent = refund_percent(b.policy, departs_at, now);
  q.each = percent(b.price, q.percent);
  q.amount = q.each * static_cast<cents>(q.passengers.size());
  q.departs_at = departs_at;
  q.valid_until = std::min(now + quote_time, tier_ends(b.policy, departs_at, now));
  return q;
}

void begin_cancelling(booking& b, const refund_quote& q, const cancel_request& r, instant now) {
  const int number = static_cast<int>(b.cancellations.size()) + 1;
  b.cancellations.push_back({number, numbered(b, 'c', number), r.key, q.passengers, q.percent,
                             q.amount, r.reason, r.by, now});
  b.state = booking_state::cancelling;
}

event_kind finish_cancelling(booking& b, instant now) {
  if (b.state != booking_state::cancelling || b.cancellations.empty())
    throw std::logic_error("booking " + b.id + " is not cancelling");
  const auto& c = b.cancellations.back();
  const auto each = c.amount / static_cast<cents>(c.passengers.size());
  for (auto& p : b.passengers) {
    if (std::find(c.passengers.begin(), c.passengers.end(), p.id) == c.passengers.end()) continue;
    p.state = c.percent > 0 ? passenger_state::cancelled : passenger_state::forfeited;
    p.refunded = each;
  }
  if (c.amount > 0) owe(b, repayment_reason::cancellation, b.paid_by, c.amount, now, c.id);
  const bool some_left = b.seats_kept() > 0;
  b.state = some_left                 ? booking_state::confirmed
            : b.seats_forfeited() > 0 ? booking_state::forfeited
                                      : booking_state::cancelled;
  if (c.percent == 0) return event_kind::booking_forfeited;
  return some_left ? event_kind::booking_seats_cancelled : event_kind::booking_cancelled;
}

void drop_cancelling(booking& b) {
  if (b.state != booking_state::cancelling) return;
  b.cancellations.pop_back();
  b.state = booking_state::confirmed;
}

void abort(booking& b, instant now) {
  drop_cancelling(b);
  cents back = 0;
  for (auto& p : b.passengers) {
    back += p.paid - p.refunded;
    p.refunded = p.paid;
  }
  b.state = booking_state::aborted;
  b.launch.status = launch_status::aborted;
  if (back > 0) owe(b, repayment_reason::aborted, b.paid_by, back, now);
}

cents kept_of_given_up(const booking& b) noexcept {
  cents kept = 0;
  for (const auto& p : b.passengers) {
    if (p.state != passenger_state::kept) kept += p.paid - p.refunded;
  }
  return kept;
}

result<void> refund_more(booking& b, const extra_refund& r, launch_status status,
                         instant departs_at, instant now) {
  const bool settled = b.state == booking_state::confirmed || b.state == booking_state::cancelled ||
                       b.state == booking_state::forfeited;
  if (!settled || b.paid_by.empty()) return refusal{no::not_possible_in_this_state};
  if (!ahead(status) || departs_at <= now) return refusal{no::launch_over};
  const auto most = kept_of_given_up(b);
  if (r.amount > most) return refusal{no::refund_too_much, {{"mostCents", most}}};
  auto left = r.amount;
  for (auto& p : b.passengers) {
    if (p.state == passenger_state::kept) continue;
    const auto share = std::min(left, p.paid - p.refunded);
    p.refunded += share;
    left -= share;
  }
  owe(b, repayment_reason::manual, b.paid_by, r.amount, now);
  auto& made = b.repayments.back();
  made.key = r.key;
  made.by = r.by;
  made.note = r.note;
  return {};
}

void owe(booking& b, repayment_reason why, std::string charge, cents amount, instant now,
         std::string cancellation) {
  const int number = static_cast<int>(b.repayments.size()) + 1;
  b.repayments.push_back({number, numbered(b, 'r', number), why, std::move(charge), amount,
                          std::move(cancellation), now, repayment_state::owed});
}

void report(booking& b, incident_kind kind, std::string charge, cents amount, instant now) {
  for (const auto& i : b.incidents) {
    if (i.kind == kind && i.charge == charge && i.amount == amount) return;  // told already
  }
  const int number = static_cast<int>(b.incidents.size()) + 1;
  b.incidents.push_back({number, numbered(b, 'i', number), kind, std::move(charge), amount, now});
  b.needs_attention = true;
}

bool see_to(booking& b, std::string_view incident) {
  const auto it = std::find_if(b.incidents.begin(), b.incidents.end(),
                               [&](const auto& i) { return i.id == incident && !i.seen; });
  if (it == b.incidents.end()) return false;
  it->seen = true;
  b.needs_attention =
      std::any_of(b.incidents.begin(), b.incidents.end(), [](const auto& i) { return !i.seen; });
  return true;
}

}  // namespace domain

// Giving seats up: quote, then confirm with the figures of the quote. First recorded in the
// booking, then the seats move, then the money is owed.
#include <algorithm>

#include "platform/runtime/failpoint.hpp"
#include "sales/booking_flow.hpp"

namespace sales {

using domain::booking_state;
using domain::no;
using domain::refusal;
using platform::crash_point;

namespace {

const domain::cancellation* asked_with(const domain::booking& b, const std::string& key) noexcept {
  for (const auto& c : b.cancellations) {
    if (c.key == key) return &c;
  }
  return nullptr;
}

bool same(const domain::cancellation& c, const domain::cancel_request& r) {
  if (c.percent != r.percent || c.amount != r.amount) return false;
  return r.passengers.empty() || std::is_permutation(c.passengers.begin(), c.passengers.end(),
                                                     r.passengers.begin(), r.passengers.end());
}

}  // namespace

domain::result<domain::refund_quote> booking_flow::quote(const std::string& customer,
                                                         const std::string& id,
                                                         const std::vector<std::string>& passengers,
                                                         domain::instant now) {
  auto found = find(customer, id);
  if (!found) return found.error();
  const auto l = p_.launches.find(found->launch.id);
  if (!l) return refusal{no::launch_not_found};
  return domain::quote_cancellation(*found, passengers, l->master.status, l->master.departs_at,
                                    now);
}

domain::result<domain::booking> booking_flow::cancel(const std::string& customer,
                                                     const std::string& id,
                                                     const domain::cancel_request& r,
                                                     domain::instant now) {
  // Another writer may come between the look and the write: then look again.
  for (int attempt = 0; attempt < 5; ++attempt) {
    auto found = find(customer, id);
    if (!found) return found;
    auto b = *found;
    if (const auto* earlier = asked_with(b, r.key)) {
      if (!same(*earlier, r)) return refusal{no::key_reused};
      return b.state == booking_state::cancelling ? finish_cancelling(std::move(b), now) : b;
    }
    if (b.state == booking_state::cancelling) b = finish_cancelling(std::move(b), now);
    const auto l = p_.launches.find(b.launch.id);
    if (!l) return refusal{no::launch_not_found};
    const auto q =
        domain::quote_cancellation(b, r.passengers, l->master.status, l->master.departs_at, now);
    if (!q) return q.error();
    if (q->percent != r.percent || q->amount != r.amount)
      return refusal{no::quote_lapsed, {{"percent", q->percent}, {"amountCents", q->amount}}};
    domain::begin_cancelling(b, *q, r, now);
    if (!put(b, std::nullopt, now)) continue;
    crash_point("cancel.after_intent");
    return finish_cancelling(std::move(b), now);
  }
  return refusal{no::version_conflict};
}

domain::result<domain::booking> booking_flow::refund_more(const std::string& id,
                                                          const domain::extra_refund& r,
                                                          domain::instant now) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    auto b = p_.bookings.find(id);
    if (!b) return refusal{no::booking_not_found};
    for (const auto& earlier : b->repayments) {
      if (earlier.key != r.key) continue;
      if (earlier.amount != r.amount) return refusal{no::key_reused};
      return *b;
    }
    const auto l = p_.launches.find(b->launch.id);
    if (!l) return refusal{no::launch_not_found};
    const auto done = domain::refund_more(*b, r, l->master.status, l->master.departs_at, now);
    if (!done) return done.error();
    if (put(*b, domain::event_kind::booking_changed, now)) return *b;
  }
  return refusal{no::version_conflict};
}

domain::booking booking_flow::finish_cancelling(domain::booking b, domain::instant now) {
  const auto& c = b.cancellations.back();
  const auto moved =
      p_.launches.cancel_seats({b.launch.id, b.id, b.customer_id, c.number,
                                static_cast<int>(c.passengers.size()), c.percent > 0},
                               now);
  if (moved == launch_store::given_up::closed) {
    const auto l = p_.launches.find(b.launch.id);
    if (!l) throw std::runtime_error("booking " + b.id + " has no launch");
    domain::drop_cancelling(b);
    return followed(std::move(b), *l, now);
  }
  crash_point("cancel.after_launch");
  const auto kind = domain::finish_cancelling(b, now);
  auto written = write(std::move(b), kind, now);
  crash_point("cancel.after_booking");
  return written;
}

}  // namespace sales

// What reconciliation compares, class by class, and how each is mended: by the same upsert and the
// same state machine as everyday work. Seats and money that do not add up are for a person: they
// are never mended by guess.
#include <algorithm>
#include <boost/json/parse.hpp>

#include "contract/snapshots.hpp"
#include "core_api/reconciliation/reconciliation.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"

namespace core_api {

using domain::booking_state;

namespace {

constexpr std::chrono::seconds settling{60};  // younger changes are still on their way
// Older attempts are not asked about again: who was told otherwise would have heard by then.
constexpr std::chrono::days charges_looked_at{30};

// Has a row of its own in PostgreSQL: a booking that never left `held` has none.
bool has_row(const domain::booking& b) {
  return !b.attempts.empty();
}

bool needs_sold_entry(const domain::booking& b) {
  return b.state == booking_state::confirmed || b.state == booking_state::forfeited ||
         b.state == booking_state::flown;
}

bool has_its_entry(const domain::booking& b, const sales::launch_with_entries* l) {
  const auto* e = l != nullptr ? l->find(b.id) : nullptr;
  return e != nullptr && e->state == sales::entry_state::sold && e->seats == b.seats_taken() &&
         e->forfeited == b.seats_forfeited();
}

}  // namespace

void reconciliation::repair_booking(const domain::booking& b) {
  const auto customer = p_.customers.find(b.customer_id);
  if (!customer) throw std::runtime_error("booking " + b.id + " has no customer");
  p_.sync.apply({b, *customer}, "reconcile:" + b.id + ":" + std::to_string(b.version));
}

void reconciliation::compare_bookings(const std::vector<domain::booking>& page,
                                      reconciliation_report& r) {
  std::vector<std::string> ids;
  for (const auto& b : page) ids.push_back(b.id);
  std::map<std::string, backoffice::booking_version> rows;
  for (auto& row : p_.rows.versions(ids)) rows.emplace(row.id, row);
  const auto papers = p_.rows.papers(ids);
  std::map<std::string, std::optional<sales::launch_with_entries>> launches;
  const auto settled = p_.clock.now() - settling;
  for (const auto& b : page) {
    ++r.processed;
    if (b.changed_at > settled) continue;
    compare_charges(b, r);
    auto [l, fresh] = launches.try_emplace(b.launch.id);
    if (fresh) l->second = p_.launches.find_with_entries(b.launch.id);
    compare_entry(b, l->second ? &*l->second : nullptr, r);
    if (has_row(b)) {
      const auto row = rows.find(b.id);
      const auto there = papers.find(b.id);
      compare_row(b, row == rows.end() ? nullptr : &row->second, r);
      compare_papers(b, there == papers.end() ? backoffice::booking_papers{} : there->second, r);
    }
    if (too_much(r)) {
      r.stopped = true;
      return;
    }
  }
}

void reconciliation::compare_row(const domain::booking& b, const backoffice::booking_version* row,
                                 reconciliation_report& r) {
  if (row != nullptr && row->version >= b.version) {
    // The same version with other contents, or a newer one than there is: no upsert mends that.
    if (row->version > b.version || row->state != b.state || row->seats != b.seats)
      note(r, {"booking", b.id, "row-differs", "reported"}, false);
    return;
  }
  repair_booking(b);
  const bool missing = row == nullptr;
  note(r, {"booking", b.id, missing ? "missing" : "stale", missing ? "inserted" : "updated"}, true);
}

void reconciliation::compare_papers(const domain::booking& b,
                                    const backoffice::booking_papers& there,
                                    reconciliation_report& r) {
  const auto due = backoffice::papers_due(b);
  auto credited = there.credited;
  std::sort(credited.begin(), credited.end());
  if ((due.invoice && !there.invoice) ||
      !std::includes(credited.begin(), credited.end(), due.credited.begin(), due.credited.end())) {
    repair_booking(b);
    note(r, {"booking", b.id, "document-missing", "issued"}, true);
  }
  const std::map<std::string, domain::cents> refunds(there.refunds.begin(), there.refunds.end());
  for (const auto& [id, amount] : due.refunds) {
    const auto refund = refunds.find(id);
    if (refund == refunds.end()) {
      repair_booking(b);
      note(r, {"booking", b.id, "refund-missing", "inserted " + id}, true);
    } else if (refund->second != amount) {
      note(r, {"booking", b.id, "refund-wrong", "reported " + id}, false);
    }
  }
  for (const auto& [id, amount] : refunds) {
    const bool known = std::any_of(due.refunds.begin(), due.refunds.end(),
                                   [&](const auto& d) { return d.first == id; });
    if (!known && !id.empty()) note(r, {"booking", b.id, "refund-wrong", "reported " + id}, false);
  }
}

void reconciliation::compare_entry(const domain::booking& b, const sales::launch_with_entries* l,
                                   reconciliation_report& r) {
  if (!needs_sold_entry(b) || has_its_entry(b, l)) return;
  // Either may have moved while we looked.
  const auto again = p_.bookings.find(b.id);
  const auto there = p_.launches.find_with_entries(b.launch.id);
  if (!again || again->version != b.version || has_its_entry(b, there ? &*there : nullptr)) return;
  note(r, {"booking", b.id, "booking-without-entry", "reported"}, false);
}

// Money under an attempt that is said to be closed: the state machine finds seats for it or gives
// it back.
void reconciliation::compare_charges(const domain::booking& b, reconciliation_report& r) {
  if (b.changed_at < p_.clock.now() - charges_looked_at || b.state == booking_state::paying) return;
  for (const auto& a : b.attempts) {
    if (a.method != domain::by_card || a.state == domain::payment_state::paid) continue;
    try {
      const auto after = p_.flow.heard_of(b, a.key, p_.clock.now());
      if (after.version == b.version) continue;
      note(r, {"booking", b.id, "charge-without-booking", "settled " + a.key}, true);
      return;  // it has changed: the rest at the next pass
    } catch (const platform::unavailable& e) {
      platform::log::warning("payment provider does not answer",
                             {{"booking", b.id}, {"error", e.what()}});
      return;
    }
  }
}

void reconciliation::find_extra_rows(const std::vector<backoffice::booking_version>& page,
                                     reconciliation_report& r) {
  for (const auto& row : page) {
    if (!p_.bookings.find(row.id)) note(r, {"booking", row.id, "extra", "reported"}, false);
  }
}

void reconciliation::check_seats(const sales::launch_with_entries& l, reconciliation_report& r) {
  std::int64_t taken = 0;
  const auto& id = l.launch.master.id;
  const auto now = p_.clock.now();
  for (const auto& e : l.entries) {
    taken += e.seats;
    const bool overdue = e.state != sales::entry_state::sold && e.until < now - settling;
    if ((e.state != sales::entry_state::sold && !overdue) || p_.bookings.find(e.booking)) continue;
    if (!overdue)
      note(r, {"launch", id, "entry-without-booking", "reported " + e.booking}, false);
    else if (p_.launches.give_back(id, e, true, now))
      note(r, {"launch", id, "entry-without-booking", "released " + e.booking}, true);
  }
  if (l.launch.master.capacity != l.launch.available + l.launch.offerable + taken)
    note(r, {"launch", id, "seats-do-not-add-up", "reported"}, false);
}

void reconciliation::compare_launches(const std::vector<domain::launch_master>& page,
                                      reconciliation_report& r) {
  for (const auto& m : page) {
    ++r.processed;
    const auto copy = p_.launches.find_with_entries(m.id);
    if (copy) check_seats(*copy, r);
    if (copy && copy->launch.master.version >= m.version) continue;
    if (m.created_at > p_.clock.now() - settling) continue;
    p_.sync.apply(m);
    note(r,
         {"launch", m.id, copy ? "launch-copy-stale" : "launch-copy-missing",
          copy ? "updated" : "inserted"},
         true);
    if (too_much(r)) {
      r.stopped = true;
      return;
    }
  }
}

slice reconciliation::check_one_booking(const job& j) {
  const auto e = contract::event_from_json(boost::json::parse(j.payload).as_object());
  const auto b = p_.bookings.find(e.aggregate);
  if (!b || !has_row(*b)) return {};
  const auto rows = p_.rows.versions({b->id});
  if (!rows.empty() && rows.front().version >= b->version) return {};
  if (b->changed_at > p_.clock.now() - settling) return {};  // a newer event has its own look
  repair_booking(*b);
  p_.log.add({{},
              p_.clock.now(),
              "RECONCILE",
              "warning",
              "core-api",
              "a booking's row was behind and is mended",
              {},
              {{"booking", b->id}, {"class", rows.empty() ? "missing" : "stale"}}});
  return {};
}

}  // namespace core_api

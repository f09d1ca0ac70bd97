#include "core_api/reconciliation/comparison.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace core_api {

using domain::booking_state;
using sales::entry_state;

namespace {

constexpr std::chrono::seconds settling{60};  // younger changes are still on their way
// Older attempts are not asked about again: who was told otherwise would have heard by then.
constexpr std::chrono::days charges_looked_at{30};

// Has a row of its own in PostgreSQL: a booking that never left `held` has none.
bool has_row(const domain::booking& b) {
  return !b.attempts.empty();
}

// While cancelling, one of the two is ahead of the other.
bool needs_entry(const domain::booking& b) {
  return b.state == booking_state::confirmed || b.state == booking_state::forfeited ||
         b.state == booking_state::flown;
}

// Whose launch was aborted keeps the entry as it was.
bool explains_sold_entry(const domain::booking& b) {
  return needs_entry(b) || b.state == booking_state::cancelling ||
         b.state == booking_state::aborted;
}

bool is_over(const domain::booking& b) {
  return b.state == booking_state::expired || b.state == booking_state::cancelled;
}

template <class Document>
void compare_versions(const char* entity, const std::vector<Document>& page,
                      const std::map<std::string, std::int64_t>& rows,
                      std::vector<discrepancy>& out) {
  for (const auto& each : page) {
    const auto row = rows.find(each.id);
    if (row == rows.end())
      out.push_back({entity, each.id, std::string(classes::missing), {}});
    else if (row->second < each.version)
      out.push_back({entity, each.id, std::string(classes::stale), {}});
  }
}

}  // namespace

std::vector<discrepancy> comparison::of_bookings(const std::vector<domain::booking>& page) {
  std::vector<discrepancy> out;
  const auto settled = p_.clock.now() - settling;
  std::vector<std::string> ids;
  for (const auto& b : page) {
    if (has_row(b) && b.changed_at <= settled) ids.push_back(b.id);
  }
  const auto on_their_way = p_.bookings.with_waiting_events(ids);
  const std::set<std::string> unsettled(on_their_way.begin(), on_their_way.end());
  std::map<std::string, backoffice::booking_version> versions;
  for (auto& row : p_.rows.versions(ids)) versions.emplace(row.id, row);
  const auto books = p_.rows.booked_for(ids);
  for (const auto& b : page) {
    if (!has_row(b) || b.changed_at > settled || unsettled.count(b.id) != 0) continue;
    const auto row = versions.find(b.id);
    if (row == versions.end()) {
      out.push_back({"booking", b.id, std::string(classes::missing), {}});
      continue;  // its books come with the row
    }
    if (row->second.version < b.version) {
      out.push_back({"booking", b.id, std::string(classes::stale), {}});
      continue;
    }
    // The same version with other contents, or a newer one than there is: no upsert mends that.
    if (row->second.version > b.version || row->second.state != b.state ||
        row->second.seats != b.seats)
      out.push_back({"booking", b.id, std::string(classes::row_differs), {}});
    const auto known = books.find(b.id);
    compare_books(b, known == books.end() ? backoffice::booked{} : known->second, out);
  }
  return out;
}

void comparison::compare_books(const domain::booking& b, const backoffice::booked& books,
                               std::vector<discrepancy>& out) const {
  for (const auto& d : backoffice::wanted_documents(b)) {
    if (books.documents.count({std::string(domain::name_of(d.kind)), d.source}) == 0)
      out.push_back({"booking", b.id, std::string(classes::document_missing), {}, d.source});
  }
  std::set<std::string> owed;
  for (const auto& r : b.repayments) {
    owed.insert(r.id);
    const auto [first, last] = books.refunds.equal_range(r.id);
    if (first == last)
      out.push_back({"booking", b.id, std::string(classes::refund_missing), {}, r.id});
    if (std::any_of(first, last, [&](const auto& row) { return row.second != r.amount; }))
      out.push_back({"booking", b.id, std::string(classes::refund_wrong), {}, r.id});
  }
  for (const auto& [repayment, amount] : books.refunds) {
    if (owed.count(repayment) == 0)
      out.push_back({"booking", b.id, std::string(classes::refund_wrong), {}, repayment});
  }
  for (const auto& key : books.charges) {
    if (std::none_of(b.attempts.begin(), b.attempts.end(),
                     [&](const auto& a) { return a.key == key; }))
      out.push_back({"booking", b.id, std::string(classes::charge_without_booking), {}, key});
  }
}

std::vector<discrepancy> comparison::of_charges(const std::vector<domain::booking>& page) {
  std::vector<discrepancy> out;
  const auto now = p_.clock.now();
  for (const auto& b : page) {
    if (b.changed_at > now - settling || b.changed_at < now - charges_looked_at ||
        b.state == booking_state::paying)
      continue;
    for (const auto& a : b.attempts) {
      if (a.method != domain::by_card || a.state == domain::payment_state::paid) continue;
      if (p_.provider.ask(a.key).status == domain::charge_status::paid)
        out.push_back({"booking", b.id, std::string(classes::charge_without_booking), {}, a.key});
    }
  }
  return out;
}

std::vector<discrepancy> comparison::of_launches(const std::vector<domain::launch_master>& page) {
  std::vector<discrepancy> out;
  const auto settled = p_.clock.now() - settling;
  for (const auto& m : page) {
    const auto copy = p_.launches.find_with_entries(m.id);
    if (copy) compare_entries(*copy, out);
    if (m.created_at > settled) continue;
    if (!copy)
      out.push_back({"launch", m.id, std::string(classes::copy_missing), {}});
    else if (copy->launch.master.version < m.version)
      out.push_back({"launch", m.id, std::string(classes::copy_stale), {}});
  }
  return out;
}

void comparison::compare_entries(const sales::launch_with_entries& l,
                                 std::vector<discrepancy>& out) {
  const auto& id = l.launch.master.id;
  const auto settled = p_.clock.now() - settling;
  auto ids = p_.rows.with_seats(id);
  std::int64_t taken = 0;
  for (const auto& e : l.entries) {
    taken += e.seats;
    ids.push_back(e.booking);
  }
  if (l.launch.master.capacity != l.launch.available + l.launch.offerable + taken)
    out.push_back({"launch", id, std::string(classes::seats_wrong), {}});
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::map<std::string, domain::booking> bookings;
  for (auto& b : p_.bookings.find(ids)) bookings.emplace(b.id, std::move(b));
  for (const auto& e : l.entries) {
    const auto b = bookings.find(e.booking);
    const bool sold = e.state == entry_state::sold;
    // A hold whose booking is being written, or was never, ends by itself.
    const bool explained =
        b != bookings.end() && (sold ? explains_sold_entry(b->second) : !is_over(b->second));
    if (!explained && (sold || e.until < settled))
      out.push_back({"launch", id, std::string(classes::entry_without_booking), {}, e.booking});
  }
  for (const auto& [booking, b] : bookings) {
    const auto* e = l.find(booking);
    const bool seated = e != nullptr && e->state == entry_state::sold &&
                        e->seats == b.seats_taken() && e->forfeited == b.seats_forfeited();
    if (needs_entry(b) && b.launch.id == id && !seated && b.changed_at <= settled)
      out.push_back({"booking", booking, std::string(classes::booking_without_entry), {}, id});
  }
}

std::vector<discrepancy> comparison::of_reviews(const std::vector<domain::review>& page) {
  std::vector<discrepancy> out;
  std::vector<std::string> ids;
  std::set<std::string> suppliers;
  for (const auto& r : page) {
    ids.push_back(r.id);
    suppliers.insert(r.supplier_id);
  }
  compare_versions("review", page, p_.review_rows.versions(ids), out);
  for (auto& d : of_ratings(suppliers)) out.push_back(std::move(d));
  return out;
}

std::vector<discrepancy> comparison::of_support(const std::vector<domain::support_request>& page) {
  std::vector<discrepancy> out;
  std::vector<std::string> ids;
  for (const auto& r : page) ids.push_back(r.id);
  compare_versions("support", page, p_.support_rows.versions(ids), out);
  return out;
}

std::vector<discrepancy> comparison::of_ratings(const std::set<std::string>& suppliers) {
  std::vector<discrepancy> out;
  for (const auto& s : suppliers) {
    const auto noted = p_.reviews.rating_of(s), counted = p_.reviews.counted(s);
    if (noted.count != counted.count || noted.stars != counted.stars)
      out.push_back({"supplier", s, std::string(classes::rating_stale), {}});
  }
  return out;
}

std::vector<discrepancy> comparison::of_profiles(
    const std::vector<domain::supplier_profile>& page) {
  std::vector<discrepancy> out;
  for (const auto& s : page) {
    const auto copy = p_.places.supplier(s.id);
    if (!copy)
      out.push_back({"supplier", s.id, std::string(classes::profile_missing), {}});
    else if (copy->version < s.version)
      out.push_back({"supplier", s.id, std::string(classes::profile_stale), {}});
    std::set<std::string> named{s.logo};
    for (const auto& rocket : s.rockets) named.insert(rocket.picture);
    for (const auto& hash : named) {
      if (!hash.empty() && !p_.pictures.has(hash))
        out.push_back({"supplier", s.id, std::string(classes::picture_missing), {}, hash});
    }
  }
  return out;
}

std::vector<discrepancy> comparison::of_rows(const std::vector<std::string>& ids) {
  std::vector<discrepancy> out;
  std::set<std::string> known;
  for (const auto& b : p_.bookings.find(ids)) known.insert(b.id);
  for (const auto& id : ids) {
    if (known.count(id) == 0) out.push_back({"booking", id, std::string(classes::extra), {}});
  }
  return out;
}

}  // namespace core_api

#include "check/invariants.hpp"

#include "check/booking_states.hpp"

#include <boost/json/array.hpp>
#include <set>

namespace check {
namespace {

using domain::booking_state;
using sales::entry_state;

constexpr std::size_t page_size = 500;

// A booking begins with seats of a launch: there is none without one.
std::map<std::string, domain::booking> all_bookings(sources& s) {
  std::map<std::string, domain::booking> all;
  for (const auto& l : s.launches.changed_since({})) {
    for (auto& b : s.bookings.of_launch(l.master.id)) all.emplace(b.id, std::move(b));
  }
  return all;
}

void check_customer_seats(const sales::launch_with_entries& l, std::vector<finding>& out) {
  std::map<std::string, std::int64_t> counted, limits;
  for (const auto& e : l.entries) {
    counted[e.customer] += e.seats;
    limits[e.customer] = std::max<std::int64_t>(limits[e.customer], e.limit);
  }
  std::set<std::string> customers;
  for (const auto& [id, n] : counted) customers.insert(id);
  for (const auto& [id, n] : l.customer_seats) customers.insert(id);
  for (const auto& id : customers) {
    const auto noted = l.customer_seats.find(id);
    const auto n = noted == l.customer_seats.end() ? 0 : noted->second;
    const auto& launch = l.launch.master.id;
    if (n != counted[id]) {
      out.push_back({"I2", "launch " + launch + ": customer " + id + " is noted with " +
                               std::to_string(n) + " seats, its entries have " +
                               std::to_string(counted[id])});
    }
    if (counted[id] > 0 && counted[id] > limits[id]) {
      out.push_back({"I2", "launch " + launch + ": customer " + id + " has " +
                               std::to_string(counted[id]) + " seats, the limit is " +
                               std::to_string(limits[id])});
    }
  }
}

void check_provider(const std::map<std::string, domain::booking>& bookings,
                    const provider_books& books, std::vector<finding>& out) {
  for (const auto& [key, amount] : books.paid) {
    const auto id = key.substr(0, key.find(':'));
    if (bookings.count(id) == 0)
      out.push_back({"I5", "the provider took " + std::to_string(amount) + " cents for booking " +
                               id + ", which does not exist"});
  }
  for (const auto& [id, b] : bookings) check_money(b, books, out);
}

// I9: the row is the booking. A booking that never left `held` has no row.
void check_rows(sources& s, const std::map<std::string, domain::booking>& bookings, tally& counted,
                std::vector<finding>& out) {
  std::set<std::string> seen;
  std::string after;
  for (;;) {
    const auto page = s.rows.versions(after, page_size);
    for (const auto& row : page) {
      ++counted.rows;
      seen.insert(row.id);
      const auto b = bookings.find(row.id);
      if (b == bookings.end()) {
        out.push_back({"I9", "PostgreSQL has booking " + row.id + ", MongoDB does not"});
      } else if (b->second.version != row.version || b->second.state != row.state) {
        out.push_back({"I9", "booking " + row.id + " is " +
                                 std::string(domain::name_of(b->second.state)) + " (version " +
                                 std::to_string(b->second.version) + "), its row is " +
                                 std::string(domain::name_of(row.state)) + " (version " +
                                 std::to_string(row.version) + ")"});
      }
    }
    if (page.size() < page_size) break;
    after = page.back().id;
  }
  for (const auto& [id, b] : bookings) {
    if (!b.attempts.empty() && seen.count(id) == 0) {
      out.push_back({"I9", "booking " + id + " is " + std::string(domain::name_of(b.state)) +
                               " and has no row"});
    }
  }
}

// I8 and I10 from Core's own collections, through its internal API.
void check_core(sources& s, const std::map<std::string, domain::booking>& bookings, tally& counted,
                std::vector<finding>& out) {
  const auto state = s.core.get("/internal/v1/check/state", std::chrono::seconds(20)).json();
  for (const auto& id : state.at("deadJobs").as_array()) {
    out.push_back({"I10", "job " + std::string(id.as_string()) + " is dead"});
  }
  for (const auto& id : state.at("lostLeases").as_array()) {
    out.push_back(
        {"I10", "job " + std::string(id.as_string()) + " is leased and its lease is over"});
  }
  counted.retries = state.at("retries").as_int64();
  if (const auto& next = state.at("nextRetry"); !next.is_null())
    counted.next_retry = platform::parse_instant(next.as_string());
  std::vector<mail> mails;
  for (const auto& m : state.at("mails").as_array()) {
    const auto text = [&](std::size_t n) { return std::string(m.at(n).as_string()); };
    mails.push_back({text(0), text(1), text(2)});
  }
  counted.mails = static_cast<std::int64_t>(mails.size());
  check_mails(mails, s.relational.booking_events(), bookings, out);
}

// Whose launch was aborted keeps the entry as it was.
void check_sold(const std::string& launch, const sales::entry& e, const domain::booking* b,
                std::vector<finding>& out) {
  if (b == nullptr || !(has_sold_seats(*b) || b->state == booking_state::aborted)) {
    out.push_back({"I3", "launch " + launch + ": entry " + e.booking + " is sold, its booking is " +
                             (b == nullptr ? "missing" : std::string(domain::name_of(b->state)))});
    return;
  }
  // While cancelling, one of the two is ahead.
  if (b->state == booking_state::cancelling) return;
  if (e.seats != b->seats_taken() || e.forfeited != b->seats_forfeited()) {
    out.push_back({"I3", "launch " + launch + ": entry " + e.booking + " has " +
                             std::to_string(e.seats) + " seats, " + std::to_string(e.forfeited) +
                             " forfeited; its booking " + std::to_string(b->seats_taken()) +
                             " and " + std::to_string(b->seats_forfeited())});
  }
}

void add(std::vector<finding>& out, const char* invariant,
         const std::vector<std::string>& sentences) {
  for (const auto& s : sentences) out.push_back({invariant, s});
}

}  // namespace

void check_launch(const sales::launch_with_entries& l,
                  const std::map<std::string, domain::booking>& bookings,
                  std::vector<finding>& out) {
  const auto& id = l.launch.master.id;
  std::int64_t taken = 0;
  for (const auto& e : l.entries) {
    taken += e.seats;
    const auto b = bookings.find(e.booking);
    if (e.state == entry_state::sold)
      check_sold(id, e, b == bookings.end() ? nullptr : &b->second, out);
  }
  if (l.launch.available < 0 || l.launch.offerable < 0) {
    out.push_back(
        {"I1", "launch " + id + " has " + std::to_string(l.launch.available) + " free seats"});
  }
  if (l.launch.master.capacity != l.launch.available + l.launch.offerable + taken) {
    out.push_back({"I1", "launch " + id + ": capacity " + std::to_string(l.launch.master.capacity) +
                             ", but " + std::to_string(l.launch.available) + " free and " +
                             std::to_string(taken) + " taken"});
  }
  check_customer_seats(l, out);
}

std::vector<finding> run(sources& s, tally& counted) {
  std::vector<finding> out;
  const auto bookings = all_bookings(s);
  counted = {};
  counted.bookings = static_cast<std::int64_t>(bookings.size());
  std::map<std::string, std::set<std::string>> sold;
  std::map<std::string, int> seats_there;
  std::map<std::string, sales::launch> launches;
  const auto now = s.clock.now();
  for (const auto& l : s.launches.changed_with_entries(domain::instant{})) {
    ++counted.launches;
    check_launch(l, bookings, out);
    check_holds(l, bookings, now, out);
    launches.emplace(l.launch.master.id, l.launch);
    for (const auto& e : l.entries) {
      seats_there[e.booking] = e.seats;
      if (e.state == entry_state::sold) sold[l.launch.master.id].insert(e.booking);
    }
  }
  for (const auto& [id, b] : bookings) {
    const bool moving = b.state == booking_state::cancelling;
    if (has_sold_seats(b) && !moving && sold[b.launch.id].count(id) == 0) {
      out.push_back({"I3", "booking " + id + " is " + std::string(domain::name_of(b.state)) +
                               " and has no sold seats on launch " + b.launch.id});
    }
    if (const auto l = launches.find(b.launch.id); l != launches.end()) {
      check_cancellations(b, l->second, out);
      const auto there = seats_there.find(id);
      check_answered(b, l->second, there == seats_there.end() ? 0 : there->second, now, out);
    }
  }
  if (s.provider) check_provider(bookings, s.provider(), out);
  add(out, "I5", s.relational.amounts());
  add(out, "I6", s.relational.documents());
  check_core(s, bookings, counted, out);
  check_rows(s, bookings, counted, out);
  add(out, "I10", s.relational.waiting_events());
  if (const auto n = s.outbox_size(); n > 0)
    out.push_back({"I10", std::to_string(n) + " bookings or customers have events that wait"});
  add(out, "I11", s.relational.audit());
  add(out, "I12", s.relational.fees());
  add(out, "I13", s.relational.settlements());
  add(out, "I14", s.relational.sums());
  add(out, "I15", s.relational.seals());
  add(out, "I16", s.relational.bank_lines());
  return out;
}

}  // namespace check

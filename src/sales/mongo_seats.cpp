// Seats: each change is one compare-and-set on the launch, with all its guards in the filter.
#include <stdexcept>

#include "platform/mongo/collection.hpp"
#include "platform/runtime/failpoint.hpp"
#include "sales/launch_bson.hpp"
#include "sales/mongo_launches.hpp"

namespace sales {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

const doc& ahead() {
  static const doc in{{"$in", arr{"scheduled", "delayed"}}};
  return in;
}

std::string at_entry(const std::string& booking, std::string_view member) {
  return "reservations." + booking + "." + std::string(member);
}

// Freed seats go on sale, or to those who wait: which of the two, the filter decides.
const char* place_of_freed(doc& filter, bool somebody_waits) {
  if (somebody_waits)
    filter.add("waiting", doc{{"$gte", 1}});
  else
    filter.add("waiting", absent_or_at_most(0));
  return somebody_waits ? "offerable" : "availableSeats";
}

}  // namespace

std::optional<launch> mongo_launches::take(const seat_request& r) {
  const auto of_customer = "customerSeats." + r.customer;
  doc filter{{"_id", r.launch},
             {"status", ahead()},
             {"departsAt", r.departs_at},
             {"priceCents", r.price},
             {"saleEndsAt", doc{{"$gt", r.now}}},
             {"reservations." + r.booking, doc{{"$exists", false}}},
             {of_customer, absent_or_at_most(r.limit - r.seats)}};
  if (r.seats > r.limit) return {};
  if (!r.vip) filter.add("openToAllAt", doc{{"$lte", r.now}});
  // The guard that everything hangs on. Without it (negative control of the oversell test) seats
  // are sold twice.
  if (!platform::fault("no_seat_guard")) filter.add("availableSeats", doc{{"$gte", r.seats}});
  const entry e{r.booking, r.customer, r.seats, 0, r.limit, entry_state::held, r.until, 0, false};
  const doc update{
      {"$inc", doc{{"availableSeats", -r.seats}, {of_customer, r.seats}, {"version", 1}}},
      {"$set", doc{{"reservations." + r.booking, entry_to_bson(e)}, {"changedAt", r.now}}}};
  return change(filter, update);
}

std::optional<launch> mongo_launches::take_again(const seat_request& r) {
  if (r.seats > r.limit) return {};
  const auto of_customer = "customerSeats." + r.customer;
  const doc filter{{"_id", r.launch},
                   {"status", ahead()},
                   {"saleEndsAt", doc{{"$gt", r.now}}},
                   {"reservations." + r.booking, doc{{"$exists", false}}},
                   {"availableSeats", doc{{"$gte", r.seats}}},
                   {of_customer, absent_or_at_most(r.limit - r.seats)}};
  const entry e{r.booking, r.customer, r.seats, 0, r.limit, entry_state::sold, r.now, 0, false};
  const doc update{
      {"$inc", doc{{"availableSeats", -r.seats}, {of_customer, r.seats}, {"version", 1}}},
      {"$set", doc{{"reservations." + r.booking, entry_to_bson(e)}, {"changedAt", r.now}}}};
  return change(filter, update);
}

std::optional<launch> mongo_launches::change_entry(const std::string& launch, const doc& filter,
                                                   const doc& set, domain::instant now) {
  doc all(filter);
  all.add("_id", launch);
  doc with_time(set);
  with_time.add("changedAt", now);
  return change(all, doc{{"$set", with_time}, {"$inc", doc{{"version", 1}}}});
}

std::optional<launch> mongo_launches::begin_payment(const std::string& launch,
                                                    const std::string& booking, int seats,
                                                    domain::instant deadline, domain::instant now) {
  return change_entry(
      launch,
      doc{{"status", ahead()},
          {at_entry(booking, "state"), "held"},
          {at_entry(booking, "seats"), seats},
          {at_entry(booking, "until"), doc{{"$gte", now}}}},
      doc{{at_entry(booking, "state"), "paying"}, {at_entry(booking, "until"), deadline}}, now);
}

std::optional<launch> mongo_launches::sell(const std::string& launch, const std::string& booking,
                                           int seats, domain::instant now) {
  return change_entry(launch,
                      doc{{"status", ahead()},
                          {at_entry(booking, "seats"), seats},
                          {at_entry(booking, "state"), doc{{"$in", arr{"held", "paying"}}}}},
                      doc{{at_entry(booking, "state"), "sold"}}, now);
}

bool mongo_launches::hold_again(const std::string& launch, const std::string& booking,
                                domain::instant until, domain::instant now) {
  return change_entry(
             launch, doc{{at_entry(booking, "state"), "paying"}},
             doc{{at_entry(booking, "state"), "held"}, {at_entry(booking, "until"), until}}, now)
      .has_value();
}

bool mongo_launches::renew(const std::string& launch, const std::string& booking,
                           domain::instant until, domain::instant now) {
  return change_entry(launch,
                      doc{{at_entry(booking, "state"), "held"},
                          {at_entry(booking, "until"), doc{{"$gte", now}}}},
                      doc{{at_entry(booking, "until"), until}}, now)
      .has_value();
}

bool mongo_launches::offer_anew(const std::string& launch, const entry& as_read,
                                domain::instant until, domain::instant now) {
  return change_entry(launch,
                      doc{{at_entry(as_read.booking, "state"), "held"},
                          {at_entry(as_read.booking, "until"), as_read.until}},
                      doc{{at_entry(as_read.booking, "until"), until}}, now)
      .has_value();
}

bool mongo_launches::give_back(const std::string& launch, const entry& e, bool overdue,
                               domain::instant now) {
  for (const bool somebody_waits : {false, true}) {
    doc filter{{"_id", launch},
               {at_entry(e.booking, "state"), name_of(e.state)},
               {at_entry(e.booking, "seats"), e.seats},
               {at_entry(e.booking, "customer"), e.customer}};
    if (overdue) filter.add(at_entry(e.booking, "until"), doc{{"$lt", now}});
    const auto* freed = place_of_freed(filter, somebody_waits);
    const doc update{
        {"$inc", doc{{freed, e.seats}, {"customerSeats." + e.customer, -e.seats}, {"version", 1}}},
        {"$unset", doc{{"reservations." + e.booking, ""}}},
        {"$set", doc{{"changedAt", now}}}};
    if (change(filter, update)) return true;
  }
  return false;
}

launch_store::given_up mongo_launches::cancel_seats(const give_up& g, domain::instant now) {
  // Another writer may come between the look and the write: then look again.
  for (int attempt = 0; attempt < 20; ++attempt) {
    const auto found = db_["launches"].find_one(doc{{"_id", g.launch}});
    if (!found) throw std::runtime_error("launch " + g.launch + " is not there");
    const auto l = launch_with_entries_from_bson(*found);
    const auto* e = l.find(g.booking);
    // Gone, applied before, or gone and held again by a retry of the booking's key.
    if (e == nullptr || e->step >= g.step || e->state != entry_state::sold) return given_up::done;
    if (e->step != g.step - 1 || e->seats - e->forfeited < g.seats)
      throw std::runtime_error("entry " + g.booking + " does not fit its cancellation");
    if (!domain::ahead(l.launch.master.status)) return given_up::closed;
    doc filter{{"_id", g.launch},
               {"status", ahead()},
               {at_entry(g.booking, "state"), "sold"},
               {at_entry(g.booking, "seats"), e->seats},
               {at_entry(g.booking, "forfeited"), e->forfeited}};
    // Absent in entries that were written before steps were.
    if (view(*found).has(at_entry(g.booking, "step")))
      filter.add(at_entry(g.booking, "step"), e->step);
    doc increments{{"version", 1}}, set{{"changedAt", now}};
    const bool gone = g.refundable && e->seats == g.seats;
    if (!gone) set.add(at_entry(g.booking, "step"), g.step);
    if (g.refundable) {
      increments.add(place_of_freed(filter, l.launch.waiting > 0), g.seats);
      increments.add("customerSeats." + e->customer, -g.seats);
      if (!gone) increments.add(at_entry(g.booking, "seats"), -g.seats);
    } else {
      increments.add(at_entry(g.booking, "forfeited"), g.seats);
    }
    doc update{{"$inc", increments}, {"$set", set}};
    if (gone) update.add("$unset", doc{{"reservations." + g.booking, ""}});
    if (change(filter, update)) return given_up::done;
  }
  throw std::runtime_error("launch " + g.launch + " changes faster than seats can be cancelled");
}

}  // namespace sales

// The waiting list, in the launch's own document: who joins, leaves and is offered seats is decided
// by the same compare-and-set as the seats are.
#include "platform/mongo/collection.hpp"
#include "sales/launch_bson.hpp"
#include "sales/mongo_launches.hpp"

namespace sales {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

doc on_sale(const std::string& launch, domain::instant now) {
  return doc{{"_id", launch},
             {"status", doc{{"$in", arr{"scheduled", "delayed"}}}},
             {"saleEndsAt", doc{{"$gt", now}}}};
}

}  // namespace

std::optional<launch> mongo_launches::join(const std::string& id, const waiter& w,
                                           domain::instant now) {
  // The number is the launch's version, so the order of joining is the order of the writes.
  for (int attempt = 0; attempt < 20; ++attempt) {
    const auto l = find(id);
    if (!l) return {};
    auto joined = w;
    joined.number = l->version;
    auto filter = on_sale(id, now);
    filter.add("version", l->version);
    filter.add("availableSeats", doc{{"$lt", w.seats}});
    filter.add("waiters." + w.customer, doc{{"$exists", false}});
    filter.add("waiting", absent_or_at_most(most_waiting - 1));
    const doc update{
        {"$inc", doc{{"waiting", 1}, {"version", 1}}},
        {"$set", doc{{"waiters." + w.customer, waiter_to_bson(joined)}, {"changedAt", now}}}};
    if (auto after = change(filter, update)) return after;
    const auto now_there = find(id);
    if (now_there && now_there->version == l->version) return {};  // a guard, not a race
  }
  return {};
}

bool mongo_launches::leave(const std::string& launch, const std::string& customer,
                           domain::instant now) {
  const auto place = "waiters." + customer;
  return change(doc{{"_id", launch}, {place, doc{{"$exists", true}}}},
                doc{{"$inc", doc{{"waiting", -1}, {"version", 1}}},
                    {"$unset", doc{{place, ""}}},
                    {"$set", doc{{"changedAt", now}}}})
      .has_value();
}

std::optional<launch> mongo_launches::offer(const seat_offer& o) {
  if (o.seats > o.limit) return {};
  const auto of_customer = "customerSeats." + o.waiter.customer;
  const auto place = "waiters." + o.waiter.customer;
  auto filter = on_sale(o.launch, o.now);
  filter.add("offerable", doc{{"$gte", o.from_offerable}});
  filter.add("availableSeats", doc{{"$gte", o.from_available}});
  filter.add("reservations." + o.booking, doc{{"$exists", false}});
  filter.add(place + ".number", o.waiter.number);
  filter.add(of_customer, absent_or_at_most(o.limit - o.seats));
  const entry e{o.booking,         o.waiter.customer, o.seats, 0,   o.limit,
                entry_state::held, o.until,           0,       true};
  const doc update{
      {"$inc", doc{{"offerable", -o.from_offerable},
                   {"availableSeats", -o.from_available},
                   {"waiting", -1},
                   {of_customer, o.seats},
                   {"version", 1}}},
      {"$unset", doc{{place, ""}}},
      {"$set", doc{{"reservations." + o.booking, entry_to_bson(e)}, {"changedAt", o.now}}}};
  return change(filter, update);
}

bool mongo_launches::put_on_sale(const launch& as_read, domain::instant now) {
  const int n = as_read.offerable;
  return change(doc{{"_id", as_read.master.id}, {"version", as_read.version}, {"offerable", n}},
                doc{{"$inc", doc{{"offerable", -n}, {"availableSeats", n}, {"version", 1}}},
                    {"$set", doc{{"changedAt", now}}}})
      .has_value();
}

std::vector<launch_with_entries> mongo_launches::with_seats_to_offer() {
  std::vector<launch_with_entries> out;
  db_["launches"].find_each(doc{{"offerable", doc{{"$gte", 1}}}}, {},
                            [&](view v) { out.push_back(launch_with_entries_from_bson(v)); });
  return out;
}

bool mongo_launches::end_waiting(const launch& as_read, domain::instant now) {
  return change(doc{{"_id", as_read.master.id},
                    {"version", as_read.version},
                    {"waiting", doc{{"$gte", 1}}}},
                doc{{"$set", doc{{"waiters", doc{}}, {"waiting", 0}, {"changedAt", now}}},
                    {"$inc", doc{{"version", 1}}}})
      .has_value();
}

std::vector<launch> mongo_launches::waited_for_in_vain(domain::instant now) {
  std::vector<launch> out;
  const doc over{{"waiting", doc{{"$gte", 1}}},
                 {"$or", arr{doc{{"status", doc{{"$nin", arr{"scheduled", "delayed"}}}}},
                             doc{{"saleEndsAt", doc{{"$lte", now}}}}}}};
  db_["launches"].find_each(over, {}, [&](view v) { out.push_back(launch_from_bson(v)); });
  return out;
}

std::vector<launch_with_entries> mongo_launches::waited_for_by(const std::string& customer) {
  std::vector<launch_with_entries> out;
  db_["launches"].find_each(
      doc{{"waiting", doc{{"$gte", 1}}}, {"waiters." + customer, doc{{"$exists", true}}}}, {},
      [&](view v) { out.push_back(launch_with_entries_from_bson(v)); });
  return out;
}

}  // namespace sales

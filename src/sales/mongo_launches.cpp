#include "sales/mongo_launches.hpp"

#include <stdexcept>

#include "contract/problems.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/runtime/failpoint.hpp"
#include "sales/launch_bson.hpp"

namespace sales {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

const doc& without_entries() {
  static const doc projection{{"reservations", 0}, {"customerSeats", 0}};
  return projection;
}

std::string at_entry(const std::string& booking, std::string_view member) {
  return "reservations." + booking + "." + std::string(member);
}

std::optional<launch> launch_of(const std::optional<doc>& d) {
  if (!d) return {};
  return launch_from_bson(*d);
}

}  // namespace

std::optional<launch> mongo_launches::find(const std::string& id_or_slug) {
  const auto by = id_or_slug.starts_with("l_") ? "_id" : "slug";
  return launch_of(db_["launches"].find_one(doc{{by, id_or_slug}}, without_entries()));
}

std::optional<launch_with_entries> mongo_launches::find_with_entries(const std::string& id) {
  const auto found = db_["launches"].find_one(doc{{"_id", id}});
  if (!found) return {};
  return launch_with_entries_from_bson(*found);
}

std::vector<launch> mongo_launches::changed_since(std::optional<domain::instant> since) {
  std::vector<launch> out;
  platform::mongo::find_options options;
  options.projection = without_entries();
  const auto filter = since ? doc{{"changedAt", doc{{"$gte", *since}}}} : doc{};
  db_["launches"].find_each(filter, options, [&](view v) { out.push_back(launch_from_bson(v)); });
  return out;
}

std::vector<launch_with_entries> mongo_launches::changed_with_entries(domain::instant since) {
  std::vector<launch_with_entries> out;
  db_["launches"].find_each(doc{{"changedAt", doc{{"$gte", since}}}}, {},
                            [&](view v) { out.push_back(launch_with_entries_from_bson(v)); });
  return out;
}

std::optional<launch> mongo_launches::take(const seat_request& r) {
  const auto of_customer = "customerSeats." + r.customer;
  doc filter{{"_id", r.launch},
             {"status", doc{{"$in", arr{"scheduled", "delayed"}}}},
             {"departsAt", r.departs_at},
             {"priceCents", r.price},
             {"saleEndsAt", doc{{"$gt", r.now}}},
             {"reservations." + r.booking, doc{{"$exists", false}}},
             {"$or", arr{doc{{of_customer, doc{{"$exists", false}}}},
                         doc{{of_customer, doc{{"$lte", r.limit - r.seats}}}}}}};
  if (r.seats > r.limit) return {};
  if (!r.vip) filter.add("openToAllAt", doc{{"$lte", r.now}});
  // The guard that everything hangs on. Without it (negative control of the oversell test) seats
  // are sold twice.
  if (!platform::fault("no_seat_guard")) filter.add("availableSeats", doc{{"$gte", r.seats}});
  const entry e{r.booking, r.customer, r.seats, 0, r.limit, entry_state::held, r.until};
  const doc update{
      {"$inc", doc{{"availableSeats", -r.seats}, {of_customer, r.seats}, {"version", 1}}},
      {"$set", doc{{"reservations." + r.booking, entry_to_bson(e)}, {"changedAt", r.now}}}};
  return change(filter, update);
}

std::optional<launch> mongo_launches::change(const doc& filter, const doc& update) {
  platform::mongo::find_and_modify_options options;
  options.projection = without_entries();
  auto after = launch_of(db_["launches"].find_and_modify(filter, update, options));
  if (after && told_) told_(*after);
  return after;
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
                                                    const std::string& booking,
                                                    domain::instant deadline, domain::instant now) {
  return change_entry(
      launch,
      doc{{at_entry(booking, "state"), "held"}, {at_entry(booking, "until"), doc{{"$gte", now}}}},
      doc{{at_entry(booking, "state"), "paying"}, {at_entry(booking, "until"), deadline}}, now);
}

bool mongo_launches::sell(const std::string& launch, const std::string& booking,
                          domain::instant now) {
  return change_entry(launch,
                      doc{{at_entry(booking, "state"), doc{{"$in", arr{"held", "paying"}}}}},
                      doc{{at_entry(booking, "state"), "sold"}}, now)
      .has_value();
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

bool mongo_launches::give_back(const std::string& launch, const entry& e, bool overdue,
                               domain::instant now) {
  doc filter{{"_id", launch},
             {at_entry(e.booking, "state"), name_of(e.state)},
             {at_entry(e.booking, "seats"), e.seats},
             {at_entry(e.booking, "customer"), e.customer}};
  if (overdue) filter.add(at_entry(e.booking, "until"), doc{{"$lt", now}});
  const doc update{
      {"$inc",
       doc{{"availableSeats", e.seats}, {"customerSeats." + e.customer, -e.seats}, {"version", 1}}},
      {"$unset", doc{{"reservations." + e.booking, ""}}},
      {"$set", doc{{"changedAt", now}}}};
  return change(filter, update).has_value();
}

namespace {

doc fresh_launch(const domain::launch_master& master, domain::instant now) {
  auto fresh = master_to_bson(master);
  fresh.add("_id", master.id);
  fresh.add("availableSeats", master.capacity);
  fresh.add("offerable", 0);
  fresh.add("version", 1);
  fresh.add("changedAt", now);
  fresh.add("reservations", doc{});
  fresh.add("customerSeats", doc{});
  return fresh;
}

doc decided(const domain::launch_change& c, const std::string& why, domain::instant now) {
  return doc{{"change", c.id}, {"why", why}, {"at", now}};
}

// Yes: the new facts; no: only the version, so that nobody decides the same change otherwise later.
doc outcome_of(const domain::launch_change& c, const std::string& why, domain::instant now) {
  auto set = why.empty() ? master_to_bson(c.after) : doc{{"masterVersion", c.after.version}};
  set.add("decided", decided(c, why, now));
  set.add("changedAt", now);
  return set;
}

doc guarded(const launch& there, const domain::launch_change& c) {
  doc filter{{"_id", c.after.id},
             {"masterVersion", there.master.version},
             {"capacity", there.master.capacity}};
  const auto guard = domain::guard_of(there.master, c);
  if (guard.no_seat_taken)
    filter.add("availableSeats", there.master.capacity);
  else if (guard.free_at_least > 0)
    filter.add("availableSeats", doc{{"$gte", guard.free_at_least}});
  if (guard.seats_as_read) filter.add("version", there.version);
  return filter;
}

}  // namespace

decision mongo_launches::decide(const domain::launch_change& c, domain::instant now) {
  auto launches = db_["launches"];
  // Another writer may come between the look and the write: then look again.
  for (int attempt = 0; attempt < 50; ++attempt) {
    const auto found = launches.find_one(doc{{"_id", c.after.id}});
    if (!found) {  // asked before the launch itself has come here
      auto fresh = fresh_launch(c.after, now);
      fresh.add("decided", decided(c, {}, now));
      if (launches.insert(fresh)) return {};
      continue;
    }
    const view there(*found);
    if (there.maybe_str("decided.change") == c.id) return answer_of(there.text("decided.why"));
    const auto l = launch_with_entries_from_bson(there);
    const auto& before = l.launch.master;
    if (before.version >= c.after.version) return {decision::answer::older, {}};
    const auto no = domain::why_not(before, c, seats_of(l), now);
    const auto why = no ? contract::problem_of(*no).code : std::string();
    const auto filter =
        no ? doc{{"_id", c.after.id}, {"masterVersion", before.version}} : guarded(l.launch, c);
    const int more = no ? 0 : c.after.capacity - before.capacity;
    const doc update{{"$set", outcome_of(c, why, now)},
                     {"$inc", doc{{"availableSeats", more}, {"version", 1}}}};
    if (launches.update_one(filter, update) == 1) {
      platform::crash_point("decide.after_launch");
      return answer_of(why);
    }
  }
  throw std::runtime_error("launch " + c.after.id + " changes faster than it can be decided");
}

launch_store::applied mongo_launches::apply(const domain::launch_master& master,
                                            domain::instant now) {
  auto launches = db_["launches"];
  // Another writer may come between the look and the write: then look again.
  for (int attempt = 0; attempt < 20; ++attempt) {
    const auto now_there = find(master.id);
    if (!now_there) {
      if (launches.insert(fresh_launch(master, now))) return applied::yes;
      continue;
    }
    if (now_there->master.version >= master.version) return applied::older;
    const int more = master.capacity - now_there->master.capacity;
    if (now_there->available + more < 0) return applied::refused;
    auto set = master_to_bson(master);
    set.add("changedAt", now);
    const doc filter{{"_id", master.id},
                     {"masterVersion", now_there->master.version},
                     {"capacity", now_there->master.capacity},
                     {"availableSeats", doc{{"$gte", more < 0 ? -more : 0}}}};
    const doc update{{"$set", set}, {"$inc", doc{{"availableSeats", more}, {"version", 1}}}};
    if (launches.update_one(filter, update) == 1) return applied::yes;
  }
  throw std::runtime_error("launch " + master.id +
                           " changes faster than its master data can be written");
}

}  // namespace sales

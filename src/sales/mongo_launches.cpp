// Finding launches, and the supplier's side of their documents.
#include "sales/mongo_launches.hpp"

#include <stdexcept>

#include "contract/problems.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/runtime/failpoint.hpp"
#include "sales/launch_bson.hpp"

namespace sales {

using platform::mongo::doc;
using platform::mongo::view;

namespace {

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

// A larger capacity is for those who wait, if any; nobody may have joined since it was read.
const char* place_of_more(doc& filter, const launch& as_read, int more) {
  if (more <= 0) return "availableSeats";
  filter.add("version", as_read.version);
  return as_read.waiting > 0 ? "offerable" : "availableSeats";
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
    auto filter =
        no ? doc{{"_id", c.after.id}, {"masterVersion", before.version}} : guarded(l.launch, c);
    const int more = no ? 0 : c.after.capacity - before.capacity;
    const auto* place = place_of_more(filter, l.launch, more);
    const doc update{{"$set", outcome_of(c, why, now)},
                     {"$inc", doc{{place, more}, {"version", 1}}}};
    if (launches.update_one(filter, update) == 1) {
      platform::crash_point("decide.after_launch");
      return answer_of(why);
    }
  }
  throw std::runtime_error("launch " + c.after.id + " changes faster than it can be decided");
}

std::optional<launch> mongo_launches::change(const doc& filter, const doc& update) {
  platform::mongo::find_and_modify_options options;
  options.projection = without_entries();
  auto after = launch_of(db_["launches"].find_and_modify(filter, update, options));
  if (after && told_) told_(*after);
  return after;
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
    doc filter{{"_id", master.id},
               {"masterVersion", now_there->master.version},
               {"capacity", now_there->master.capacity},
               {"availableSeats", doc{{"$gte", more < 0 ? -more : 0}}}};
    const auto* place = place_of_more(filter, *now_there, more);
    const doc update{{"$set", set}, {"$inc", doc{{place, more}, {"version", 1}}}};
    if (launches.update_one(filter, update) == 1) return applied::yes;
  }
  throw std::runtime_error("launch " + master.id +
                           " changes faster than its master data can be written");
}

}  // namespace sales

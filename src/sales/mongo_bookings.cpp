#include "sales/mongo_bookings.hpp"

#include <algorithm>
#include <set>

#include "platform/mongo/collection.hpp"
#include "platform/runtime/time.hpp"
#include "sales/booking_bson.hpp"
#include "sales/outbox.hpp"

namespace sales {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

bool mongo_bookings::insert(const domain::booking& b, const std::optional<contract::event>& told) {
  auto d = booking_to_bson(b);
  d.add("_id", b.id);
  d.add("version", b.version);
  if (told) {
    d.add("outbox", doc{{"v" + std::to_string(told->version), event_to_bson(*told)}});
    d.add("pending", 1);
  }
  return db_["bookings"].insert(d);
}

std::optional<domain::booking> mongo_bookings::find(const std::string& id) {
  const auto found = db_["bookings"].find_one(doc{{"_id", id}}, doc{{"outbox", 0}});
  if (!found) return {};
  return booking_from_bson(*found);
}

bool mongo_bookings::update(domain::booking& b, const std::optional<contract::event>& told) {
  auto set = booking_to_bson(b);
  doc increments{{"version", 1}};
  if (told) put_into_outbox(*told, set, increments);
  doc update{{"$set", set}, {"$inc", increments}};
  doc gone;
  if (!due_at(b)) gone.add("dueAt", "");
  if (!domain::forget_at(b)) gone.add("forgetAt", "");
  if (!gone.empty()) update.add("$unset", gone);
  if (db_["bookings"].update_one(doc{{"_id", b.id}, {"version", b.version}}, update) != 1)
    return false;
  ++b.version;
  return true;
}

std::vector<domain::booking> mongo_bookings::of_customer(const booking_filter& f) {
  doc filter{{"customerId", f.customer}};
  if (f.state) filter.add("state", domain::name_of(*f.state));
  platform::mongo::find_options options;
  options.projection = doc{{"outbox", 0}};
  std::vector<domain::booking> out;
  db_["bookings"].find_each(filter, options, [&](view v) { out.push_back(booking_from_bson(v)); });
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.created_at != b.created_at ? a.created_at > b.created_at : a.id > b.id;
  });
  return out;
}

int mongo_bookings::trips_of(const std::string& customer) {
  std::set<std::string> launches;
  platform::mongo::find_options options;
  options.projection = doc{{"launchId", 1}};
  db_["bookings"].find_each(doc{{"customerId", customer},
                                {"state", doc{{"$in", arr{"confirmed", "flown", "forfeited"}}}}},
                            options, [&](view v) { launches.insert(v.text("launchId")); });
  return static_cast<int>(launches.size());
}

std::vector<domain::booking> mongo_bookings::due(domain::instant now, std::size_t limit) {
  platform::mongo::find_options options;
  options.limit = static_cast<std::int64_t>(limit);
  options.projection = doc{{"outbox", 0}};
  std::vector<domain::booking> out;
  db_["bookings"].find_each(doc{{"dueAt", doc{{"$lte", now}}}}, options,
                            [&](view v) { out.push_back(booking_from_bson(v)); });
  return out;
}

void mongo_bookings::note_asked(const domain::booking& b) {
  doc set{{"asksLeft", b.asks_left}, {"askAt", b.ask_at}};
  const auto due = due_at(b);
  if (due) set.add("dueAt", *due);
  doc update{{"$set", set}};
  if (!due) update.add("$unset", doc{{"dueAt", ""}});
  db_["bookings"].update_one(doc{{"_id", b.id}, {"version", b.version}}, update);
}

std::vector<domain::booking> mongo_bookings::of_launch(const std::string& launch) {
  platform::mongo::find_options options;
  options.projection = doc{{"outbox", 0}};
  std::vector<domain::booking> out;
  db_["bookings"].find_each(doc{{"launchId", launch}}, options,
                            [&](view v) { out.push_back(booking_from_bson(v)); });
  return out;
}

namespace {

doc one_of(const std::vector<std::string>& ids) {
  arr list;
  for (const auto& id : ids) list.add(id);
  return doc{{"$in", list}};
}

}  // namespace

std::vector<domain::booking> mongo_bookings::find(const std::vector<std::string>& ids) {
  std::vector<domain::booking> out;
  if (ids.empty()) return out;
  platform::mongo::find_options options;
  options.projection = doc{{"outbox", 0}};
  db_["bookings"].find_each(doc{{"_id", one_of(ids)}}, options,
                            [&](view v) { out.push_back(booking_from_bson(v)); });
  return out;
}

std::vector<std::string> mongo_bookings::to_forget(domain::instant now, std::size_t limit) {
  platform::mongo::find_options options;
  options.limit = static_cast<std::int64_t>(limit);
  options.projection = doc{{"_id", 1}};
  std::vector<std::string> out;
  db_["bookings"].find_each(doc{{"forgetAt", doc{{"$lte", now}}}}, options,
                            [&](view v) { out.push_back(v.text("_id")); });
  return out;
}

std::vector<std::string> mongo_bookings::with_waiting_events(const std::vector<std::string>& ids) {
  std::vector<std::string> out;
  if (ids.empty()) return out;
  platform::mongo::find_options options;
  options.projection = doc{{"_id", 1}};
  db_["bookings"].find_each(doc{{"_id", one_of(ids)}, {"pending", doc{{"$gte", 1}}}}, options,
                            [&](view v) { out.push_back(v.text("_id")); });
  return out;
}

void mongo_bookings::look_again(const domain::booking& b, domain::instant at) {
  db_["bookings"].update_one(
      doc{{"_id", b.id}, {"version", b.version}, {"dueAt", doc{{"$exists", true}}}},
      doc{{"$set", doc{{"dueAt", at}}}});
}

void mongo_bookings::note_document(const std::string& booking, const domain::document_facts& d) {
  db_["bookings"].update_one(
      doc{{"_id", booking}},
      doc{{"$set", doc{{"documents." + d.number, doc{{"kind", d.kind},
                                                     {"paymentState", d.payment_state},
                                                     {"date", platform::format_day(d.date)},
                                                     {"amountCents", d.amount}}}}}});
}

void mongo_bookings::note_repayment(const std::string& booking, int number,
                                    domain::repayment_state state) {
  const auto noted = "repaid.r" + std::to_string(number);
  // Paid is the end: a slower writer that still knows an earlier state changes nothing.
  const doc filter{{"_id", booking},
                   {noted, doc{{"$ne", domain::name_of(domain::repayment_state::paid)}}}};
  db_["bookings"].update_one(filter, doc{{"$set", doc{{noted, domain::name_of(state)}}}});
}

}  // namespace sales

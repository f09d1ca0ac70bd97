#include "sales/outbox.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/mongo/collection.hpp"

namespace sales {

using platform::mongo::doc;
using platform::mongo::view;

namespace {

constexpr const char* collections[] = {"bookings", "customers", "reviews", "support_requests"};

contract::event event_from_bson(view v) {
  contract::event e;
  e.id = v.text("id");
  e.aggregate = v.text("aggregate");
  e.kind = v.text("kind");
  e.traceparent = v.text("traceparent");
  e.version = v.i64("version");
  e.at = v.time("at");
  e.payload = boost::json::parse(v.str("payload")).as_object();
  return e;
}

}  // namespace

doc event_to_bson(const contract::event& e) {
  return doc{{"id", e.id},
             {"aggregate", e.aggregate},
             {"kind", e.kind},
             {"traceparent", e.traceparent},
             {"version", e.version},
             {"at", e.at},
             {"payload", boost::json::serialize(e.payload)}};
}

void put_into_outbox(const contract::event& e, doc& set, doc& increments) {
  set.add("outbox.v" + std::to_string(e.version), event_to_bson(e));
  increments.add("pending", 1);
}

std::vector<waiting_event> outbox::waiting(std::size_t limit) {
  std::vector<waiting_event> out;
  platform::mongo::find_options options;
  options.limit = static_cast<std::int64_t>(limit);
  options.projection = doc{{"outbox", 1}};
  for (const auto* name : collections) {
    db_[name].find_each(doc{{"pending", doc{{"$gte", 1}}}}, options, [&](view v) {
      v.each_member("outbox", [&](std::string_view, view e) {
        out.push_back({name, v.text("_id"), event_from_bson(e)});
      });
    });
  }
  return out;
}

void outbox::done(const waiting_event& e) {
  const auto place = "outbox.v" + std::to_string(e.event.version);
  auto documents = db_[e.collection];
  documents.update_one(doc{{"_id", e.document}, {place, doc{{"$exists", true}}}},
                       doc{{"$unset", doc{{place, ""}}}, {"$inc", doc{{"pending", -1}}}});
  documents.update_one(doc{{"_id", e.document}, {"pending", 0}},
                       doc{{"$unset", doc{{"pending", ""}}}});
}

std::int64_t outbox::size() {
  std::int64_t n = 0;
  for (const auto* name : collections) n += db_[name].count(doc{{"pending", doc{{"$gte", 1}}}});
  return n;
}

std::optional<platform::instant> outbox::oldest() {
  constexpr std::size_t looked_at = 200;
  std::optional<platform::instant> oldest;
  for (const auto& w : waiting(looked_at)) {
    if (!oldest || w.event.at < *oldest) oldest = w.event.at;
  }
  return oldest;
}

}  // namespace sales

#include "sales/places.hpp"

#include <algorithm>

#include "platform/mongo/collection.hpp"
#include "sales/launch_bson.hpp"

namespace sales {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

bool put_newer(platform::mongo::collection c, const std::string& id, std::int64_t version,
               const doc& members) {
  const auto replaces_older = [&] {
    return c.update_one(doc{{"_id", id}, {"version", doc{{"$lt", version}}}},
                        doc{{"$set", members}}) == 1;
  };
  if (replaces_older()) return true;
  doc fresh(members);
  fresh.add("_id", id);
  // An older version may have come first in this moment.
  return c.insert(fresh) || replaces_older();
}

}  // namespace

bool places::put(const domain::spaceport& s) {
  return put_newer(db_["spaceports"], s.id, s.version,
                   doc{{"name", s.name},
                       {"slug", s.slug},
                       {"country", s.country},
                       {"timeZone", s.time_zone},
                       {"version", s.version}});
}

bool places::put(const domain::destination& d) {
  return put_newer(db_["destinations"], d.id, d.version,
                   doc{{"name", d.name},
                       {"slug", d.slug},
                       {"description", d.description},
                       {"range", domain::name_of(d.range)},
                       {"version", d.version}});
}

bool places::put(const domain::supplier_profile& s) {
  arr rockets;
  for (const auto& r : s.rockets) rockets.add(rocket_to_bson(r));
  return put_newer(db_["suppliers"], s.id, s.version,
                   doc{{"name", s.name},
                       {"slug", s.slug},
                       {"description", s.description},
                       {"website", s.website},
                       {"logo", s.logo},
                       {"rockets", rockets},
                       {"version", s.version}});
}

std::vector<domain::spaceport> places::spaceports() {
  std::vector<domain::spaceport> out;
  db_["spaceports"].find_each(doc{}, {}, [&](view v) {
    out.push_back({v.text("_id"), v.text("name"), v.text("slug"), v.text("country"),
                   v.text("timeZone"), v.i64("version")});
  });
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

std::vector<domain::destination> places::destinations() {
  std::vector<domain::destination> out;
  db_["destinations"].find_each(doc{}, {}, [&](view v) {
    out.push_back({v.text("_id"), v.text("name"), v.text("slug"), v.text("description"),
                   domain::range_named(v.str("range")).value(), v.i64("version")});
  });
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

std::optional<domain::supplier_profile> places::supplier(const std::string& slug) {
  const auto by = slug.starts_with("s_") ? "_id" : "slug";
  const auto found = db_["suppliers"].find_one(doc{{by, slug}});
  if (!found) return {};
  const view v(*found);
  domain::supplier_profile s{v.text("_id"),     v.text("name"),
                             v.text("slug"),    v.text("description"),
                             v.text("website"), {},
                             v.i64("version"),  std::string(v.maybe_str("logo").value_or(""))};
  v.each("rockets", [&](view r) { s.rockets.push_back(rocket_from_bson(r)); });
  return s;
}

}  // namespace sales

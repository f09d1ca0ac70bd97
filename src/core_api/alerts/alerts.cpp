#include "core_api/alerts/alerts.hpp"

#include "contract/text.hpp"
#include "platform/mongo/collection.hpp"

namespace core_api {

using platform::mongo::doc;
using platform::mongo::view;

void alerts::hear(const watched_facts& f, platform::instant now) {
  for (const auto& c : conditions_of(f)) {
    if (c.is == verdict::unknown) continue;
    if (c.is == verdict::over) {
      looks_[c.kind] = 0;
      end(c, now);
    } else if (++looks_[c.kind] >= c.looks) {
      begin(c, now);
    }
  }
}

// Written first, told then, marked last: a Core that ends in between tells it at its next look,
// and a mail about the same alert is the same mail.
void alerts::begin(const condition& c, platform::instant now) {
  auto all = p_.core["alerts"];
  const bool is_new = all.insert(
      doc{{"_id", c.kind}, {"what", c.what}, {"page", c.page}, {"since", now}, {"told", false}});
  const auto found = all.find_one(doc{{"_id", c.kind}, {"told", false}});
  if (!found) return;
  const auto since = view(*found).time("since");
  tell(c, since, now);
  all.update_one(doc{{"_id", c.kind}, {"since", since}}, doc{{"$set", doc{{"told", true}}}});
  if (is_new)
    p_.log.add({{}, now, "ALERT", "critical", "core-api", c.what, {}, {{"alert", c.kind}}});
}

void alerts::end(const condition& c, platform::instant now) {
  if (p_.core["alerts"].delete_one(doc{{"_id", c.kind}}) != 1) return;
  p_.log.add({{}, now, "ALERT", "info", "core-api", c.kind + " is over", {}, {{"alert", c.kind}}});
}

void alerts::tell(const condition& c, platform::instant since, platform::instant now) {
  user_filter operators;
  operators.role = domain::name_of(domain::role::it);
  operators.limit = 100;
  for (const auto& u : p_.people.list(operators, now).items) {
    if (u.disabled || u.password_hash.empty()) continue;
    p_.written.order({"alert",
                      {u.name, u.email},
                      "alert:" + c.kind + ":" + std::to_string(since.time_since_epoch().count()),
                      {{"name", u.name},
                       {"what", c.what},
                       {"since", contract::text::instant(since)},
                       {"advice", c.advice},
                       {"url", address_ + c.page}}},
                     now);
  }
}

std::vector<alert> alerts::open() {
  std::vector<alert> out;
  p_.core["alerts"].find_each(doc{}, {}, [&](view v) {
    out.push_back({v.text("_id"), v.text("what"), v.text("page"), v.time("since")});
  });
  return out;
}

platform::instant alerts::watching_since(platform::instant now) {
  auto kept = p_.core["watching"];
  kept.insert(doc{{"_id", "since"}, {"at", now}});
  const auto found = kept.find_one(doc{{"_id", "since"}});
  return found ? view(*found).time("at") : now;
}

}  // namespace core_api

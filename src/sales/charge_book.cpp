#include "sales/charge_book.hpp"

#include <stdexcept>

#include "platform/mongo/collection.hpp"

namespace sales {

using platform::mongo::doc;
using platform::mongo::view;

booked_charge mongo_charge_book::begin(const booked_charge& c) {
  const doc fresh{{"_id", c.key}, {"wish", c.wish}, {"at", c.at}};
  if (db_["provider_charges"].insert(fresh)) return c;
  const auto there = find(c.key);
  if (!there) throw std::runtime_error("charge " + c.key + " has vanished");
  return *there;
}

void mongo_charge_book::made(const std::string& key, const std::string& id) {
  const doc found{{"id", id}};
  db_["provider_charges"].update_one(doc{{"_id", key}},
                                     doc{{"$set", found}, {"$unset", doc{{"wish", true}}}});
}

std::optional<booked_charge> mongo_charge_book::find(const std::string& key) {
  const auto found = db_["provider_charges"].find_one(doc{{"_id", key}});
  if (!found) return {};
  const view v(*found);
  return booked_charge{key, v.has("wish") ? std::string(v.str("wish")) : std::string(),
                       v.has("id") ? std::string(v.str("id")) : std::string(), v.time("at")};
}

booked_charge memory_charge_book::begin(const booked_charge& c) {
  const std::scoped_lock lock(guard_);
  return charges_.try_emplace(c.key, c).first->second;
}

void memory_charge_book::made(const std::string& key, const std::string& id) {
  const std::scoped_lock lock(guard_);
  auto& c = charges_.at(key);
  c.id = id;
  c.wish.clear();
}

std::optional<booked_charge> memory_charge_book::find(const std::string& key) {
  const std::scoped_lock lock(guard_);
  const auto found = charges_.find(key);
  if (found == charges_.end()) return {};
  return found->second;
}

}  // namespace sales

#include "sales/indexes.hpp"

#include "platform/mongo/collection.hpp"

namespace sales {

using platform::mongo::doc;
using platform::mongo::index;

// One command for each collection: they are waited for one after another when a process starts.
void make_indexes(platform::mongo::database& db) {
  const auto add = [&](const char* collection, std::initializer_list<index> indexes) {
    db[collection].create_indexes({indexes.begin(), indexes.size()});
  };
  const auto plain = [](const char* field) { return index{doc{{field, 1}}, {.name = field}}; };
  const auto sparse = [](const char* field) {
    return index{doc{{field, 1}}, {.name = field, .sparse = true}};
  };
  add("launches", {plain("slug"), plain("changedAt"), plain("offerable"), sparse("waiting")});
  add("bookings", {plain("customerId"), plain("launchId"), sparse("dueAt"), sparse("pending"),
                   sparse("forgetAt")});
  add("customers", {sparse("pending")});
  add("reviews", {{doc{{"supplierId", 1}, {"writtenAt", -1}}, {.name = "supplierId"}},
                  plain("customerId"),
                  sparse("pending")});
  add("support_requests", {plain("customerId"), sparse("pending")});
  add("suppliers", {plain("slug")});
}

}  // namespace sales

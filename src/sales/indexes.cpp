#include "sales/indexes.hpp"

#include "platform/mongo/collection.hpp"

namespace sales {

using platform::mongo::doc;
using platform::mongo::index_options;

void make_indexes(platform::mongo::database& db) {
  const auto plain = [](const char* name) {
    index_options o;
    o.name = name;
    return o;
  };
  const auto sparse = [&](const char* name) {
    auto o = plain(name);
    o.sparse = true;
    return o;
  };
  db["launches"].create_index(doc{{"slug", 1}}, plain("slug"));
  db["launches"].create_index(doc{{"changedAt", 1}}, plain("changedAt"));
  db["launches"].create_index(doc{{"offerable", 1}}, plain("offerable"));
  db["launches"].create_index(doc{{"waiting", 1}}, sparse("waiting"));
  db["bookings"].create_index(doc{{"customerId", 1}}, plain("customerId"));
  db["bookings"].create_index(doc{{"launchId", 1}}, plain("launchId"));
  db["bookings"].create_index(doc{{"dueAt", 1}}, sparse("dueAt"));
  db["bookings"].create_index(doc{{"pending", 1}}, sparse("pending"));
  db["bookings"].create_index(doc{{"forgetAt", 1}}, sparse("forgetAt"));
  db["customers"].create_index(doc{{"pending", 1}}, sparse("pending"));
  db["reviews"].create_index(doc{{"supplierId", 1}, {"writtenAt", -1}}, plain("supplierId"));
  db["reviews"].create_index(doc{{"customerId", 1}}, plain("customerId"));
  db["reviews"].create_index(doc{{"pending", 1}}, sparse("pending"));
  db["support_requests"].create_index(doc{{"customerId", 1}}, plain("customerId"));
  db["support_requests"].create_index(doc{{"pending", 1}}, sparse("pending"));
  db["suppliers"].create_index(doc{{"slug", 1}}, plain("slug"));
}

}  // namespace sales

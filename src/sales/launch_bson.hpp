#pragma once
// Launches as documents of MongoDB Customer, collection `launches`.

#include "platform/mongo/bson.hpp"
#include "sales/launches.hpp"

namespace sales {

// The members that the supplier's side owns, as they are stored.
[[nodiscard]] platform::mongo::doc master_to_bson(const domain::launch_master& m);
[[nodiscard]] launch launch_from_bson(platform::mongo::view v);
[[nodiscard]] launch_with_entries launch_with_entries_from_bson(platform::mongo::view v);
[[nodiscard]] platform::mongo::doc entry_to_bson(const entry& e);

[[nodiscard]] platform::mongo::doc rocket_to_bson(const domain::rocket& r);
[[nodiscard]] domain::rocket rocket_from_bson(platform::mongo::view v);

}  // namespace sales

#pragma once
// Launches as documents of MongoDB Customer, collection `launches`.

#include "platform/mongo/bson.hpp"
#include "sales/launches.hpp"

namespace sales {

// The members that the supplier's side owns, as they are stored.
[[nodiscard]] platform::mongo::doc master_to_bson(const domain::launch_master& m);
// Pages read a launch without who has its seats and who waits for them.
[[nodiscard]] const platform::mongo::doc& without_entries();
[[nodiscard]] launch launch_from_bson(platform::mongo::view v);
[[nodiscard]] launch_with_entries launch_with_entries_from_bson(platform::mongo::view v);
// The condition of a count that is absent when it is 0. Not an `$or`: MongoDB-protocol servers look
// a document up by its `_id` only when no such branch stands beside it.
[[nodiscard]] platform::mongo::doc absent_or_at_most(int most);
[[nodiscard]] platform::mongo::doc entry_to_bson(const entry& e);
[[nodiscard]] platform::mongo::doc waiter_to_bson(const waiter& w);

[[nodiscard]] platform::mongo::doc rocket_to_bson(const domain::rocket& r);
[[nodiscard]] domain::rocket rocket_from_bson(platform::mongo::view v);

}  // namespace sales

#pragma once
// The indexes of MongoDB Customer.

#include "platform/mongo/pool.hpp"

namespace sales {

// Idempotent.
void make_indexes(platform::mongo::database& db);

}  // namespace sales

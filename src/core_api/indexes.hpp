#pragma once
// The indexes of MongoDB Core.

#include "platform/mongo/pool.hpp"

namespace core_api {

// Idempotent.
void make_indexes(platform::mongo::database& db);

}  // namespace core_api

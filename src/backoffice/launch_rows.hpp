#pragma once
// Rows of launches as Admin API shows them. Private to backoffice.

#include "backoffice/launches.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

[[nodiscard]] launch launch_of(const platform::postgres::row& r);

}  // namespace backoffice

#pragma once
// What need not be kept: the ids of events long applied, answers of requests nobody repeats any
// more.

#include "domain/calendar.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

// Events after 60 days (jobs that could repeat them are gone after 30), repeatable requests
// after 7.
void forget_old(platform::postgres::pool& db, domain::instant now);

}  // namespace backoffice

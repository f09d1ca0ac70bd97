#include "backoffice/retention.hpp"

namespace backoffice {

void forget_old(platform::postgres::pool& db, domain::instant now) {
  db.exec("delete from inbox where at < $1", {now - std::chrono::days{60}});
  db.exec("delete from repeatable_requests where at < $1", {now - std::chrono::days{7}});
}

}  // namespace backoffice

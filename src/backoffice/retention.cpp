#include "backoffice/retention.hpp"

namespace backoffice {

void forget_old(platform::postgres::pool& db, domain::instant now) {
  db.exec("delete from inbox where at < $1", {now - std::chrono::days{60}});
  // Put in and never shown, or replaced.
  db.exec(
      "delete from pictures p where created_at < $1 and not exists (select 1 from suppliers s "
      "where "
      "s.logo = p.hash) and not exists (select 1 from rockets k where k.picture = p.hash)",
      {now - std::chrono::days{1}});
  db.exec("delete from repeatable_requests where at < $1", {now - std::chrono::days{7}});
}

}  // namespace backoffice

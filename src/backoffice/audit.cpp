#include "backoffice/audit.hpp"

#include "backoffice/stored_json.hpp"

namespace backoffice {
namespace {

platform::postgres::param maybe(const boost::json::value& v) {
  return v.is_null() ? platform::postgres::param(std::nullopt)
                     : platform::postgres::param(as_jsonb(v));
}

}  // namespace

void note(platform::postgres::transaction& t, const act& a, domain::instant now) {
  t.exec(
      "insert into audit (at, actor, actor_name, act, subject, summary, before, after) values ($1, "
      "$2, "
      "coalesce((select name from accounts where id = $2), case when $2 = '' then 'AstroBookings' "
      "else $2 end), "
      "$3, $4, $5, $6::jsonb, $7::jsonb)",
      {now, a.actor, a.what, a.subject, a.summary, maybe(a.before), maybe(a.after)});
}

}  // namespace backoffice

#include "backoffice/repeated.hpp"

namespace backoffice {

domain::result<std::string> answer_once(platform::postgres::transaction& t, const request_key& k,
                                        domain::instant now,
                                        const std::function<domain::result<std::string>()>& make) {
  // Two with one key at once: the second waits here until the first has ended.
  t.exec("select pg_advisory_xact_lock(hashtextextended($1, 0))", {k.actor + ' ' + k.key});
  const auto before =
      t.exec("select fingerprint, answer from repeatable_requests where actor = $1 and key = $2",
             {k.actor, k.key});
  if (!before.empty()) {
    if (before[0].text("fingerprint") != k.fingerprint)
      return domain::refusal{domain::no::key_reused};
    return before[0].text("answer");
  }
  auto made = make();
  if (!made) return made;
  t.exec(
      "insert into repeatable_requests (actor, key, fingerprint, answer, at) values ($1, $2, $3, "
      "$4, $5)",
      {k.actor, k.key, k.fingerprint, *made, now});
  return made;
}

}  // namespace backoffice

// Offering a launch; see launches.hpp.
#include "backoffice/audit.hpp"
#include "backoffice/launch_parts.hpp"
#include "backoffice/master_rows.hpp"
#include "backoffice/outbox.hpp"
#include "backoffice/repeated.hpp"
#include "contract/snapshots.hpp"
#include "platform/security/random.hpp"

namespace backoffice {

using domain::no;
using domain::refusal;
using platform::postgres::transaction;

namespace {

void insert(transaction& t, const domain::launch_master& l) {
  t.exec(
      "insert into launches (id, slug, supplier_id, rocket_id, spaceport_id, destination_id, "
      "departs_at, price_cents, "
      "capacity, vip_head_start_hours, words, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, "
      "$9, $10, "
      "lower($11), $12)",
      {l.id, l.slug, l.supplier_id, l.rocket.id, l.spaceport.id, l.destination.id, l.departs_at,
       l.price, l.capacity, l.vip_head_start_hours, words_of(l), l.created_at});
}

domain::result<launch> offer(transaction& t, const new_launch& wish, const std::string& actor,
                             domain::instant now) {
  auto p = parts_of(t, wish.supplier_id, wish.rocket_id, wish.spaceport_id, wish.destination_id);
  const auto company =
      t.exec("select * from suppliers where id = $1 for share", {wish.supplier_id});
  if (company.empty()) return refusal{no::supplier_not_found};
  const auto supplier = supplier_of(company[0]);
  if (!supplier.details_complete()) return refusal{no::supplier_details_missing};
  require_parts(p, {});

  auto l = offered_by(supplier, std::move(p), wish.departs_at, wish.price, wish.capacity,
                      wish.vip_head_start_hours);
  check_offer(l, now, true);
  put_on_offer(t, l, actor, now);
  return read_launch(t, l.id);
}

}  // namespace

void put_on_offer(transaction& t, domain::launch_master& l, const std::string& actor,
                  domain::instant now) {
  l.id = "l_" + platform::security::random_hex(16);
  l.slug =
      domain::launch_slug(l.rocket.name, l.spaceport.name, l.destination.name, l.departs_at, l.id);
  l.created_at = now;
  insert(t, l);
  tell_launch(t, l, now);
  put_into_outbox(t, contract::make_event(domain::event_kind::launch_offered, l.id, l.version, now,
                                          contract::to_json(l)));
  note(t, {actor, "launch.offer", l.id, "Offered", nullptr, audited(l)}, now);
}

domain::result<launch> launches::create(const new_launch& l, const std::string& actor,
                                        domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) { return offer(t, l, actor, now); });
}

domain::result<std::string> launches::create_once(const new_launch& l, const repeatable& once,
                                                  const std::string& actor, domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) {
    return answer_once(t, {actor, once.key, once.fingerprint}, now,
                       [&]() -> domain::result<std::string> {
                         const auto made = offer(t, l, actor, now);
                         if (!made) return made.error();
                         return once.answer(*made);
                       });
  });
}

}  // namespace backoffice

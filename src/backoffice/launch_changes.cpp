#include "backoffice/launch_changes.hpp"

#include <boost/json/object.hpp>

#include "backoffice/audit.hpp"
#include "backoffice/documents.hpp"
#include "backoffice/launch_fees.hpp"
#include "backoffice/launch_parts.hpp"
#include "backoffice/launch_rows.hpp"
#include "backoffice/master_rows.hpp"
#include "backoffice/outbox.hpp"
#include "backoffice/stored_json.hpp"
#include "backoffice/work_list.hpp"
#include "contract/events.hpp"
#include "platform/runtime/failpoint.hpp"
#include "platform/security/random.hpp"

namespace backoffice {

using domain::launch_act;
using domain::no;
using domain::refusal;
using platform::postgres::row;
using platform::postgres::transaction;

namespace {

std::string change_from() {
  return "select " + std::string(change_columns) + " from launch_changes c ";
}

platform::postgres::param or_null(const std::string& text) {
  return text.empty() ? platform::postgres::param(std::nullopt) : platform::postgres::param(text);
}

platform::postgres::param name_or_null(const std::optional<domain::launch_reason>& reason) {
  return reason ? platform::postgres::param(domain::name_of(*reason))
                : platform::postgres::param(std::nullopt);
}

// The launch as the change leaves it. Its times are those of the asking, so that it is the same
// whoever asks for it, however often.
domain::launch_master after_of(transaction& t, const launch_change& c,
                               const domain::launch_master& old) {
  const auto l = c.act == launch_act::edit ? with_edit(t, old, c.wish, false) : old;
  return domain::after_act(l, c.act, c.reason, c.wish.departs_at.value_or(old.departs_at),
                           c.asked_at);
}

// "Delayed: 23 Nov 2026, 14:00 UTC → 24 Nov 2026, 14:00 UTC (weather): wind at height"
std::string summary_of(const launch_change& c, const domain::launch_master& before,
                       const domain::launch_master& after) {
  if (c.act == launch_act::edit) return with_reason(differences(before, after), c.note);
  std::string out = c.act == launch_act::delay ? "Delayed: " + time_text(before.departs_at) +
                                                     " → " + time_text(after.departs_at)
                    : c.act == launch_act::abort ? "Aborted"
                                                 : "Flown";
  if (c.reason) out += " (" + std::string(domain::name_of(*c.reason)) + ")";
  if (!c.note.empty()) out += ": " + c.note;
  return out;
}

// What hangs on an outcome: the fee of an aborted launch, the rate of a successful one.
void settle_outcome(transaction& t, const launch_change& c, const domain::launch_master& l,
                    domain::instant now) {
  if (c.act == launch_act::edit) return;
  if (c.act == launch_act::abort) {
    const auto company = t.exec("select * from suppliers where id = $1", {l.supplier_id})[0];
    issue_abort_fee(t, supplier_of(company), l, now);
  }
  if (c.act == launch_act::success) fix_rate(t, l.id, l.supplier_id, now);
  close_work(t, work::no_outcome, l.id, "Reported: " + std::string(domain::name_of(c.act)), c.actor,
             now);
}

std::string act_name(const launch_change& c) {
  return "launch." + std::string(domain::name_of(c.act));
}

domain::seats_of_launch known_seats(transaction& t, const launch& l) {
  return {l.master.capacity, l.master.capacity - seats_taken(t, l), l.sold + l.forfeited};
}

void insert(transaction& t, const launch_change& c, const launch_asking& a) {
  t.exec(
      "insert into launch_changes (id, launch_id, act, reason, note, wish, actor, key, "
      "fingerprint, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {c.id, c.launch_id, domain::name_of(c.act), name_or_null(c.reason), c.note,
       as_jsonb(to_stored(c.wish)), c.actor, or_null(a.key), or_null(a.fingerprint), c.asked_at});
}

std::optional<launch> read_if_theirs(transaction& t, const std::string& supplier,
                                     const std::string& id) {
  const auto found = t.exec("select " + launch_columns() + " from " + std::string(launch_from) +
                                " where l.id = $1 and ($2::text = '' or l.supplier_id = $2)",
                            {id, supplier});
  if (found.empty()) return {};
  return launch_of(found[0]);
}

}  // namespace

launch_change change_of(const row& r) {
  launch_change c;
  c.id = r.text("change_id");
  c.launch_id = r.text("change_launch_id");
  c.act = domain::launch_act_named(r.text("change_act")).value();
  if (const auto reason = r.maybe_text("change_reason"))
    c.reason = domain::launch_reason_named(*reason).value();
  c.note = r.text("change_note");
  c.actor = r.text("change_actor");
  c.actor_name = r.text("change_actor_name");
  c.wish = edit_from_stored(parse_stored(r.text("change_wish")));
  c.asked_at = r.at("change_asked_at");
  c.state = r.text("change_state");
  c.refusal = r.maybe_text("change_refusal").value_or("");
  c.decided_at = r.maybe_at("change_decided_at");
  const auto count = [&](const char* column) {
    const auto n = r.maybe_i64(column);
    return n ? std::optional(static_cast<int>(*n)) : std::nullopt;
  };
  c.followed = count("change_followed");
  c.to_follow = count("change_to_follow");
  c.followed_at = r.maybe_at("change_followed_at");
  return c;
}

domain::result<launch> ask_change(transaction& t, const launch& old, domain::launch_master after,
                                  const launch_asking& a, domain::instant now) {
  if (old.pending) return refusal{no::change_pending};
  launch_change c;
  c.id = "lc_" + platform::security::random_hex(16);
  c.launch_id = old.master.id;
  c.act = a.act;
  c.reason = a.reason;
  c.note = a.note;
  c.actor = a.actor;
  c.wish = a.wish;
  c.asked_at = now;
  // What is certainly wrong is said at once; what depends on the seats of this moment is decided
  // where they are.
  if (const auto why =
          domain::why_not(old.master, {c.id, a.act, a.reason, after}, known_seats(t, old), now))
    return *why;
  insert(t, c, a);
  put_into_outbox(t, contract::make_event(domain::event_kind::launch_asked, c.id, 1, now,
                                          {{"change", c.id}, {"launch", c.launch_id}}));
  note(t,
       {a.actor, "launch.ask-" + std::string(domain::name_of(a.act)), c.launch_id,
        "Asked: " + summary_of(c, old.master, after), audited(old.master), audited(after)},
       now);
  return read_launch(t, c.launch_id);
}

domain::result<launch> launch_changes::ask(const std::string& supplier, const std::string& id,
                                           const launch_asking& a, domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<launch> {
    // Two with one key at once: the second waits here until the first has ended.
    t.exec("select pg_advisory_xact_lock(hashtextextended($1, 0))", {a.actor + ' ' + a.key});
    const auto before =
        t.exec("select launch_id, fingerprint from launch_changes where actor = $1 and key = $2",
               {a.actor, a.key});
    if (!before.empty() && before[0].maybe_text("fingerprint") != a.fingerprint)
      return refusal{no::key_reused};
    t.exec("select 1 as one from launches where id = $1 for update", {id});
    const auto old = read_if_theirs(t, supplier, id);
    if (!old) return refusal{no::launch_not_found};
    if (!before.empty()) return *old;
    return ask_change(t, *old,
                      domain::after_act(old->master, a.act, a.reason,
                                        a.wish.departs_at.value_or(old->master.departs_at), now),
                      a, now);
  });
}

std::optional<launch_change> launch_changes::find(const std::string& id) {
  const auto found = db_.exec(change_from() + "where c.id = $1", {id});
  if (found.empty()) return {};
  return change_of(found[0]);
}

std::vector<launch_change> launch_changes::of_launch(const std::string& launch) {
  std::vector<launch_change> out;
  for (const auto r :
       db_.exec(change_from() + "where c.launch_id = $1 order by c.asked_at desc, c.id", {launch}))
    out.push_back(change_of(r));
  return out;
}

std::optional<domain::launch_change> launch_changes::proposal(const std::string& id) {
  using answer = std::optional<domain::launch_change>;
  return platform::postgres::retry(db_, [&](transaction& t) -> answer {
    const auto found = t.exec(change_from() + "where c.id = $1", {id});
    if (found.empty() || found[0].text("change_state") != "asked") return {};
    const auto c = change_of(found[0]);
    return domain::launch_change{c.id, c.act, c.reason,
                                 after_of(t, c, read_launch(t, c.launch_id).master)};
  });
}

void launch_changes::decided(const std::string& id, const std::string& why_not,
                             domain::instant now) {
  platform::postgres::retry(db_, [&](transaction& t) {
    const auto locked = t.exec("select state from launch_changes where id = $1 for update", {id});
    if (locked.empty() || locked[0].text("state") != "asked") return;
    const auto c = change_of(t.exec(change_from() + "where c.id = $1", {id})[0]);
    const auto old = read_launch(t, c.launch_id).master;
    const auto after = after_of(t, c, old);
    t.exec("select 1 as one from launches where id = $1 for update", {c.launch_id});
    // A no has taken the version too; see the launch document.
    auto final_state = why_not.empty() ? after : old;
    final_state.version = after.version;
    store_launch(t, final_state);
    t.exec("update launches set published_version = $2 where id = $1",
           {c.launch_id, after.version});
    t.exec("update launch_changes set state = $2, refusal = $3, decided_at = $4 where id = $1",
           {id, why_not.empty() ? "made" : "refused", or_null(why_not), now});
    if (why_not.empty()) settle_outcome(t, c, after, now);
    tell_launch_kept_back(t, c.launch_id, now);
    const auto summary = summary_of(c, old, after);
    note(t,
         {c.actor, act_name(c), c.launch_id,
          why_not.empty() ? summary : "Refused (" + why_not + "): " + summary, audited(old),
          audited(final_state)},
         now);
    platform::crash_point("launch_decided.before_commit");
  });
}

void launch_changes::progress(const std::string& id, int followed, int to_follow) {
  db_.exec("update launch_changes set followed = $2, to_follow = $3 where id = $1",
           {id, followed, to_follow});
}

void launch_changes::all_followed(const std::string& id, domain::instant now) {
  db_.exec("update launch_changes set followed_at = coalesce(followed_at, $2) where id = $1",
           {id, now});
}

}  // namespace backoffice

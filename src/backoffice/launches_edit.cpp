// Editing a launch; see launches.hpp.
#include "backoffice/audit.hpp"
#include "backoffice/launch_changes.hpp"
#include "backoffice/launch_parts.hpp"
#include "backoffice/launch_rows.hpp"
#include "backoffice/master_rows.hpp"

namespace backoffice {

using domain::no;
using domain::refusal;
using platform::postgres::transaction;

domain::result<launch> launches::edit(const editor& by, const std::string& id, const launch_edit& e,
                                      domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<launch> {
    // Rockets are locked before launches, as whoever edits a rocket does; so the launch is read
    // first and locked last.
    const auto found = t.exec("select " + launch_columns() + " from " + std::string(launch_from) +
                                  " where l.id = $1 and ($2::text = '' or l.supplier_id = $2)",
                              {id, by.supplier});
    if (found.empty()) return refusal{no::launch_not_found};
    auto old = launch_of(found[0]);
    if (old.master.version != e.version) return refusal{no::version_conflict};
    auto l = with_edit(t, old.master, e, true);
    const auto summary = differences(old.master, l);
    if (summary.empty()) return old;
    const auto locked = t.exec("select version from launches where id = $1 for update", {id});
    if (locked[0].i64("version") != e.version) return refusal{no::version_conflict};
    old.pending = read_launch(t, id).pending;  // asked since it was read
    ++l.version;
    check_offer(l, now, l.departs_at != old.master.departs_at);
    if (domain::needs_decision(old.master, l)) {
      const launch_asking a{domain::launch_act::edit, {}, by.reason, by.actor, e, {}, {}};
      return ask_change(t, old, l, a, now);
    }
    if (old.pending) return refusal{no::change_pending};
    if (!domain::ahead(old.master.status) || old.master.departs_at <= now)
      return refusal{no::not_possible_in_this_state};
    store_launch(t, l);
    tell_launch(t, l, now);
    note(t,
         {by.actor, "launch.edit", id, with_reason(summary, by.reason), audited(old.master),
          audited(l)},
         now);
    return read_launch(t, id);
  });
}

}  // namespace backoffice

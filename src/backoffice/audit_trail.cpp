#include "backoffice/audit_trail.hpp"

namespace backoffice {
namespace {

audit_entry entry_of(const platform::postgres::row& r) {
  return {r.i64("seq"),          r.at("at"),        r.text("actor"),   r.text("actor_name"),
          r.text("act"),         r.text("subject"), r.text("summary"), r.maybe_text("before"),
          r.maybe_text("after"), r.flag("sealed")};
}

}  // namespace

page<audit_entry> audit_trail::search(const audit_filter& f, const page_request& p) {
  static constexpr order newest{"-seq", "a.seq", "bigint", true};
  selection s;
  s.words("lower(a.summary || ' ' || a.actor_name || ' ' || a.subject)", f.text);
  if (!f.actor.empty()) s.where("a.actor = ?", {f.actor});
  if (!f.subject.empty()) s.where("a.subject = ?", {f.subject});
  if (!f.act.empty()) s.where("split_part(a.act, '.', 1) = ?", {f.act});
  if (f.from) s.where("a.at >= ?", {domain::instant{std::chrono::sys_days{*f.from}}});
  if (f.to)
    s.where("a.at < ?", {domain::instant{std::chrono::sys_days{*f.to} + std::chrono::days{1}}});
  return read_page<audit_entry>(
      db_, s,
      {"a.seq, a.at, a.actor, a.actor_name, a.act, a.subject, a.summary, a.before::text, "
       "a.after::text, a.seq <= (select coalesce(max(last_seq), 0) from audit_seals) as sealed",
       "audit a", "audit a", "a.seq::text"},
      newest, p, entry_of);
}

}  // namespace backoffice

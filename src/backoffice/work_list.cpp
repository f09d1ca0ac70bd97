#include "backoffice/work_list.hpp"

#include "backoffice/audit.hpp"
#include "backoffice/outbox.hpp"

namespace backoffice {

using domain::no;
using domain::refusal;
using platform::postgres::row;
using platform::postgres::transaction;

namespace {

constexpr std::string_view columns =
    "w.*, coalesce((select a.name from accounts a where a.id = w.done_by), '') as done_by_name";

std::string id_of(std::string_view kind, const std::string& subject) {
  return std::string(kind) + ":" + subject;
}

work_item item_of(const row& r) {
  work_item w{r.text("id"), r.text("kind"), r.text("subject")};
  w.booking_id = r.maybe_text("booking_id").value_or("");
  w.launch_id = r.maybe_text("launch_id").value_or("");
  w.what = r.text("what");
  w.proposed = r.text("proposed");
  w.amount = r.maybe_i64("amount_cents");
  w.since = r.at("since");
  w.done_at = r.maybe_at("done_at");
  w.done_by = r.text("done_by_name");
  w.outcome = r.maybe_text("outcome").value_or("");
  return w;
}

platform::postgres::param or_null(const std::string& text) {
  return text.empty() ? platform::postgres::param(std::nullopt) : platform::postgres::param(text);
}

// What ends by itself: ticking it off would hide money that is still owed.
bool ends_by_itself(std::string_view kind) {
  return kind == work::refund_approval || kind == work::refund_by_hand ||
         kind == work::refund_failed || kind == work::no_outcome ||
         kind == work::transfer_overdue || kind == work::payout || kind == work::support;
}

// The booking hears of it and needs no attention any more.
void tell_of_incident(transaction& t, const row& item, platform::postgres::instant now) {
  const auto incident = item.text("subject");
  put_into_outbox(
      t, contract::make_event(domain::event_kind::incident_seen, incident, 1, now,
                              {{"booking", item.text("booking_id")}, {"incident", incident}}));
}

}  // namespace

void put_work(transaction& t, const work_item& item) {
  t.exec(
      "insert into work_list (id, kind, subject, booking_id, launch_id, what, proposed, "
      "amount_cents, since) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
      {id_of(item.kind, item.subject), item.kind, item.subject, or_null(item.booking_id),
       or_null(item.launch_id), item.what, item.proposed, item.amount, item.since});
}

void close_work(transaction& t, std::string_view kind, const std::string& subject,
                const std::string& outcome, const std::string& actor,
                platform::postgres::instant now) {
  t.exec(
      "update work_list set done_at = $2, done_by = $3, outcome = $4 where id = $1 and done_at is "
      "null",
      {id_of(kind, subject), now, actor, outcome});
}

void work_list::add(const work_item& item) {
  platform::postgres::retry(db_, [&](transaction& t) { put_work(t, item); });
}

page<work_item> work_list::list(const work_filter& f, const page_request& p) {
  static constexpr order oldest{"since", "w.since", "timestamptz", false};
  static constexpr order newest{"-done", "w.done_at", "timestamptz", true};
  selection s;
  s.where(f.done ? "w.done_at is not null" : "w.done_at is null", {});
  if (!f.kind.empty()) s.where("w.kind = ?", {f.kind});
  return read_page<work_item>(db_, s, {columns, "work_list w", "work_list w", "w.id"},
                              f.done ? newest : oldest, p, item_of);
}

domain::result<work_item> work_list::done(const std::string& id, const std::string& outcome,
                                          const std::string& actor,
                                          platform::postgres::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<work_item> {
    const auto locked = t.exec(
        "select kind, subject, booking_id, done_at from work_list where id = $1 for update", {id});
    if (locked.empty()) return refusal{no::work_item_not_found};
    const auto kind = locked[0].text("kind");
    if (ends_by_itself(kind)) return refusal{no::not_possible_in_this_state};
    if (locked[0].null("done_at")) {
      close_work(t, kind, locked[0].text("subject"), outcome, actor, now);
      note(t, {actor, "work.done", id, outcome.empty() ? "Seen to" : outcome}, now);
      if (kind == work::incident) tell_of_incident(t, locked[0], now);
    }
    return item_of(
        t.exec("select " + std::string(columns) + " from work_list w where w.id = $1", {id})[0]);
  });
}

}  // namespace backoffice

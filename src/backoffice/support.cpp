#include "backoffice/support.hpp"

#include "backoffice/work_list.hpp"

namespace backoffice {

using domain::support_request;
using platform::postgres::param;
using platform::postgres::row;
using platform::postgres::transaction;

namespace {

// A customer's row comes by an event of its own, maybe later.
constexpr std::string_view columns =
    "r.*, coalesce(c.name, '') as customer_name, coalesce(c.email, '') as customer_email, (select "
    "count(*) from support_messages m where m.request_id = r.id) as messages";
constexpr std::string_view from =
    "support_requests r left join customers c on c.id = r.customer_id";

param or_null(const std::string& text) {
  return text.empty() ? param(std::nullopt) : param(text);
}

support_row request_of(const row& r) {
  support_row out;
  auto& s = out.request;
  s.id = r.text("id");
  s.version = r.i64("version");
  s.customer_id = r.text("customer_id");
  s.booking_id = r.maybe_text("booking_id").value_or("");
  s.launch_id = r.maybe_text("launch_id").value_or("");
  s.subject = r.text("subject");
  s.state = domain::support_state_named(r.text("state")).value();
  s.opened = static_cast<int>(r.i64("opened"));
  s.opened_at = r.at("opened_at");
  s.changed_at = r.at("changed_at");
  out.customer_name = r.text("customer_name");
  out.customer_email = r.text("customer_email");
  out.messages = static_cast<int>(r.i64("messages"));
  return out;
}

bool upsert(transaction& t, const support_request& r) {
  std::string words = r.subject;
  for (const auto& m : r.messages) words += ' ' + m.text;
  const auto put = t.exec(
      "insert into support_requests as known (id, version, customer_id, booking_id, launch_id, "
      "subject, state, opened, opened_at, changed_at, words) values ($1, $2, $3, $4, $5, $6, $7, "
      "$8, $9, $10, lower($11)) on conflict (id) do update set version = excluded.version, state = "
      "excluded.state, opened = excluded.opened, changed_at = excluded.changed_at, words = "
      "excluded.words where known.version < excluded.version",
      {r.id, r.version, r.customer_id, or_null(r.booking_id), or_null(r.launch_id), r.subject,
       domain::name_of(r.state), r.opened, r.opened_at, r.changed_at, words});
  return put.affected() != 0;
}

void put_messages(transaction& t, const support_request& r) {
  for (std::size_t n = 0; n < r.messages.size(); ++n) {
    const auto& m = r.messages[n];
    t.exec(
        "insert into support_messages (request_id, number, from_customer, author, by_id, body, at) "
        "values ($1, $2, $3, $4, $5, $6, $7) on conflict (request_id, number) do update set "
        "author = excluded.author",
        {r.id, static_cast<std::int64_t>(n), m.from_customer, m.author, m.by, m.text, m.at});
  }
}

std::string subject_of(const support_request& r, int opened) {
  return r.id + ":" + std::to_string(opened);
}

// Each opening is listed once, and ends with the next one or with its closing.
void list_as_work(transaction& t, const support_request& r) {
  work_item item{{}, std::string(work::support), subject_of(r, r.opened)};
  if (!t.exec("select 1 as there from bookings where id = $1", {r.booking_id}).empty())
    item.booking_id = r.booking_id;
  item.what = "A customer asks: " + r.subject;
  item.proposed = "Answer it, then close it.";
  item.since = r.opened == 1 ? r.opened_at : r.changed_at;
  put_work(t, item);
  for (int n = 1; n <= r.opened; ++n) {
    if (n == r.opened && r.state != domain::support_state::closed) continue;
    close_work(t, work::support, subject_of(r, n), "Closed", r.closed_by, r.changed_at);
  }
}

}  // namespace

bool support::apply(const support_request& r) {
  return platform::postgres::retry(db_, [&](transaction& t) {
    if (!upsert(t, r)) return false;
    put_messages(t, r);
    list_as_work(t, r);
    return true;
  });
}

page<support_row> support::list(const support_filter& f, const page_request& p) {
  static constexpr order oldest{"changedAt", "r.changed_at", "timestamptz", false};
  static constexpr order newest{"-changedAt", "r.changed_at", "timestamptz", true};
  selection s;
  s.words("r.words", f.text);
  if (f.state) s.where("r.state = ?", {domain::name_of(*f.state)});
  if (!f.customer.empty()) s.where("r.customer_id = ?", {f.customer});
  if (!f.booking.empty()) s.where("r.booking_id = ?", {f.booking});
  const bool waits = f.state == domain::support_state::open;
  return read_page<support_row>(db_, s, {columns, from, "support_requests r", "r.id"},
                                waits ? oldest : newest, p, request_of);
}

std::optional<support_row> support::find(const std::string& id) {
  const auto found = db_.exec(
      "select " + std::string(columns) + " from " + std::string(from) + " where r.id = $1", {id});
  if (found.empty()) return {};
  auto out = request_of(found[0]);
  for (const auto r :
       db_.exec("select * from support_messages where request_id = $1 order by number", {id})) {
    out.request.messages.push_back({r.flag("from_customer"),
                                    {},
                                    r.text("by_id"),
                                    r.text("author"),
                                    r.text("body"),
                                    r.at("at")});
  }
  return out;
}

std::map<std::string, std::int64_t> support::versions(const std::vector<std::string>& ids) {
  std::map<std::string, std::int64_t> out;
  for (const auto r :
       db_.exec("select id, version from support_requests where id = any($1)", {ids}))
    out[r.text("id")] = r.i64("version");
  return out;
}

}  // namespace backoffice

#include "backoffice/launches.hpp"

#include <algorithm>
#include <array>

#include "backoffice/launch_rows.hpp"
#include "backoffice/master_rows.hpp"

namespace backoffice {

using platform::postgres::row;
using platform::postgres::transaction;

namespace {

constexpr std::array<order, 6> orders{{{"departure", "l.departs_at", "timestamptz", false},
                                       {"-departure", "l.departs_at", "timestamptz", true},
                                       {"price", "l.price_cents", "bigint", false},
                                       {"-price", "l.price_cents", "bigint", true},
                                       {"fill", "l.fill_percent", "int", false},
                                       {"-fill", "l.fill_percent", "int", true}}};

const order& order_named(const std::string& name) {
  for (const auto& o : orders) {
    if (o.name == name) return o;
  }
  return orders.front();
}

}  // namespace

launch launch_of(const row& r) {
  launch l;
  l.master = master_of(r);
  l.sold = static_cast<int>(r.i64("sold"));
  l.held = static_cast<int>(r.i64("held"));
  l.forfeited = static_cast<int>(r.i64("forfeited"));
  l.free = std::max(0, l.master.capacity - l.sold - l.held - l.forfeited);
  l.seats_as_of = r.maybe_at("seats_as_of");
  l.fill_percent = static_cast<int>(r.i64("fill_percent"));
  l.published = r.i64("published_version") >= l.master.version;
  if (!r.null("change_id")) l.pending = change_of(r);
  return l;
}

std::optional<launch> launches::find(const std::string& supplier, const std::string& id) {
  const auto found = db_.exec("select " + launch_columns() + " from " + std::string(launch_from) +
                                  " where l.id = $1 and ($2::text = '' or l.supplier_id = $2)",
                              {id, supplier});
  if (found.empty()) return {};
  return launch_of(found[0]);
}

page<launch> launches::list(const launch_filter& f, const page_request& p) {
  selection s;
  if (!f.supplier.empty()) s.where("l.supplier_id = ?", {f.supplier});
  if (!f.rocket.empty()) s.where("l.rocket_id = ?", {f.rocket});
  if (f.status) s.where("l.status = ?", {domain::name_of(*f.status)});
  if (f.from) s.where("l.departs_at >= ?", {domain::instant(std::chrono::sys_days{*f.from})});
  if (f.to)
    s.where("l.departs_at < ?",
            {domain::instant(std::chrono::sys_days{*f.to} + std::chrono::days{1})});
  s.words("l.words", f.text);
  return read_page<launch>(db_, s, {launch_columns(), launch_from, "launches l", "l.id"},
                           order_named(f.sort), p, launch_of);
}

std::vector<launch_note> launches::history(const std::string& id) {
  std::vector<launch_note> out;
  for (const auto r : db_.exec("select at, actor_name, summary from audit where subject = $1 and "
                               "act not like 'launch.ask-%' order by seq",
                               {id}))
    out.push_back({r.at("at"), r.text("actor_name"), r.text("summary")});
  return out;
}

launch_takings launches::takings(const std::string& id) {
  const auto r = db_.exec(
      "select count(distinct b.id) as bookings, count(distinct b.customer_id) as customers, "
      "count(*) filter (where p.state = 'kept') as passengers, "
      "coalesce(sum(p.paid_cents), 0)::bigint as paid, "
      "coalesce(sum(p.refunded_cents), 0)::bigint as refunded "
      "from bookings b join passengers p on p.booking_id = b.id where b.launch_id = $1 "
      "and b.state in ('confirmed', 'cancelling', 'forfeited', 'flown')",
      {id})[0];
  const auto count = [&](const char* column) { return static_cast<int>(r.i64(column)); };
  return {count("bookings"), count("customers"), count("passengers"), r.i64("paid"),
          r.i64("refunded")};
}

std::optional<domain::launch_master> launches::master(const std::string& id) {
  const auto found = db_.exec(
      "select " + launch_columns() + " from " + std::string(launch_from) + " where l.id = $1",
      {id});
  if (found.empty()) return {};
  return master_of(found[0]);
}

std::vector<domain::launch_master> launches::masters(const std::string& after_id,
                                                     std::size_t limit) {
  std::vector<domain::launch_master> out;
  const auto found = db_.exec("select " + launch_columns() + " from " + std::string(launch_from) +
                                  " where l.id > $1 order by l.id limit $2",
                              {after_id, limit});
  for (const auto r : found) out.push_back(master_of(r));
  return out;
}

std::vector<domain::launch_master> launches::masters(const std::vector<std::string>& ids) {
  std::vector<domain::launch_master> out;
  for (const auto r : db_.exec("select " + launch_columns() + " from " + std::string(launch_from) +
                                   " where l.id = any($1) order by l.id",
                               {ids}))
    out.push_back(master_of(r));
  return out;
}

void launches::published(const std::string& id, std::int64_t version) {
  db_.exec("update launches set published_version = $2 where id = $1 and published_version < $2",
           {id, version});
}

}  // namespace backoffice

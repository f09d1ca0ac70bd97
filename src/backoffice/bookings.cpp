#include "backoffice/bookings.hpp"

#include <array>

namespace backoffice {
namespace {

using platform::postgres::row;

constexpr std::string_view columns =
    "b.id, b.version, b.state, b.seats, b.price_cents, b.total_cents, b.created_at, "
    "b.confirmed_at, "
    "b.needs_attention, c.id as customer_id, c.name as customer_name, c.email as customer_email, "
    "l.id as launch_id, l.slug as launch_slug, l.status as launch_status, l.departs_at, k.name as "
    "rocket_name, "
    "d.name as destination_name, s.name as supplier_name";
constexpr std::string_view from =
    "bookings b join customers c on c.id = b.customer_id join launches l on l.id = b.launch_id "
    "join rockets k on k.id = l.rocket_id join destinations d on d.id = l.destination_id "
    "join suppliers s on s.id = b.supplier_id";

constexpr std::array<order, 5> orders{{{"-createdAt", "b.created_at", "timestamptz", true},
                                       {"createdAt", "b.created_at", "timestamptz", false},
                                       {"-total", "b.total_cents", "bigint", true},
                                       {"total", "b.total_cents", "bigint", false},
                                       {"departure", "l.departs_at", "timestamptz", false}}};

booking_row booking_of(const row& r) {
  booking_row b;
  b.id = r.text("id");
  b.version = r.i64("version");
  b.state = domain::booking_state_named(r.text("state")).value();
  b.seats = static_cast<int>(r.i64("seats"));
  b.price = r.i64("price_cents");
  b.total = r.i64("total_cents");
  b.created_at = r.at("created_at");
  b.confirmed_at = r.maybe_at("confirmed_at");
  b.needs_attention = r.flag("needs_attention");
  b.customer_id = r.text("customer_id");
  b.customer_name = r.text("customer_name");
  b.customer_email = r.text("customer_email");
  b.launch_id = r.text("launch_id");
  b.launch_slug = r.text("launch_slug");
  b.launch_status = domain::launch_status_named(r.text("launch_status")).value();
  b.departs_at = r.at("departs_at");
  b.rocket = r.text("rocket_name");
  b.destination = r.text("destination_name");
  b.supplier = r.text("supplier_name");
  return b;
}

domain::passenger passenger_of(const row& r) {
  domain::passenger p;
  p.id = r.text("id");
  p.full_name = r.text("full_name");
  p.born = r.date("born");
  p.email = r.text("email");
  p.phone = r.text("phone");
  p.nationality = r.maybe_text("nationality");
  p.document_number = r.maybe_text("document_number");
  p.special_needs = r.maybe_text("special_needs");
  p.emergency_contact = r.maybe_text("emergency_contact");
  p.state = domain::passenger_state_named(r.text("state")).value();
  p.paid = r.i64("paid_cents");
  p.refunded = r.i64("refunded_cents");
  return p;
}

booking_version version_of(const row& r) {
  return {r.text("id"), r.i64("version"), domain::booking_state_named(r.text("state")).value(),
          static_cast<int>(r.i64("seats"))};
}

const order& order_named(const std::string& name) {
  for (const auto& o : orders) {
    if (o.name == name) return o;
  }
  return orders.front();
}

}  // namespace

std::vector<booking_version> bookings::versions(const std::string& after_id, std::size_t limit) {
  std::vector<booking_version> out;
  const auto found =
      db_.exec("select id, version, state, seats from bookings where id > $1 order by id limit $2",
               {after_id, limit});
  for (const auto r : found) out.push_back(version_of(r));
  return out;
}

std::vector<booking_version> bookings::versions(const std::vector<std::string>& ids) {
  std::vector<booking_version> out;
  const auto found = db_.exec(
      "select id, version, state, seats from bookings where id = any($1) order by id", {ids});
  for (const auto r : found) out.push_back(version_of(r));
  return out;
}

std::map<std::string, booked> bookings::booked_for(const std::vector<std::string>& ids) {
  std::map<std::string, booked> out;
  for (const auto r :
       db_.exec("select booking_id, kind, source from documents where booking_id = any($1)", {ids}))
    out[r.text("booking_id")].documents.emplace(r.text("kind"), r.text("source"));
  for (const auto r : db_.exec(
           "select booking_id, id, kind, coalesce(repayment, '') as repayment, amount_cents from "
           "payments where booking_id = any($1) order by id",
           {ids})) {
    auto& b = out[r.text("booking_id")];
    if (r.text("kind") == "charge")
      b.charges.push_back(r.text("id"));
    else
      b.refunds.emplace(r.text("repayment"), r.i64("amount_cents"));
  }
  return out;
}

std::vector<std::string> bookings::with_seats(const std::string& launch_id) {
  std::vector<std::string> out;
  for (const auto r : db_.exec(
           "select id from bookings where launch_id = $1 and state in ('confirmed', 'cancelling', "
           "'forfeited', 'flown') order by id",
           {launch_id}))
    out.push_back(r.text("id"));
  return out;
}

page<booking_row> bookings::search(const booking_filter& f, const page_request& p) {
  selection s;
  s.words("b.words", f.text);
  if (f.state) s.where("b.state = ?", {domain::name_of(*f.state)});
  if (!f.launch.empty()) s.where("b.launch_id = ?", {f.launch});
  if (!f.customer.empty()) s.where("b.customer_id = ?", {f.customer});
  if (!f.supplier.empty()) s.where("b.supplier_id = ?", {f.supplier});
  if (f.from) s.where("b.created_at >= ?", {domain::instant(std::chrono::sys_days{*f.from})});
  if (f.to)
    s.where("b.created_at < ?",
            {domain::instant(std::chrono::sys_days{*f.to} + std::chrono::days{1})});
  return read_page<booking_row>(db_, s, {columns, from, "bookings b", "b.id"}, order_named(f.sort),
                                p, booking_of);
}

std::optional<booking_detail> bookings::find(const std::string& id) {
  const auto found = db_.exec(
      "select " + std::string(columns) + " from " + std::string(from) + " where b.id = $1", {id});
  if (found.empty()) return {};
  booking_detail out;
  out.booking = booking_of(found[0]);
  for (const auto r :
       db_.exec("select * from passengers where booking_id = $1 order by position", {id}))
    out.passengers.push_back(passenger_of(r));
  for (const auto r :
       db_.exec("select * from payments where booking_id = $1 order by at, id", {id})) {
    out.payments.push_back({r.text("id"), r.text("provider"), r.text("kind"), r.text("state"),
                            r.text("provider_reference"), r.i64("amount_cents"), r.at("at")});
  }
  for (const auto r :
       db_.exec("select * from booking_events where booking_id = $1 order by version", {id}))
    out.events.push_back({r.at("at"), r.text("kind"), r.text("text")});
  out.documents = backoffice::documents(db_).of_booking(id);
  return out;
}

std::vector<flyer> bookings::manifest(const std::string& launch_id) {
  std::vector<flyer> out;
  const auto found = db_.exec(
      "select p.* from passengers p join bookings b on b.id = p.booking_id where b.launch_id = $1 "
      "and b.state in ('confirmed', 'cancelling', 'flown') and p.state = 'kept' order by "
      "p.full_name, p.id",
      {launch_id});
  for (const auto r : found) out.push_back({r.text("booking_id"), passenger_of(r)});
  return out;
}

}  // namespace backoffice

#include "backoffice/customer_accounts.hpp"

#include <array>

#include "backoffice/stored_json.hpp"

namespace backoffice {
namespace {

using platform::postgres::row;

constexpr std::string_view columns =
    "c.*, (select count(*) from bookings b where b.customer_id = c.id) as bookings, "
    "(select count(distinct b.launch_id) from bookings b where b.customer_id = c.id and b.state in "
    "('confirmed', 'flown', 'forfeited')) as trips";

constexpr std::array<order, 4> orders{{{"name", "lower(c.name)", "text", false},
                                       {"-name", "lower(c.name)", "text", true},
                                       {"-createdAt", "c.created_at", "timestamptz", true},
                                       {"createdAt", "c.created_at", "timestamptz", false}}};

const order& order_named(const std::string& name) {
  for (const auto& o : orders) {
    if (o.name == name) return o;
  }
  return orders.front();
}

customer_account account_of(const row& r) {
  customer_account a;
  auto& c = a.profile;
  c.id = r.text("id");
  c.email = r.text("email");
  c.name = r.text("name");
  c.born = r.date("born");
  c.phone = r.text("phone");
  c.tax_id = r.text("tax_id");
  if (const auto address = r.maybe_text("address")) {
    c.has_address = true;
    c.address = address_from_stored(parse_stored(*address));
  }
  c.new_launch_mails = r.flag("new_launch_mails");
  c.email_verified = r.flag("email_verified");
  c.language = domain::language_coded(r.text("language")).value_or(c.language);
  c.created_at = r.at("created_at");
  c.version = r.i64("version");
  a.bookings = static_cast<int>(r.i64("bookings"));
  a.trips = static_cast<int>(r.i64("trips"));
  return a;
}

}  // namespace

page<customer_account> customer_accounts::list(const customer_filter& f, const page_request& p) {
  selection s;
  s.words("c.words", f.text);
  if (f.ids) s.where("c.id = any(?)", {*f.ids});
  return read_page<customer_account>(db_, s, {columns, "customers c", "customers c", "c.id"},
                                     order_named(f.sort), p, account_of);
}

std::optional<customer_detail> customer_accounts::find(const std::string& id) {
  const auto found =
      db_.exec("select " + std::string(columns) + " from customers c where c.id = $1", {id});
  if (found.empty()) return {};
  customer_detail out;
  out.account = account_of(found[0]);
  const auto sums = db_.exec(
      "select coalesce(sum(p.amount_cents) filter (where p.kind = 'charge' and p.state = 'paid'), "
      "0)::bigint as paid, coalesce(sum(p.amount_cents) filter (where p.kind = 'refund' and "
      "p.state = 'paid'), 0)::bigint as refunded, coalesce(sum(p.amount_cents) filter (where "
      "p.kind = 'refund' and p.state in ('owed', 'in-approval', 'pending')), 0)::bigint as owed "
      "from payments p join bookings b on b.id = p.booking_id where b.customer_id = $1",
      {id})[0];
  out.paid = sums.i64("paid");
  out.refunded = sums.i64("refunded");
  out.owed = sums.i64("owed");
  for (const auto r : db_.exec(
           "select p.* from payments p join bookings b on b.id = p.booking_id where b.customer_id "
           "= $1 order by p.at desc, p.id desc limit $2",
           {id, most_payments})) {
    out.payments.push_back({r.text("id"), r.text("booking_id"), r.text("provider"), r.text("kind"),
                            r.text("state"), r.i64("amount_cents"), r.at("at")});
  }
  return out;
}

}  // namespace backoffice

#include "backoffice/customers.hpp"

#include "backoffice/stored_json.hpp"

namespace backoffice {

using platform::postgres::transaction;

namespace {

// Documents keep their recipient, as the law wants; the e-mail address stands only where a search
// finds them, and follows the customer's, also into nothing.
void change_address(transaction& t, const domain::customer& c) {
  t.exec(
      "update documents d set words = replace(d.words, lower(c.email), lower($2)) from bookings b "
      "join customers c on c.id = b.customer_id where d.booking_id = b.id and c.id = $1 and "
      "c.email not in ('', $2) and c.version < $3",
      {c.id, c.email, c.version});
}

customer_contact contact_of(const platform::postgres::row& r) {
  return {r.text("id"), r.text("name"), r.text("email"),
          domain::language_coded(r.text("language")).value_or(domain::language::english)};
}

}  // namespace

bool upsert_customer(transaction& t, const domain::customer& c) {
  change_address(t, c);
  const auto address = c.has_address ? platform::postgres::param(as_jsonb(to_stored(c.address)))
                                     : platform::postgres::param(std::nullopt);
  const auto put = t.exec(
      "insert into customers as known (id, email, name, born, phone, tax_id, address, "
      "new_launch_mails, email_verified, version, created_at, language) values ($1, $2, $3, $4, "
      "$5, $6, $7::jsonb, $8, $9, $10, $11, $12) "
      "on conflict (id) do update set email = excluded.email, name = excluded.name, born = "
      "excluded.born, "
      "phone = excluded.phone, tax_id = excluded.tax_id, address = excluded.address, "
      "new_launch_mails = excluded.new_launch_mails, email_verified = excluded.email_verified, "
      "version = excluded.version, language = excluded.language where known.version < "
      "excluded.version",
      {c.id, c.email, c.name, c.born, c.phone, c.tax_id, address, c.new_launch_mails,
       c.email_verified, c.version, c.created_at, domain::code_of(c.language)});
  if (put.affected() == 0) return false;
  // Bookings are found by their customer's name; in order of the id, as everybody locks them.
  t.exec(
      "update bookings set customer_words = lower($2) where id in (select id from bookings where "
      "customer_id = $1 "
      "and customer_words <> lower($2) order by id for update)",
      {c.id, c.name + ' ' + c.email});
  return true;
}

std::optional<customer_contact> customers::of_booking(const std::string& booking) {
  const auto found = db_.exec(
      "select c.id, c.name, c.email, c.language from bookings b join customers c on c.id = "
      "b.customer_id where "
      "b.id = $1",
      {booking});
  if (found.empty()) return {};
  return contact_of(found[0]);
}

std::vector<customer_contact> customers::vips_to_tell(const std::string& after_id,
                                                      std::size_t limit) {
  std::vector<customer_contact> out;
  const auto found = db_.exec(
      "select c.id, c.name, c.email, c.language from customers c where c.id > $1 and "
      "c.new_launch_mails and "
      "(select count(distinct b.launch_id) from bookings b where b.customer_id = c.id and b.state "
      "in ('confirmed', 'flown', 'forfeited')) >= $2 order by c.id limit $3",
      {after_id, domain::trips_for_vip, limit});
  for (const auto r : found) out.push_back(contact_of(r));
  return out;
}

bool customers::apply(const domain::customer& c, const std::string& event_id, domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) {
    t.exec("insert into inbox (event_id, at) values ($1, $2) on conflict do nothing",
           {event_id, now});
    return upsert_customer(t, c);
  });
}

}  // namespace backoffice

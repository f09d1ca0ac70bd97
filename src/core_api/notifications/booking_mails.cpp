#include "core_api/notifications/booking_mails.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "contract/calendar_file.hpp"
#include "contract/snapshots.hpp"
#include "contract/text.hpp"
#include "domain/cancelling.hpp"

namespace core_api {

using boost::json::array;
using boost::json::object;
using domain::event_kind;
namespace text = contract::text;

// A mail to the customer, as it comes together.
struct booking_mails::letter {
  contract::event event;
  contract::booking_snapshot snapshot;
  std::vector<domain::document_facts> issued = {};
  std::string name = {};  // of the template; none: nothing to say
  object data = {};
  std::vector<std::string> documents = {};
  std::string calendar = {};
  bool passes = false;  // the boarding passes go with it

  [[nodiscard]] domain::language language() const { return snapshot.customer.language; }

  // The newest of its kind, which goes with the mail.
  std::string attach(std::string_view kind) {
    std::string number;
    for (const auto& d : issued) {
      if (d.kind == kind) number = std::max(number, d.number);
    }
    if (!number.empty()) documents.push_back(number);
    return number;
  }
};

namespace {

std::string seat_word(int n, domain::language l) {
  if (l == domain::language::spanish) return n == 1 ? "asiento" : "asientos";
  return n == 1 ? "seat" : "seats";
}

array names_of(const domain::booking& b, const std::vector<std::string>& ids) {
  array names;
  for (const auto& p : b.passengers) {
    if (std::find(ids.begin(), ids.end(), p.id) != ids.end())
      names.push_back(object{{"name", p.full_name}});
  }
  return names;
}

// What every mail says of the trip, in the language of who reads it.
object trip_data(const contract::booking_snapshot& s, domain::language l) {
  const auto& b = s.booking;
  array passengers, tiers;
  for (const auto& p : b.passengers) {
    if (p.state == domain::passenger_state::kept)
      passengers.push_back(object{{"name", p.full_name}});
  }
  for (const auto& t : b.policy) {
    tiers.push_back(
        {{"percent", std::to_string(t.percent)},
         {"until", text::instant(
                       domain::months_before(b.launch.departs_at, t.months_before_departure), l)}});
  }
  return {{"name", s.customer.name},
          {"reference", domain::reference_of(b.id)},
          {"destination", b.launch.destination},
          {"rocket", b.launch.rocket},
          {"spaceport", b.launch.spaceport},
          {"supplier", b.launch.supplier},
          {"departure", text::instant(b.launch.departs_at, l)},
          {"seats", std::to_string(b.seats)},
          {"seatWord", seat_word(b.seats, l)},
          {"price", text::money(b.price, l)},
          {"total", text::money(b.total(), l)},
          {"heldUntil", text::instant(b.held_until, l)},
          {"passengers", std::move(passengers)},
          {"tiers", std::move(tiers)}};
}

// What was given up last.
void add_cancellation(object& data, const domain::booking& b, domain::language l) {
  if (b.cancellations.empty()) throw std::runtime_error("booking " + b.id + " has no cancellation");
  const auto& c = b.cancellations.back();
  const auto n = static_cast<int>(c.passengers.size());
  const int kept = b.seats_kept();
  data["givenUp"] = std::to_string(n);
  data["givenUpWord"] = seat_word(n, l);
  data["percent"] = std::to_string(c.percent);
  data["back"] = c.amount > 0 ? boost::json::value(text::money(c.amount, l)) : false;
  data["kept"] = kept > 0 ? boost::json::value(std::to_string(kept)) : false;
  data["keptWord"] = seat_word(kept, l);
  data["gone"] = names_of(b, c.passengers);
  data["reason"] = c.reason.empty() ? boost::json::value(false) : boost::json::value(c.reason);
}

contract::booking_snapshot snapshot_of(const contract::event& e) {
  return contract::booking_from_json(e.payload);
}

contract::event event_of(const job& j) {
  return contract::event_from_json(boost::json::parse(j.payload).as_object());
}

}  // namespace

void booking_mails::register_with(job_runner& runner) {
  using domain::job_kind;
  runner.on(job_kind::mail_booking_customer, [this](const job& j) { return to_customer(j); });
  runner.on(job_kind::mail_booking_supplier, [this](const job& j) { return to_supplier(j); });
  runner.on(job_kind::mail_transfer_reminder,
            [this](const job& j) { return remind_of_transfer(j); });
}

slice booking_mails::to_customer(const job& j) {
  auto e = event_of(j);
  const auto kind = domain::event_kind_named(e.kind);
  auto s = snapshot_of(e);
  letter l{std::move(e), std::move(s)};
  // The documents go with it: issued here if the sync job has not come to it yet; both do the same,
  // once. A hold has no row yet.
  if (!l.snapshot.booking.attempts.empty()) l.issued = p_.sync.apply(l.snapshot, l.event.id);
  l.data = trip_data(l.snapshot, l.language());
  switch (kind.value()) {
    case event_kind::booking_confirmed: confirmation(l); break;
    case event_kind::booking_transfer_awaited: transfer(l); break;
    case event_kind::booking_held: l.name = "booking-declined"; break;
    case event_kind::booking_offered: l.name = "booking-offered"; break;
    case event_kind::booking_expiring: expiring(l); break;
    case event_kind::booking_rocket_changed: with_passes(l, "booking-rocket-changed"); break;
    case event_kind::booking_passengers_changed: with_passes(l, "booking-passengers"); break;
    case event_kind::booking_transfer_failed:
    case event_kind::booking_seats_cancelled:
    case event_kind::booking_cancelled:
    case event_kind::booking_forfeited:
    case event_kind::booking_aborted:
    case event_kind::booking_delayed: end_of_seats(l); break;
    default: break;
  }
  if (!l.name.empty()) write_to_customer(std::move(l));
  return {};
}

// Nobody is reminded of what is over, paid or renewed meanwhile.
void booking_mails::expiring(letter& l) const {
  const auto& told = l.snapshot.booking;
  const auto b = p_.bookings.find(told.id);
  if (!b || b->state != domain::booking_state::held || b->held_until != told.held_until) return;
  l.name = "booking-expiring";
  l.data["offered"] = b->offered;
  l.data["renewable"] = b->renewals_left > 0 && !b->offered;
}

void booking_mails::with_passes(letter& l, const char* name) {
  l.name = name;
  l.passes = l.snapshot.booking.state == domain::booking_state::confirmed;
}

void booking_mails::confirmation(letter& l) const {
  with_passes(l, "booking-confirmed");
  l.data["invoice"] = l.attach("invoice");
  l.calendar = "yes";
}

void booking_mails::transfer(letter& l) const {
  const auto& b = l.snapshot.booking;
  l.name = "booking-transfer-invoice";
  l.data["dueDay"] = text::day(b.attempts.back().at + domain::transfer_due, l.language());
  l.data["keptUntil"] = text::instant(b.pay_by, l.language());
  l.data["account"] = account_;
  l.data["invoice"] = l.attach("invoice");
}

// Seats that are gone or depart later, by a cancellation or by the launch.
void booking_mails::end_of_seats(letter& l) const {
  const auto& b = l.snapshot.booking;
  const auto kind = domain::event_kind_named(l.event.kind).value();
  if (kind == event_kind::booking_delayed) {
    array too_old;
    for (const auto& p : b.passengers) {
      if (p.state == domain::passenger_state::kept && domain::too_old_by(p, b.launch.departs_at))
        too_old.push_back(object{{"name", p.full_name}});
    }
    with_passes(l, "booking-delayed");
    l.data["tooOld"] = std::move(too_old);
    l.calendar = "yes";
    return;
  }
  const auto note = l.attach("credit-note");
  l.data["creditNote"] = note.empty() ? boost::json::value(false) : boost::json::value(note);
  if (kind == event_kind::booking_transfer_failed) {
    l.name = "booking-transfer-failed";
  } else if (kind == event_kind::booking_aborted) {
    const bool owed =
        !b.repayments.empty() && b.repayments.back().reason == domain::repayment_reason::aborted;
    l.name = "booking-aborted";
    l.data["back"] =
        owed ? boost::json::value(text::money(b.repayments.back().amount, l.language())) : false;
    l.calendar = b.confirmed_at ? "yes" : "";
  } else {
    add_cancellation(l.data, b, l.language());
    const bool forfeited = kind == event_kind::booking_forfeited;
    l.name = forfeited ? "booking-forfeited" : "booking-cancelled";
    if (forfeited) l.documents.clear();  // an older note is not about this
    l.calendar = "yes";
  }
}

void booking_mails::write_to_customer(letter l) {
  const auto& b = l.snapshot.booking;
  const auto url = at_.customer_page(l.language(), "/trips/" + b.id);
  l.data["tripUrl"] = url;
  l.data["passes"] = l.passes;
  if (!l.calendar.empty()) l.calendar = contract::calendar_file(b, url, l.language());
  const auto& to = l.snapshot.customer;
  mail_order m{l.name,
               {to.name, to.email},
               l.event.id,
               std::move(l.data),
               std::move(l.documents),
               std::move(l.calendar),
               l.passes ? b.id : std::string()};
  m.language = l.language();
  p_.written.order(m, p_.clock.now());
}

slice booking_mails::to_supplier(const job& j) {
  const auto e = event_of(j);
  const auto s = snapshot_of(e);
  const bool sold = e.kind == domain::name_of(event_kind::booking_confirmed);
  const auto& supplier = s.booking.launch.supplier_id;
  auto data = trip_data(s, domain::language::english);
  data["customer"] = s.customer.name;
  data["launchUrl"] = at_.link("supplier", "/launches/" + s.booking.launch.id);
  if (!sold) add_cancellation(data, s.booking, domain::language::english);
  if (p_.digests.takes(e, supplier, data, sold)) return {};
  for (const auto& to : p_.suppliers.recipients(supplier)) {
    data["name"] = to.name;
    p_.written.order(
        {sold ? "booking-supplier" : "cancellation-supplier", {to.name, to.email}, e.id, data},
        p_.clock.now());
  }
  return {};
}

// Two days before it is due, if it still has not come.
slice booking_mails::remind_of_transfer(const job& j) {
  auto e = event_of(j);
  auto s = snapshot_of(e);
  const auto now_there = p_.bookings.find(s.booking.id);
  const bool waits = now_there && now_there->state == domain::booking_state::paying &&
                     now_there->last_attempt()->key == s.booking.last_attempt()->key;
  if (!waits) return {};
  letter l{std::move(e), std::move(s)};
  l.data = trip_data(l.snapshot, l.language());
  transfer(l);
  l.name = "booking-transfer-reminder";
  write_to_customer(std::move(l));
  return {};
}

}  // namespace core_api

#include "customer_api/bookings/booking_json.hpp"

#include <boost/json/array.hpp>

#include "customer_api/catalogue/launch_json.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using domain::booking_state;
using platform::format_day;
using platform::format_instant;

namespace {

value text_or_null(const std::optional<std::string>& text) {
  return text ? value(*text) : value(nullptr);
}
value text_or_null(const std::string& text) {
  return text.empty() ? value(nullptr) : value(text);
}

object passenger_json(const domain::passenger& p, domain::instant departs_at) {
  return {{"id", p.id},
          {"fullName", p.full_name},
          {"birthDate", format_day(p.born)},
          {"email", p.email},
          {"phone", p.phone},
          {"nationality", text_or_null(p.nationality)},
          {"documentNumber", text_or_null(p.document_number)},
          {"specialNeeds", text_or_null(p.special_needs)},
          {"emergencyContact", text_or_null(p.emergency_contact)},
          {"state", domain::name_of(p.state)},
          {"tooOld", domain::too_old_by(p, departs_at)}};
}

object cancellation_json(const domain::cancellation& c) {
  return {{"id", c.id},
          {"passengers", array(c.passengers.begin(), c.passengers.end())},
          {"percent", c.percent},
          {"amount", money_json(c.amount)},
          {"reason", text_or_null(c.reason)},
          {"at", format_instant(c.at)}};
}

object repayment_json(const domain::repayment& r) {
  return {{"id", r.id},
          {"reason", domain::name_of(r.reason)},
          {"amount", money_json(r.amount)},
          {"state", domain::name_of(r.state)},
          {"at", format_instant(r.at)}};
}

object launch_json(const domain::booking& b, const sales::launch* current) {
  const auto& quoted = b.launch;
  const auto departs_at = current ? current->master.departs_at : quoted.departs_at;
  const auto status = current ? current->master.status : quoted.status;
  return {{"id", quoted.id},
          {"slug", current ? current->master.slug : quoted.slug},
          {"status", domain::name_of(status)},
          {"departsAt", format_instant(departs_at)},
          {"range", domain::name_of(quoted.range)},
          {"rocketName", quoted.rocket},
          {"spaceportName", quoted.spaceport},
          {"spaceportTimeZone", quoted.spaceport_time_zone},
          {"destinationName", quoted.destination},
          {"supplierName", quoted.supplier},
          {"changed", departs_at != quoted.departs_at || status != quoted.status}};
}

value payment_json(const domain::booking& b) {
  const auto* last = b.last_attempt();
  if (last == nullptr) return nullptr;
  const auto state = last->state == domain::payment_state::cancelled ? std::string_view("failed")
                                                                     : domain::name_of(last->state);
  return object{
      {"method", last->method},
      {"state", state},
      {"redirectUrl", text_or_null(last->redirect_url)},
      {"dueAt", b.by_bank_transfer() ? value(format_instant(last->at + domain::transfer_due))
                                     : value(nullptr)},
      {"attempts", b.attempts.size()}};
}

}  // namespace

object document_json(const domain::document_facts& d) {
  return {{"number", d.number},
          {"kind", d.kind},
          {"date", format_day(d.date)},
          {"amount", money_json(d.amount)},
          {"paymentState", d.payment_state}};
}

object booking_json(const domain::booking& b, const sales::launch* current) {
  array passengers, policy, documents, cancellations, repayments;
  const auto departs_at = current ? current->master.departs_at : b.launch.departs_at;
  for (const auto& p : b.passengers) passengers.push_back(passenger_json(p, departs_at));
  for (const auto& c : b.cancellations) cancellations.push_back(cancellation_json(c));
  for (const auto& r : b.repayments) repayments.push_back(repayment_json(r));
  for (const auto& t : b.policy) {
    policy.push_back(
        {{"percent", t.percent},
         {"until", format_instant(domain::months_before(departs_at, t.months_before_departure))}});
  }
  for (const auto& d : b.documents) documents.push_back(document_json(d));
  const bool held = b.state == booking_state::held, paying = b.state == booking_state::paying;
  return {{"id", b.id},
          {"reference", domain::reference_of(b.id)},
          {"state", domain::name_of(b.state)},
          {"seats", b.seats},
          {"seatsKept", b.seats_kept()},
          {"price", money_json(b.price)},
          {"total", money_json(b.total())},
          {"heldUntil", held ? value(format_instant(b.held_until)) : value(nullptr)},
          {"renewalsLeft", b.renewals_left},
          {"payBy", paying ? value(format_instant(b.pay_by)) : value(nullptr)},
          {"createdAt", format_instant(b.created_at)},
          {"confirmedAt", b.confirmed_at ? value(format_instant(*b.confirmed_at)) : value(nullptr)},
          {"needsAttention", b.needs_attention},
          {"offered", b.offered},
          {"launch", launch_json(b, current)},
          {"quotedDepartsAt", format_instant(b.launch.departs_at)},
          {"passengers", std::move(passengers)},
          {"refundPolicy", std::move(policy)},
          {"payment", payment_json(b)},
          {"documents", std::move(documents)},
          {"cancellations", std::move(cancellations)},
          {"repayments", std::move(repayments)},
          {"version", b.version}};
}

}  // namespace customer_api

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

object passenger_json(const domain::passenger& p) {
  return {{"id", p.id},
          {"fullName", p.full_name},
          {"birthDate", format_day(p.born)},
          {"email", p.email},
          {"phone", p.phone},
          {"nationality", text_or_null(p.nationality)},
          {"documentNumber", text_or_null(p.document_number)},
          {"specialNeeds", text_or_null(p.special_needs)},
          {"emergencyContact", text_or_null(p.emergency_contact)},
          {"state", domain::name_of(p.state)}};
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
  return object{{"method", last->method},
                {"state", state},
                {"redirectUrl", text_or_null(last->redirect_url)},
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
  array passengers, policy, documents;
  for (const auto& p : b.passengers) passengers.push_back(passenger_json(p));
  const auto departs_at = current ? current->master.departs_at : b.launch.departs_at;
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
          {"price", money_json(b.price)},
          {"total", money_json(b.total())},
          {"heldUntil", held ? value(format_instant(b.held_until)) : value(nullptr)},
          {"renewalsLeft", b.renewals_left},
          {"payBy", paying ? value(format_instant(b.pay_by)) : value(nullptr)},
          {"createdAt", format_instant(b.created_at)},
          {"confirmedAt", b.confirmed_at ? value(format_instant(*b.confirmed_at)) : value(nullptr)},
          {"needsAttention", b.needs_attention},
          {"launch", launch_json(b, current)},
          {"quotedDepartsAt", format_instant(b.launch.departs_at)},
          {"passengers", std::move(passengers)},
          {"refundPolicy", std::move(policy)},
          {"payment", payment_json(b)},
          {"documents", std::move(documents)},
          {"version", b.version}};
}

}  // namespace customer_api

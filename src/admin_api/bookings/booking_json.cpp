#include "admin_api/bookings/booking_json.hpp"

#include "admin_api/answers.hpp"
#include "admin_api/documents/document_json.hpp"
#include "platform/runtime/time.hpp"

namespace admin_api {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using platform::format_instant;

namespace {

value or_null(const std::optional<std::string>& text) {
  return text ? value(*text) : value(nullptr);
}

object passenger_json(const domain::passenger& p) {
  return {{"id", p.id},
          {"fullName", p.full_name},
          {"birthDate", platform::format_day(p.born)},
          {"email", p.email},
          {"phone", p.phone},
          {"nationality", or_null(p.nationality)},
          {"documentNumber", or_null(p.document_number)},
          {"specialNeeds", or_null(p.special_needs)},
          {"emergencyContact", or_null(p.emergency_contact)},
          {"state", domain::name_of(p.state)}};
}

object payment_json(const backoffice::payment& p) {
  return {{"id", p.id},
          {"provider", p.provider},
          {"kind", p.kind},
          {"amount", money_json(p.amount)},
          {"state", p.state},
          {"at", format_instant(p.at)},
          {"providerReference", text_or_null(p.provider_reference)}};
}

}  // namespace

object booking_json(const backoffice::booking_row& b) {
  return {{"id", b.id},
          {"reference", domain::reference_of(b.id)},
          {"state", domain::name_of(b.state)},
          {"seats", b.seats},
          {"price", money_json(b.price)},
          {"total", money_json(b.total)},
          {"createdAt", format_instant(b.created_at)},
          {"confirmedAt", instant_or_null(b.confirmed_at)},
          {"customer",
           object{{"id", b.customer_id}, {"name", b.customer_name}, {"email", b.customer_email}}},
          {"launch", object{{"id", b.launch_id},
                            {"slug", b.launch_slug},
                            {"departsAt", format_instant(b.departs_at)},
                            {"status", domain::name_of(b.launch_status)},
                            {"rocketName", b.rocket},
                            {"destinationName", b.destination},
                            {"supplierName", b.supplier}}},
          {"needsAttention", b.needs_attention},
          {"version", b.version}};
}

object booking_json(const backoffice::booking_detail& d) {
  auto out = booking_json(d.booking);
  array passengers, payments, documents, events;
  for (const auto& p : d.passengers) passengers.push_back(passenger_json(p));
  for (const auto& p : d.payments) payments.push_back(payment_json(p));
  for (const auto& each : d.documents) documents.push_back(document_json(each));
  for (const auto& e : d.events)
    events.push_back({{"at", format_instant(e.at)}, {"kind", e.kind}, {"text", e.text}});
  domain::cents kept = 0;
  for (const auto& p : d.passengers) {
    if (p.state != domain::passenger_state::kept) kept += p.paid - p.refunded;
  }
  out["keptOfGivenUp"] = money_json(kept);
  out["passengers"] = std::move(passengers);
  out["payments"] = std::move(payments);
  out["documents"] = std::move(documents);
  out["events"] = std::move(events);
  return out;
}

}  // namespace admin_api

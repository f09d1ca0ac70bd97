#include "admin_api/documents/document_json.hpp"

#include "admin_api/answers.hpp"
#include "platform/runtime/time.hpp"

namespace admin_api {
namespace {

using boost::json::object;
using boost::json::value;

object party_json(const backoffice::party& p) {
  return {{"name", p.name},
          {"taxId", text_or_null(p.tax_id)},
          {"address", p.has_address ? value(address_json(p.address)) : value(nullptr)}};
}

}  // namespace

object document_json(const backoffice::document& d) {
  return {{"number", d.number},
          {"kind", domain::name_of(d.kind)},
          {"series", d.series},
          {"date", platform::format_day(d.issued_on)},
          {"dueDate", platform::format_day(d.due_on)},
          {"amount", money_json(d.amount)},
          {"emitter", party_json(d.emitter)},
          {"recipient", party_json(d.recipient)},
          {"bookingId", text_or_null(d.booking_id)},
          {"launchId", text_or_null(d.launch_id)},
          {"refersTo", text_or_null(d.refers_to)},
          {"paymentState", d.payment_state},
          {"paidAt", instant_or_null(d.paid_at)}};
}

object document_json(const backoffice::document& d,
                     const std::vector<backoffice::document_payment>& payments) {
  auto out = document_json(d);
  boost::json::array lines, history;
  for (const auto& l : d.lines)
    lines.push_back(object{
        {"text", l.text}, {"detail", text_or_null(l.detail)}, {"amount", money_json(l.amount)}});
  for (const auto& p : payments)
    history.push_back(object{{"state", p.state},
                             {"at", platform::format_instant(p.at)},
                             {"by", text_or_null(p.actor_name)}});
  out["lines"] = std::move(lines);
  out["payments"] = std::move(history);
  out["bookingReference"] = text_or_null(d.reference);
  out["launch"] = object{{"rocketName", d.rocket},
                         {"destinationName", d.destination},
                         {"supplierName", d.supplier},
                         {"departsAt", platform::format_instant(d.departs_at)}};
  return out;
}

}  // namespace admin_api

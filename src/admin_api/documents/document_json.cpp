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

}  // namespace admin_api

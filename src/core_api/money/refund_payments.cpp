#include "core_api/money/refund_payments.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "contract/events.hpp"
#include "platform/runtime/failpoint.hpp"

namespace core_api {

using domain::job_kind;
using domain::repayment_state;

namespace {

// Planned by us, or told by an employee's act.
std::string refund_in(const job& j) {
  const auto payload = boost::json::parse(j.payload).as_object();
  const auto* told = payload.if_contains("payload");
  const auto& from = told != nullptr ? told->as_object() : payload;
  return std::string(from.at("refund").as_string());
}

// "<bookingId>:r<number>"
int number_of(const std::string& repayment) {
  const auto at = repayment.rfind(":r");
  int number = 0;
  if (at != repayment.npos)
    std::from_chars(repayment.data() + at + 2, repayment.data() + repayment.size(), number);
  if (number == 0) throw permanent_failure("there is no repayment " + repayment);
  return number;
}

}  // namespace

void refund_payments::register_with(job_runner& runner) {
  runner.on(job_kind::pay_refund, [this](const job& j) {
    const auto id = refund_in(j);
    pay(id);
    note_state(id);
    return slice{};
  });
}

void refund_payments::carry_on(const domain::booking& b,
                               const std::vector<backoffice::refund_state>& states) {
  const auto now = p_.clock.now();
  for (const auto& s : states) {
    if (s.payable()) {
      const boost::json::object payload{{"refund", s.id}};
      p_.jobs.add(
          {{s.id + ":pay-refund", job_kind::pay_refund, boost::json::serialize(payload), {}, now}},
          now);
    }
    for (const auto& r : b.repayments) {
      if (r.id == s.repayment && r.state != s.state)
        p_.bookings.note_repayment(b.id, r.number, s.state);
    }
  }
}

void refund_payments::pay(const std::string& id) {
  const auto r = p_.refunds.begin(id);
  if (!r) return;  // paid already, or not ours to pay
  const auto answer = p_.provider.refund(r->id, r->charge, r->amount);
  platform::crash_point("refund.after_provider");
  const auto now = p_.clock.now();
  switch (answer.status) {
    case sales::refund_status::paid: return p_.refunds.paid(id, answer.reference, now);
    case sales::refund_status::failed:
      return p_.refunds.failed(id, "refused by " + std::string(p_.provider.name()), now);
    case sales::refund_status::pending:
      note_state(id);
      // Asked again, later and later, under the same key.
      throw std::runtime_error("the payment provider is still at it");
  }
}

void refund_payments::note_state(const std::string& id) {
  const auto r = p_.refunds.find(id);
  if (!r) throw permanent_failure("there is no refund " + id);
  p_.bookings.note_repayment(r->booking_id, number_of(r->repayment), r->state);
  if (r->state != repayment_state::paid) return;
  const auto now = p_.clock.now();
  const boost::json::object payload{{"refund", id}};
  p_.jobs.add({{id + ":mail-refund-paid",
                job_kind::mail_refund_paid,
                boost::json::serialize(payload),
                {},
                now}},
              now);
}

}  // namespace core_api

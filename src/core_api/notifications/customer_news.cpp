#include "core_api/notifications/customer_news.hpp"

#include <boost/json/parse.hpp>

#include "contract/events.hpp"
#include "contract/review_snapshots.hpp"
#include "contract/snapshots.hpp"
#include "contract/text.hpp"
#include "contract/unsubscribe.hpp"

namespace core_api {

using boost::json::object;
using domain::job_kind;
namespace text = contract::text;

namespace {

constexpr std::size_t customers_a_slice = 50;

const char* why_in_spanish(domain::repayment_reason r) {
  using domain::repayment_reason;
  switch (r) {
    case repayment_reason::cancellation: return "Renunciaste a asientos.";
    case repayment_reason::aborted: return "El lanzamiento se canceló.";
    case repayment_reason::late: return "Tu pago llegó cuando la reserva ya había terminado.";
    case repayment_reason::doubled: return "La reserva se pagó dos veces.";
    case repayment_reason::overpaid: return "Se pagó más de lo pedido.";
    case repayment_reason::manual: return "Según lo acordado con nosotros.";
  }
  return "";
}

const char* why(domain::repayment_reason r, domain::language l) {
  using domain::repayment_reason;
  if (l == domain::language::spanish) return why_in_spanish(r);
  switch (r) {
    case repayment_reason::cancellation: return "You gave up seats.";
    case repayment_reason::aborted: return "The launch was aborted.";
    case repayment_reason::late: return "Your payment came after the booking had ended.";
    case repayment_reason::doubled: return "The booking was paid twice.";
    case repayment_reason::overpaid: return "More was paid than asked.";
    case repayment_reason::manual: return "As agreed with us.";
  }
  return "";
}

object launch_data(const domain::launch_master& l, domain::language in) {
  const auto open = l.created_at + std::chrono::hours{l.vip_head_start_hours};
  return {{"destination", l.destination.name},
          {"rocket", l.rocket.name},
          {"supplier", l.supplier_name},
          {"spaceport", l.spaceport.name},
          {"departure", text::instant(l.departs_at, in)},
          {"seats", std::to_string(l.capacity)},
          {"price", text::money(l.price, in)},
          {"vipUntil", l.vip_head_start_hours > 0 ? boost::json::value(text::instant(open, in))
                                                  : boost::json::value(false)}};
}

}  // namespace

void customer_news::register_with(job_runner& runner) {
  runner.on(job_kind::mail_new_launch, [this](const job& j) { return new_launch(j); });
  runner.on(job_kind::mail_refund_paid, [this](const job& j) { return refund_paid(j); });
  runner.on(job_kind::mail_support_answer, [this](const job& j) { return support_answer(j); });
}

// In slices, by the customer's id; each mail is written once, so a slice may come twice.
slice customer_news::new_launch(const job& j) {
  const auto e = contract::event_from_json(boost::json::parse(j.payload).as_object());
  const auto l = contract::launch_from_json(e.payload);
  const auto some = p_.customers.vips_to_tell(j.cursor, customers_a_slice);
  for (const auto& c : some) {
    const auto token = contract::unsubscribe_token(secret_, c.id);
    auto data = launch_data(l, c.language);
    data["name"] = c.name;
    data["launchUrl"] = at_.customer_page(c.language, "/launches/" + l.slug);
    data["unsubscribeUrl"] = at_.customer_page(c.language, "/unsubscribe/" + token);
    mail_order m{"new-launch", {c.name, c.email}, e.id, std::move(data)};
    m.language = c.language;
    m.unsubscribe = at_.link("customer", "/api/v1/unsubscribe/" + token);
    p_.written.order(m, p_.clock.now());
  }
  if (some.size() < customers_a_slice) return {};
  return {false, some.back().id};
}

// The answer that the event tells of: the last of its messages.
slice customer_news::support_answer(const job& j) {
  const auto e = contract::event_from_json(boost::json::parse(j.payload).as_object());
  const auto r = contract::support_request_from_json(e.payload);
  const auto c = p_.profiles.find(r.customer_id);
  if (!c) throw permanent_failure("there is no customer " + r.customer_id);
  const bool about = !r.booking_id.empty();
  mail_order m{"support-answer",
               {c->name, c->email},
               e.id,
               {{"name", c->name},
                {"subject", r.subject},
                {"author", r.messages.back().author},
                {"answer", r.messages.back().text},
                {"reference", about ? boost::json::value(domain::reference_of(r.booking_id))
                                    : boost::json::value(false)},
                {"requestUrl", at_.customer_page(c->language, "/support/" + r.id)}}};
  m.language = c->language;
  p_.written.order(m, p_.clock.now());
  return {};
}

slice customer_news::refund_paid(const job& j) {
  const auto id = std::string(boost::json::parse(j.payload).as_object().at("refund").as_string());
  const auto r = p_.refunds.find(id);
  if (!r) throw permanent_failure("there is no refund " + id);
  const auto c = p_.customers.of_booking(r->booking_id);
  const auto language = c ? c->language : domain::language::english;
  const bool spanish = language == domain::language::spanish;
  const bool by_transfer = r->method == domain::by_transfer;
  const char* how = by_transfer ? (spanish ? "a tu cuenta bancaria" : "to your bank account")
                                : (spanish ? "a tu tarjeta" : "to your card");
  mail_order m{"refund-paid",
               {r->customer_name, r->customer_email},
               id,
               {{"name", r->customer_name},
                {"amount", text::money(r->amount, language)},
                {"how", how},
                {"why", why(r->reason, language)},
                {"reference", domain::reference_of(r->booking_id)},
                {"tripUrl", at_.customer_page(language, "/trips/" + r->booking_id)}}};
  m.language = language;
  p_.written.order(m, p_.clock.now());
  return {};
}

}  // namespace core_api

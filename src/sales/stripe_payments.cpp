#include "sales/stripe_payments.hpp"

#include <boost/json/array.hpp>

namespace sales {
namespace {

namespace json = boost::json;
using domain::charge_status;

// Stripe's least is 30 minutes. A payment is called off after 15; this is for one that we lose.
constexpr std::chrono::minutes session_life{35};
constexpr const char* sessions = "/v1/checkout/sessions";

refund refund_of(const json::object& o) {
  const auto status = text_in(o, "status"), id = text_in(o, "id");
  if (status == "succeeded") return {refund_status::paid, id};
  if (status == "failed" || status == "canceled") return {refund_status::failed, id};
  return {refund_status::pending, id};  // pending, requires_action
}

}  // namespace

struct stripe_payments::session {
  std::string id, url, payment;
  charge_status status = charge_status::unknown;

  explicit session(const json::object& o)
      : id(text_in(o, "id")), url(text_in(o, "url")), payment(text_in(o, "payment_intent")) {
    const auto state = text_in(o, "status");
    if (id.empty()) stripe_makes_no_sense("a session without id");
    if (state == "open")
      status = charge_status::pending;
    else if (state == "expired")
      status = charge_status::cancelled;
    else if (state == "complete")
      // Complete without money: a way to pay that takes days; we offer none, but wait for it.
      status =
          text_in(o, "payment_status") == "paid" ? charge_status::paid : charge_status::pending;
    else
      stripe_makes_no_sense("a session in the state \"" + state + "\"");
  }
  [[nodiscard]] sales::charge as_charge() const {
    return {status, url, status == charge_status::paid ? payment : id};
  }
};

stripe_payments::stripe_payments(std::string url, std::string secret_key, charge_book& book,
                                 time_source now)
    : api_(std::move(url), std::move(secret_key)), book_(book), now_(std::move(now)) {}

charge stripe_payments::create(const charge_request& r) {
  const auto now = now_();
  const auto ends = std::chrono::floor<std::chrono::seconds>(now + session_life);
  stripe_form f;
  f.add("mode", "payment")
      .add("client_reference_id", r.key)
      .add("metadata[key]", r.key)
      .add("payment_intent_data[metadata][key]", r.key)
      .add("payment_intent_data[description]", r.description)
      .add("payment_method_types[0]", "card")
      .add("line_items[0][quantity]", "1")
      .add("line_items[0][price_data][currency]", "usd")
      .add("line_items[0][price_data][unit_amount]", std::to_string(r.amount))
      .add("line_items[0][price_data][product_data][name]", r.description)
      .add("success_url", r.return_url)
      .add("cancel_url", r.return_url)
      .add("expires_at", std::to_string(ends.time_since_epoch().count()));
  const auto begun = book_.begin({r.key, f.text(), {}, now});
  if (!begun.id.empty()) return retrieved(begun.id).as_charge();
  const session made(stripe_said(api_.post(sessions, r.key, begun.wish)));
  book_.made(r.key, made.id);
  return made.as_charge();
}

stripe_payments::session stripe_payments::retrieved(const std::string& id) {
  return session(stripe_said(api_.get(std::string(sessions) + "/" + percent_encoded(id))));
}

std::optional<stripe_payments::session> stripe_payments::session_of(const booked_charge& c) {
  if (!c.id.empty()) return retrieved(c.id);
  // Its answer was lost, so nobody has its address. After its own end nothing can come of it; sent
  // again after a day it would be another one.
  if (now_() > c.at + session_life) return {};
  const auto answer = api_.post(sessions, c.key, c.wish);
  // A session that was made is answered again; what is refused now was refused then.
  if (stripe_refused(answer)) return {};
  const session again(stripe_said(answer));
  book_.made(c.key, again.id);
  return retrieved(again.id);  // the answer to a repeated key is as old as the first
}

charge stripe_payments::ask(const std::string& key) {
  const auto begun = book_.find(key);
  if (!begun) return {};
  const auto found = session_of(*begun);
  return found ? found->as_charge() : charge{charge_status::cancelled, {}, {}};
}

charge stripe_payments::cancel(const std::string& key) {
  const auto begun = book_.find(key);
  // It never was, so nothing can come.
  const auto found = begun ? session_of(*begun) : std::nullopt;
  if (!found) return {charge_status::cancelled, {}, {}};
  if (found->status != charge_status::pending) return found->as_charge();
  const auto answer = api_.post(
      std::string(sessions) + "/" + percent_encoded(found->id) + "/expire", key + ":expire", {});
  // Refused: it was paid or has ended in this moment.
  const auto after = stripe_refused(answer) ? retrieved(found->id) : session(stripe_said(answer));
  if (after.status == charge_status::pending)
    stripe_makes_no_sense("a session does not end: " + after.id);
  return after.as_charge();
}

std::optional<refund> stripe_payments::refund_made(const std::string& key,
                                                   const std::string& payment) {
  const auto all =
      stripe_said(api_.get("/v1/refunds?limit=100&payment_intent=" + percent_encoded(payment)));
  const auto* data = all.if_contains("data");
  if (data == nullptr || !data->is_array()) stripe_makes_no_sense("a list without data");
  for (const auto& one : data->get_array())
    if (one.is_object() && key_in(one.get_object()) == key) return refund_of(one.get_object());
  const auto* more = all.if_contains("has_more");
  if (more != nullptr && more->is_bool() && more->get_bool())
    stripe_makes_no_sense("more than a hundred refunds of " + payment);
  return {};
}

refund stripe_payments::refund(const std::string& key, const std::string& charge,
                               domain::cents amount) {
  const auto begun = book_.find(charge);
  if (!begun || begun->id.empty()) return {refund_status::failed, {}};
  const auto paid = retrieved(begun->id);
  if (paid.status != charge_status::paid || paid.payment.empty())
    return {refund_status::failed, {}};
  // The job may come again long after Stripe has forgotten the key.
  if (const auto made = refund_made(key, paid.payment)) return *made;
  stripe_form f;
  f.add("payment_intent", paid.payment)
      .add("amount", std::to_string(amount))
      .add("metadata[key]", key);
  const auto answer = api_.post("/v1/refunds", key, f.text());
  if (stripe_refused(answer)) return {refund_status::failed, {}};
  return refund_of(stripe_said(answer));
}

std::optional<stripe_news> stripe_news_in(std::string_view body) {
  const auto event = object_in(body);
  if (!event) return {};
  const auto* data = event->if_contains("data");
  if (data == nullptr || !data->is_object()) return {};
  const auto* about = data->get_object().if_contains("object");
  if (about == nullptr || !about->is_object()) return {};
  const auto& o = about->get_object();
  const auto kind = text_in(o, "object");
  if (kind != "checkout.session" && kind != "refund") return {};
  const auto what = kind == "refund" ? stripe_news::about::refund : stripe_news::about::charge;
  stripe_news news{what, text_in(*event, "id"), key_in(o)};
  if (news.event.empty() || news.key.empty()) return {};
  return news;
}

}  // namespace sales

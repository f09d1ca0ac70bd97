#include "customer_api/bookings/bookings_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/idempotency.hpp"
#include "contract/problems.hpp"
#include "customer_api/bookings/booking_json.hpp"
#include "customer_api/catalogue/launch_json.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"
#include "sales/sandbox_payments.hpp"

namespace customer_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using domain::no;

struct hold_body {
  std::string launchId;
  int seats = 0;
  std::int64_t priceCents = 0;
  platform::instant departsAt{};
};
BOOST_DESCRIBE_STRUCT(hold_body, (), (launchId, seats, priceCents, departsAt))

struct passenger_body {
  std::string fullName;
  platform::day birthDate{};
  std::string email, phone;
  std::optional<std::string> nationality, documentNumber, specialNeeds, emergencyContact;
};
BOOST_DESCRIBE_STRUCT(passenger_body, (),
                      (fullName, birthDate, email, phone, nationality, documentNumber, specialNeeds,
                       emergencyContact))

struct passengers_body {
  std::vector<passenger_body> passengers;
};
BOOST_DESCRIBE_STRUCT(passengers_body, (), (passengers))

struct payment_body {
  std::string method;
  platform::instant departsAt{};
};
BOOST_DESCRIBE_STRUCT(payment_body, (), (method, departsAt))

struct webhook_body {
  std::string id, key, state;
  std::int64_t amountCents = 0;
  std::string currency;
};
BOOST_DESCRIBE_STRUCT(webhook_body, (), (id, key, state, amountCents, currency))

domain::passenger passenger_of(passenger_body&& p) {
  domain::passenger out;
  out.full_name = std::move(p.fullName);
  out.born = p.birthDate;
  out.email = std::move(p.email);
  out.phone = std::move(p.phone);
  out.nationality = std::move(p.nationality);
  out.document_number = std::move(p.documentNumber);
  out.special_needs = std::move(p.specialNeeds);
  out.emergency_contact = std::move(p.emergencyContact);
  return out;
}

json::field_error error_of(domain::passenger_fault f, const std::string& at) {
  using domain::passenger_fault;
  switch (f) {
    case passenger_fault::name_missing:
      return {at + "/fullName", "required", "Enter the passenger's full name."};
    case passenger_fault::name_too_long:
      return {at + "/fullName", "too_long", "At most 200 characters."};
    case passenger_fault::too_young:
      return {at + "/birthDate", "passenger_too_young",
              "Passengers are at least 18 years old on the day of departure."};
    case passenger_fault::too_old:
      return {at + "/birthDate", "passenger_too_old",
              "Passengers are at most 70 years old on the day of departure."};
    case passenger_fault::born_in_future:
      return {at + "/birthDate", "in_the_future", "This day is still to come."};
    case passenger_fault::email_invalid:
      return {at + "/email", "email_invalid", "This is not an e-mail address."};
    case passenger_fault::phone_invalid:
      return {at + "/phone", "phone_invalid", "This is not a telephone number."};
    case passenger_fault::text_too_long:
      return {at, "too_long", "One of the optional texts is too long."};
  }
  return {at, "invalid", "This passenger is not valid."};
}

bool is_held(const domain::booking& b) {
  return b.state == domain::booking_state::held;
}

}  // namespace

bookings_http::bookings_http(sales::booking_flow& flow, sales::booking_store& store,
                             catalogue& launches, const platform::clock& clock, settings s,
                             std::function<void()> told)
    : flow_(flow),
      store_(store),
      launches_(launches),
      clock_(clock),
      settings_(std::move(s)),
      told_(std::move(told)),
      per_customer_(settings_.bookings_per_minute / 60, settings_.bookings_per_minute) {}

boost::json::object bookings_http::json_of(const domain::booking& b) const {
  const auto now = launches_.now();
  const auto l = now->find(b.launch.id);
  return booking_json(b, l ? &l->launch : nullptr);
}

http::response bookings_http::show(int status, const domain::booking& b) const {
  return http::json_response(status, boost::json::serialize(json_of(b)));
}

// A refusal, with the launch as it is now where the customer must look at it again.
http::response bookings_http::refuse(const domain::refusal& why, const std::string& launch) const {
  auto p = contract::problem_of(why);
  if (why.why == no::launch_changed) {
    if (const auto l = launches_.from_database(launch))
      p.extra["launch"] = summary_json(*l, clock_.now());
  }
  return http::problem_response(p);
}

http::response bookings_http::hold(http::request& r) {
  const auto key = contract::idempotency_key(r);
  const auto body = json::read<hold_body>(r.body);
  if (body.seats < 1 || body.seats > domain::seats_per_vip) {
    throw json::invalid({{"/seats", "out_of_range", "One to six seats can be held at once."}});
  }
  const auto& customer = r.who.subject;
  if (!per_customer_.allow(std::hash<std::string>{}(customer), std::chrono::steady_clock::now())) {
    throw http::refused({429,
                         "too_many_requests",
                         "Too many bookings in a minute. Wait a little.",
                         {},
                         {},
                         {{"Retry-After", "6"}}});
  }
  const auto now = clock_.now();
  const auto id = sales::booking_id(customer, key);
  if (holds_.count(customer, now) >= domain::most_live_holds && !store_.find(id))
    return contract::answer({no::too_many_holds});
  auto held =
      flow_.hold({customer, body.launchId, key, body.seats, body.priceCents, body.departsAt}, now);
  if (!held) return refuse(held.error(), body.launchId);
  if (is_held(*held)) holds_.add(*held);
  return show(201, *held);
}

http::response bookings_http::list(http::request& r) {
  const http::query_params q(r.query, {"state", "cursor", "limit"});
  sales::booking_filter f{r.who.subject, std::nullopt};
  if (const auto state = q.text("state")) {
    f.state = domain::booking_state_named(*state);
    if (!f.state) throw json::invalid({{"/?state", "unknown_value", "There is no such state."}});
  }
  const auto limit = static_cast<std::size_t>(q.integer("limit", 1, 100).value_or(20));
  const auto all = store_.of_customer(f);
  const auto cursor = q.text("cursor");
  auto at = all.begin();
  if (cursor) {
    at = std::find_if(all.begin(), all.end(), [&](const auto& b) { return b.id == *cursor; });
    if (at == all.end())
      throw json::invalid({{"/?cursor", "cursor_invalid", "Start again from the first page."}});
    ++at;
  }
  boost::json::array items;
  const domain::booking* last = nullptr;
  for (; at != all.end() && items.size() < limit; ++at) {
    items.push_back(json_of(*at));
    last = &*at;
  }
  const bool more = at != all.end() && last != nullptr;
  return http::json_response(
      200, boost::json::serialize(boost::json::object{
               {"items", std::move(items)},
               {"nextCursor", more ? boost::json::value(last->id) : boost::json::value(nullptr)},
               {"total", all.size()}}));
}

// A booking that waits for money is brought forward when its customer looks at it: what the webhook
// did not tell yet, the provider is asked.
domain::booking bookings_http::brought_forward(domain::booking b) {
  const bool waits = b.state == domain::booking_state::paying ||
                     (b.state == domain::booking_state::held && b.held_until < clock_.now());
  if (!waits) return b;
  auto after = flow_.advance(std::move(b), clock_.now());
  if (after.state != domain::booking_state::paying) {
    holds_.remove(after);
    told_();
  }
  return after;
}

http::response bookings_http::one(http::request& r) {
  auto b = flow_.find(r.who.subject, r.param("id"));
  if (!b) return contract::answer(b.error());
  return show(200, brought_forward(*std::move(b)));
}

http::response bookings_http::give_back(http::request& r) {
  const auto b = flow_.give_back(r.who.subject, r.param("id"), clock_.now());
  if (!b) return contract::answer(b.error());
  holds_.remove(*b);
  told_();
  return http::no_content();
}

http::response bookings_http::passengers(http::request& r) {
  auto body = json::read<passengers_body>(r.body);
  const auto b = flow_.find(r.who.subject, r.param("id"));
  if (!b) return contract::answer(b.error());
  const auto now = clock_.now();
  std::vector<json::field_error> errors;
  if (body.passengers.size() != static_cast<std::size_t>(b->seats)) {
    errors.push_back({"/passengers", "wrong_number", "One passenger for each seat is needed."});
  }
  std::vector<domain::passenger> list;
  for (auto& p : body.passengers) {
    const auto at = "/passengers/" + std::to_string(list.size());
    list.push_back(passenger_of(std::move(p)));
    for (const auto f : domain::faults_of(list.back(), b->launch.departs_at, now))
      errors.push_back(error_of(f, at));
  }
  if (!errors.empty()) throw json::invalid(std::move(errors));
  const auto after = flow_.set_passengers(r.who.subject, b->id, std::move(list), now);
  return after ? show(200, *after) : contract::answer(after.error());
}

http::response bookings_http::renew(http::request& r) {
  const auto b = flow_.renew(r.who.subject, r.param("id"), clock_.now());
  if (!b) return contract::answer(b.error());
  if (is_held(*b)) holds_.add(*b);
  return show(200, *b);
}

http::response bookings_http::pay(http::request& r) {
  // The attempt is keyed by the booking; the header is demanded so that clients repeat and never
  // double.
  (void)contract::idempotency_key(r);
  const auto body = json::read<payment_body>(r.body);
  if (body.method != "card")
    throw json::invalid({{"/method", "unknown_value", "Payment is by card."}});
  const auto id = r.param("id");
  domain::result<domain::booking> b = domain::refusal{no::payment_provider_unavailable};
  try {
    b = flow_.pay(
        {r.who.subject, id, body.departsAt, settings_.public_url + "/trips/" + id + "?paid",
         settings_.api_url + "/api/v1/payments/webhooks/sandbox"},
        clock_.now());
  } catch (const platform::unavailable& e) {
    if (e.dependency() != "payment-provider") throw;
    platform::log::warning("payment provider does not answer",
                           {{"booking", id}, {"error", e.what()}});
  }
  told_();
  if (!b) {
    const auto mine = flow_.find(r.who.subject, id);
    return refuse(b.error(), mine ? mine->launch.id : std::string());
  }
  if (!is_held(*b)) holds_.remove(*b);
  boost::json::object out{{"state", domain::name_of(b->state)}, {"booking", json_of(*b)}};
  if (b->state == domain::booking_state::paying)
    out["redirectUrl"] = b->last_attempt()->redirect_url;
  return http::json_response(200, boost::json::serialize(out));
}

// Only a hint that something happened: what happened is asked of the provider.
http::response bookings_http::sandbox_webhook(http::request& r) {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  if (!sales::sandbox_signature_valid(r.header("x-sandbox-signature"), r.body,
                                      settings_.webhook_secret, now)) {
    throw http::refused({401, "signature_invalid", "The signature does not fit."});
  }
  const auto body = json::read<webhook_body>(r.body);
  const auto b = store_.find(body.key.substr(0, body.key.find(':')));
  if (b && b->last_attempt() != nullptr && b->last_attempt()->key == body.key)
    (void)brought_forward(*b);
  return http::no_content();
}

http::response bookings_http::documents(http::request& r) {
  boost::json::array items;
  for (const auto& b : store_.of_customer({r.who.subject, std::nullopt})) {
    for (const auto& d : b.documents) {
      auto o = document_json(d);
      o["bookingId"] = b.id;
      items.push_back(std::move(o));
    }
  }
  return http::json_response(
      200, boost::json::serialize(boost::json::object{{"items", std::move(items)}}));
}

}  // namespace customer_api

#include "customer_api/bookings/bookings_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/booking_wire.hpp"
#include "contract/idempotency.hpp"
#include "contract/problems.hpp"
#include "customer_api/bookings/booking_json.hpp"
#include "customer_api/catalogue/launch_json.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"

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

struct payment_body {
  std::string method;
  platform::instant departsAt{};
};
BOOST_DESCRIBE_STRUCT(payment_body, (), (method, departsAt))

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
  auto out = booking_json(b, l ? &l->launch : nullptr);
  boost::json::array methods;
  if (is_held(b)) {
    const auto at = l ? l->launch.master.departs_at : b.launch.departs_at;
    const auto open = flow_.payment_options(b, at, clock_.now());
    if (open.card) methods.push_back(boost::json::string(domain::by_card));
    if (open.transfer) methods.push_back(boost::json::string(domain::by_transfer));
  }
  out["paymentMethods"] = std::move(methods);
  return out;
}

// A paid trip goes by its launch's present date, a held one by the date its customer saw.
domain::instant bookings_http::departs_at(const domain::booking& b) const {
  if (b.state != domain::booking_state::confirmed) return b.launch.departs_at;
  const auto now = launches_.now();
  const auto l = now->find(b.launch.id);
  return l ? l->launch.master.departs_at : b.launch.departs_at;
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
  if (after.state != domain::booking_state::paying) moved_on(after);
  return after;
}

void bookings_http::moved_on(const domain::booking& b) {
  holds_.remove(b);
  told_();
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
  auto body = json::read<contract::passengers_body>(r.body);
  const auto b = flow_.find(r.who.subject, r.param("id"));
  if (!b) return contract::answer(b.error());
  const auto now = clock_.now();
  auto list = contract::passengers_of(std::move(body), *b, departs_at(*b), now);
  const auto after = flow_.set_passengers(r.who.subject, b->id, std::move(list), now);
  if (!after) return contract::answer(after.error());
  told_();
  return show(200, *after);
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
  if (body.method != domain::by_card && body.method != domain::by_transfer)
    throw json::invalid({{"/method", "unknown_value", "Pay by card or bank-transfer."}});
  const auto id = r.param("id");
  domain::result<domain::booking> b = domain::refusal{no::payment_provider_unavailable};
  try {
    b = flow_.pay(
        {r.who.subject, id, body.departsAt, settings_.public_url + "/trips/" + id + "?paid",
         settings_.webhook_url, body.method},
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
  if (b->state == domain::booking_state::paying && !b->by_bank_transfer())
    out["redirectUrl"] = b->last_attempt()->redirect_url;
  return http::json_response(200, boost::json::serialize(out));
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

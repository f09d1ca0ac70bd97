#include "core_api/bookings/acts_http.hpp"

#include <boost/json/serialize.hpp>

#include "contract/booking_wire.hpp"
#include "contract/problems.hpp"
#include "contract/snapshots.hpp"
#include "platform/json/read.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using domain::no;

struct quote_body {
  std::vector<std::string> passengers;
};
BOOST_DESCRIBE_STRUCT(quote_body, (), (passengers))

struct cancel_body {
  std::string key, by;
  contract::cancellation_body cancellation;
};
BOOST_DESCRIBE_STRUCT(cancel_body, (), (key, by, cancellation))

struct booking_body {
  std::string key, customerId, launchId;
  std::int64_t priceCents = 0;
  platform::instant departsAt{};
  contract::passengers_body list;
};
BOOST_DESCRIBE_STRUCT(booking_body, (), (key, customerId, launchId, priceCents, departsAt, list))

struct exchange_body {
  contract::passengers_body list;
};
BOOST_DESCRIBE_STRUCT(exchange_body, (), (list))

struct refund_body {
  std::string key, by;
  std::int64_t amountCents = 0;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(refund_body, (), (key, by, amountCents, note))

struct transfer_body {
  std::string outcome;  // completed | failed
  std::string key;      // of the attempt
  std::int64_t amountCents = 0;
  std::string reference;
};
BOOST_DESCRIBE_STRUCT(transfer_body, (), (outcome, key, amountCents, reference))

http::response state_of(const domain::booking& b) {
  return http::json_response(
      200, boost::json::serialize(boost::json::object{{"id", b.id},
                                                      {"state", domain::name_of(b.state)},
                                                      {"seatsKept", b.seats_kept()},
                                                      {"version", b.version}}));
}

}  // namespace

domain::result<domain::booking> acts_http::name_and_pay(const domain::booking& held,
                                                        contract::passengers_body list,
                                                        domain::instant departs_at,
                                                        domain::instant now) {
  const auto named =
      flow_.set_passengers(held.customer_id, held.id,
                           contract::passengers_of(std::move(list), held, departs_at, now), now);
  if (!named) return named;
  return flow_.pay(
      {held.customer_id, held.id, departs_at, {}, {}, std::string(domain::by_transfer)}, now);
}

http::response acts_http::book(http::request& r) {
  auto body = json::read<booking_body>(r.body);
  const auto now = clock_.now();
  const auto seats = static_cast<int>(body.list.passengers.size());
  const auto held = flow_.hold(
      {body.customerId, body.launchId, body.key, seats, body.priceCents, body.departsAt}, now);
  if (!held) return contract::answer(held.error());
  if (held->state != domain::booking_state::held) return state_of(*held);  // asked again
  // What cannot go on gives its seats back at once: nobody waits at a telephone for a hold to end.
  const auto give_back = [&] { (void)flow_.give_back(held->customer_id, held->id, now); };
  try {
    const auto after = name_and_pay(*held, std::move(body.list), body.departsAt, now);
    if (after) return state_of(*after);
    give_back();
    return contract::answer(after.error());
  } catch (const json::invalid&) {
    give_back();
    throw;
  }
}

http::response acts_http::quote(http::request& r) {
  const auto body = json::read<quote_body>(r.body);
  const auto b = bookings_.find(r.param("id"));
  if (!b) return contract::answer({no::booking_not_found});
  const auto q = flow_.quote(b->customer_id, b->id, body.passengers, clock_.now());
  if (!q) return contract::answer(q.error());
  return http::json_response(200, boost::json::serialize(contract::to_json(*q)));
}

http::response acts_http::cancel(http::request& r) {
  auto body = json::read<cancel_body>(r.body);
  const auto b = bookings_.find(r.param("id"));
  if (!b) return contract::answer({no::booking_not_found});
  const auto request = contract::cancel_request_of(std::move(body.cancellation),
                                                   std::move(body.key), std::move(body.by));
  const auto now = clock_.now();
  const auto after = flow_.cancel(b->customer_id, b->id, request, now);
  if (after) return state_of(*after);
  auto p = contract::problem_of(after.error());
  if (after.error().why == no::quote_lapsed) {
    if (const auto fresh = flow_.quote(b->customer_id, b->id, request.passengers, now))
      p.extra["quote"] = contract::to_json(*fresh);
  }
  return http::problem_response(p);
}

http::response acts_http::passengers(http::request& r) {
  auto body = json::read<exchange_body>(r.body);
  const auto b = bookings_.find(r.param("id"));
  if (!b) return contract::answer({no::booking_not_found});
  const auto now = clock_.now();
  auto list = contract::passengers_of(std::move(body.list), *b, b->launch.departs_at, now);
  const auto after = flow_.set_passengers(b->customer_id, b->id, std::move(list), now);
  return after ? state_of(*after) : contract::answer(after.error());
}

http::response acts_http::refund(http::request& r) {
  const auto body = json::read<refund_body>(r.body);
  const auto after = flow_.refund_more(
      r.param("id"), {body.key, body.amountCents, body.note, body.by}, clock_.now());
  return after ? state_of(*after) : contract::answer(after.error());
}

http::response acts_http::transfer(http::request& r) {
  const auto body = json::read<transfer_body>(r.body);
  const bool completed = body.outcome == "completed";
  if (!completed && body.outcome != "failed")
    throw json::invalid({{"/outcome", "unknown_value", "completed or failed"}});
  if (completed && body.amountCents <= 0)
    throw json::invalid({{"/amountCents", "out_of_range", "What came in is more than nothing."}});
  const auto now = clock_.now();
  const auto after = completed
                         ? flow_.transfer_completed(
                               r.param("id"), {body.key, body.amountCents, body.reference}, now)
                         : flow_.transfer_failed(r.param("id"), body.key, now);
  return after ? state_of(*after) : contract::answer(after.error());
}

}  // namespace core_api

#include "admin_api/bookings/acts_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/parse.hpp>

#include "admin_api/people/reason.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/booking_wire.hpp"
#include "contract/idempotency.hpp"
#include "contract/problems.hpp"
#include "contract/text.hpp"
#include "platform/json/read.hpp"
#include "platform/postgres/pool.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;

struct completion_body {
  std::int64_t amountCents = 0;
  std::optional<std::string> reference;
};
BOOST_DESCRIBE_STRUCT(completion_body, (), (amountCents, reference))

struct refund_body {
  std::int64_t amountCents = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(refund_body, (), (amountCents, reason))

struct booking_body {
  std::string customerId, launchId;
  std::int64_t priceCents = 0;
  platform::instant departsAt{};
  std::string reason;
  std::vector<contract::passenger_body> passengers;
};
BOOST_DESCRIBE_STRUCT(booking_body, (),
                      (customerId, launchId, priceCents, departsAt, reason, passengers))

struct exchange_body {
  std::string reason;
  std::vector<contract::passenger_body> passengers;
};
BOOST_DESCRIBE_STRUCT(exchange_body, (), (reason, passengers))

std::string path_of(const std::string& booking, const char* act) {
  return "/internal/v1/bookings/" + booking + "/" + act;
}

constexpr std::chrono::seconds patience{10};  // a payment provider may have to be asked

}  // namespace

// Before it is done: an act that was not noted must not be possible.
void acts_http::note(const http::request& r, const char* what, const std::string& booking,
                     const std::string& summary, seats_note seats) {
  platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
    backoffice::note(t, {r.who.subject, what, booking, summary, seats.before, seats.after},
                     clock_.now());
    return 0;
  });
}

http::response acts_http::book(http::request& r) {
  const auto key = contract::idempotency_key(r);
  const auto body = json::read<booking_body>(r.body);
  field_checks checks;
  checks.line("/reason", body.reason, most_reason);
  if (body.passengers.empty() || body.passengers.size() > domain::seats_per_vip)
    checks.add({"/passengers", "out_of_range", "One to six passengers are booked at once."});
  checks.done();
  if (!customers_.find(body.customerId)) return contract::answer({domain::no::user_not_found});
  note(r, "customer.book", body.customerId,
       std::to_string(body.passengers.size()) + (body.passengers.size() == 1 ? " seat" : " seats") +
           " booked on behalf, to be paid by transfer: " + body.reason);
  const auto sent = boost::json::parse(r.body).as_object();
  const auto answered = core_.post("/internal/v1/bookings",
                                   {{"key", key},
                                    {"customerId", body.customerId},
                                    {"launchId", body.launchId},
                                    {"priceCents", body.priceCents},
                                    {"departsAt", sent.at("departsAt")},
                                    {"list", object{{"passengers", sent.at("passengers")}}}},
                                   patience);
  if (answered.status < 300) {
    const auto made = answered.json();
    note(r, "booking.book", std::string(made.at("id").as_string()),
         "Booked for the customer: " + body.reason);
  }
  return contract::pass_on(answered);
}

http::response acts_http::quote(http::request& r) {
  const http::query_params q(r.query, {"passengers"});
  const auto id = r.param("id");
  if (!bookings_.find(id)) return contract::answer({domain::no::booking_not_found});
  const auto ids = contract::passenger_ids(q.text("passengers"));
  return contract::pass_on(core_.post(path_of(id, "cancellation-quote"),
                                      {{"passengers", boost::json::array(ids.begin(), ids.end())}},
                                      patience));
}

http::response acts_http::cancel(http::request& r) {
  const auto key = contract::idempotency_key(r);
  const auto body = json::read<contract::cancellation_body>(r.body);
  const auto id = r.param("id");
  const auto found = bookings_.find(id);
  if (!found) return contract::answer({domain::no::booking_not_found});
  note(r, "booking.cancel", id,
       (body.passengers ? std::to_string(body.passengers->size()) + " of its seats" : "All seats") +
           " given up for " + std::to_string(body.percent) + " %, " +
           contract::text::money(body.amountCents),
       note_of_cancellation(found->passengers, body.passengers));
  return contract::pass_on(core_.post(
      path_of(id, "cancellation"),
      {{"key", key}, {"by", r.who.subject}, {"cancellation", boost::json::parse(r.body)}},
      patience));
}

http::response acts_http::passengers(http::request& r) {
  const auto body = json::read<exchange_body>(r.body);
  field_checks checks;
  checks.line("/reason", body.reason, most_reason);
  checks.done();
  const contract::passengers_body wish{body.passengers};
  const auto id = r.param("id");
  const auto found = bookings_.find(id);
  if (!found) return contract::answer({domain::no::booking_not_found});
  note(r, "booking.passengers", id, "Passengers changed for the customer: " + body.reason,
       note_of_exchange(found->passengers, wish));
  auto list = boost::json::parse(r.body).as_object();
  list.erase("reason");
  return contract::pass_on(
      core_.post(path_of(id, "passengers"), {{"list", std::move(list)}}, patience));
}

http::response acts_http::refund(http::request& r) {
  const auto key = contract::idempotency_key(r);
  const auto body = json::read<refund_body>(r.body);
  field_checks checks;
  checks.within("/amountCents", body.amountCents, 1, domain::highest_price * domain::seats_per_vip);
  checks.line("/reason", body.reason, 300);
  checks.done();
  const auto id = r.param("id");
  if (!bookings_.find(id)) return contract::answer({domain::no::booking_not_found});
  note(r, "booking.refund", id,
       contract::text::money(body.amountCents) + " asked for beyond the rules: " + body.reason);
  return contract::pass_on(core_.post(path_of(id, "refund"),
                                      {{"key", key},
                                       {"by", r.who.subject},
                                       {"amountCents", body.amountCents},
                                       {"note", body.reason}},
                                      patience));
}

http::response acts_http::transfer(http::request& r, const object& outcome, const char* act,
                                   const std::string& summary) {
  // A payment is named by its attempt: "<bookingId>:<number>".
  const auto payment = r.param("id");
  const auto id = payment.substr(0, payment.find(':'));
  if (!bookings_.find(id)) return contract::answer({domain::no::booking_not_found});
  note(r, act, id, summary);
  auto body = outcome;
  body["key"] = payment;
  return contract::pass_on(core_.post(path_of(id, "transfer"), body, patience));
}

http::response acts_http::transfer_completed(http::request& r) {
  const auto body = json::read<completion_body>(r.body);
  if (body.amountCents <= 0)
    throw json::invalid({{"/amountCents", "out_of_range", "What came in is more than nothing."}});
  return transfer(r,
                  {{"outcome", "completed"},
                   {"amountCents", body.amountCents},
                   {"reference", body.reference.value_or("")}},
                  "payment.completed", contract::text::money(body.amountCents) + " came in");
}

http::response acts_http::transfer_failed(http::request& r) {
  return transfer(r, {{"outcome", "failed"}, {"amountCents", 0}, {"reference", ""}},
                  "payment.failed", "The transfer did not come");
}

}  // namespace admin_api

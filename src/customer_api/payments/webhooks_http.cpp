#include "customer_api/payments/webhooks_http.hpp"

#include <algorithm>
#include <boost/describe.hpp>

#include "contract/events.hpp"
#include "platform/json/read.hpp"
#include "platform/security/hash.hpp"
#include "sales/stripe_payments.hpp"
#include "sales/webhook_signature.hpp"

namespace customer_api {
namespace {

namespace http = platform::http;

struct sandbox_body {
  std::string id, key, state;
  std::int64_t amountCents = 0;
  std::string currency;
};
BOOST_DESCRIBE_STRUCT(sandbox_body, (), (id, key, state, amountCents, currency))

std::string booking_in(const std::string& key) {
  return key.substr(0, key.find(':'));
}

// "<bookingId>:r<n>", or of a later try "<bookingId>:r<n>.<try>".
bool asked_for(const domain::booking& b, const std::string& key) {
  const auto of = key.substr(0, key.find('.'));
  return std::any_of(b.repayments.begin(), b.repayments.end(),
                     [&](const auto& r) { return r.id == of; });
}

// The same event is the same number, whenever it comes.
std::int64_t number_of(const std::string& event) {
  const auto d = platform::security::sha256(event);
  std::int64_t n = 0;
  for (std::size_t i = 0; i < 7; ++i) n = n * 256 + d[i];
  return n;
}

}  // namespace

void webhooks_http::check(std::string_view provider, std::string_view signature,
                          std::string_view body) const {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  // A provider that is not in use shares no secret with us.
  if (settings_.provider != provider ||
      !sales::webhook_signature_valid(signature, body, settings_.webhook_secret, now))
    throw http::refused({401, "signature_invalid", "The signature does not fit."});
}

void webhooks_http::heard_of_charge(const std::string& key) {
  const auto b = p_.store.find(booking_in(key));
  if (!b) return;
  const auto after = p_.flow.heard_of(*b, key, p_.clock.now());
  if (after.version != b->version) p_.bookings.moved_on(after);
}

// Refunds are paid by Core, whose job asks the provider. While Core is away this fails, and the
// provider tells it again later.
void webhooks_http::heard_of_refund(const std::string& event, const std::string& key) {
  const auto b = p_.store.find(booking_in(key));
  if (!b || !asked_for(*b, key)) return;  // of other software with the same account
  contract::deliver(p_.core, {contract::make_event(
                                 domain::event_kind::refund_changed, key, number_of(event),
                                 p_.clock.now(), {{"refund", key}, {"booking", booking_in(key)}})});
}

http::response webhooks_http::sandbox(http::request& r) {
  check("sandbox", r.header("x-sandbox-signature"), r.body);
  heard_of_charge(platform::json::read<sandbox_body>(r.body).key);
  return http::no_content();
}

http::response webhooks_http::stripe(http::request& r) {
  check("stripe", r.header("stripe-signature"), r.body);
  const auto news = sales::stripe_news_in(r.body);
  // An endpoint may be told of more than we asked for; it is taken, so that it does not come again.
  if (!news) return http::no_content();
  if (news->what == sales::stripe_news::about::charge)
    heard_of_charge(news->key);
  else
    heard_of_refund(news->event, news->key);
  return http::no_content();
}

}  // namespace customer_api

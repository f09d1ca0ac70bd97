#include "sales/provider_books.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "platform/http/client.hpp"
#include "sales/stripe_api.hpp"

namespace sales {
namespace {

namespace json = boost::json;

provider_books books_of_sandbox(const payment_settings& s) {
  platform::http::client http("payment-provider");
  platform::http::client_request ask;
  ask.url = s.url + "/v1/ledger";
  ask.headers = {{"Authorization", "Bearer " + s.secret}};
  ask.timeout = std::chrono::seconds(20);
  const auto answer = http.send(ask);
  if (answer.status != 200)
    throw platform::unavailable("payment-provider",
                                "its ledger answers " + std::to_string(answer.status));
  provider_books books;
  const auto value = json::parse(answer.body);
  const auto add = [](auto& sums, const json::value& entry, const char* key) {
    if (entry.at("state") == "paid")
      sums[std::string(entry.at(key).as_string())] += entry.at("amountCents").as_int64();
  };
  for (const auto& c : value.at("charges").as_array()) add(books.paid, c, "key");
  for (const auto& r : value.at("refunds").as_array()) add(books.refunded, r, "chargeKey");
  return books;
}

// Every entry of one of Stripe's lists, a hundred at a time.
template <class F>
void each_of(stripe_api& api, const std::string& list, F f) {
  std::string after;
  while (true) {
    const auto page = stripe_said(api.get(
        list + "?limit=100" + (after.empty() ? "" : "&starting_after=" + percent_encoded(after))));
    const auto& data = page.at("data").as_array();
    for (const auto& one : data) f(one.as_object());
    if (data.empty() || !page.at("has_more").as_bool()) return;
    after = text_in(data.back().as_object(), "id");
  }
}

// Payments without a key of ours are of other software with the same account.
provider_books books_of_stripe(const payment_settings& s) {
  stripe_api api(s.url, s.secret);
  provider_books books;
  std::map<std::string, std::string> keys;  // by Stripe's id of the payment
  each_of(api, "/v1/payment_intents", [&](const json::object& o) {
    const auto key = key_in(o);
    if (key.empty() || text_in(o, "status") != "succeeded") return;
    books.paid[key] += o.at("amount_received").as_int64();
    keys[text_in(o, "id")] = key;
  });
  each_of(api, "/v1/refunds", [&](const json::object& o) {
    const auto of = keys.find(text_in(o, "payment_intent"));
    if (of != keys.end() && text_in(o, "status") == "succeeded")
      books.refunded[of->second] += o.at("amount").as_int64();
  });
  return books;
}

}  // namespace

provider_books read_books(const payment_settings& s) {
  return s.provider == "stripe" ? books_of_stripe(s) : books_of_sandbox(s);
}

}  // namespace sales

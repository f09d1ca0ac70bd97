#include "sales/payment_settings.hpp"

#include "sales/sandbox_payments.hpp"
#include "sales/stripe_payments.hpp"

namespace sales {
namespace {

// Card payments over plain text would be read by whoever is between; a test's fake is on loopback.
void check_stripe_url(platform::config& c, const std::string& url, bool production) {
  if (production && !url.starts_with("https://"))
    c.refuse("ASTRO_STRIPE_URL must begin with https:// in production, not \"" + url + "\"");
}

void check_stripe_key(platform::config& c, const std::string& key) {
  const bool known = key.starts_with("sk_") || key.starts_with("rk_");
  if (!key.empty() && !known)
    c.refuse("ASTRO_STRIPE_SECRET_KEY must be a secret or restricted key: sk_… or rk_…");
}

}  // namespace

payment_settings payment_settings::from(platform::config& c, bool production, bool webhooks) {
  payment_settings s;
  s.provider = c.text("ASTRO_PAYMENT_PROVIDER", "sandbox");
  if (s.provider == "stripe") {
    s.url = c.text("ASTRO_STRIPE_URL", "https://api.stripe.com");
    check_stripe_url(c, s.url, production);
    s.secret = c.secret("ASTRO_STRIPE_SECRET_KEY");
    check_stripe_key(c, s.secret);
    if (webhooks) s.webhook_secret = c.secret("ASTRO_STRIPE_WEBHOOK_SECRET");
    return s;
  }
  if (s.provider != "sandbox") {
    c.refuse("ASTRO_PAYMENT_PROVIDER must be sandbox or stripe, not \"" + s.provider + "\"");
    return s;
  }
  if (production)
    c.refuse(
        "ASTRO_PAYMENT_PROVIDER=sandbox is for development: in production no money would move");
  s.url = c.text("ASTRO_SANDBOX_URL", "http://127.0.0.1:8086");
  s.secret = c.secret("ASTRO_SANDBOX_SECRET");
  if (webhooks) s.webhook_secret = c.secret("ASTRO_SANDBOX_WEBHOOK_SECRET");
  return s;
}

std::unique_ptr<payment_provider> make_payments(const payment_settings& s, charge_book& book) {
  if (s.provider != "stripe") return std::make_unique<sandbox_payments>(s.url, s.secret);
  return std::make_unique<stripe_payments>(s.url, s.secret, book, [] {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  });
}

std::function<bool()> provider_answers(const payment_settings& s) {
  auto http = std::make_shared<platform::http::client>("payment-provider");
  return [http = std::move(http), url = s.url] {
    platform::http::client_request ask;
    ask.url = url;
    return http->send(ask).status > 0;
  };
}

}  // namespace sales

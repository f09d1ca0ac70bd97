#include "customer_api/app.hpp"

#include <array>

#include "contract/outbox_figures.hpp"
#include "platform/mongo/probe.hpp"
#include "platform/security/random.hpp"

namespace customer_api {

settings settings::from(platform::config& c, const contract::service& s) {
  settings out;
  out.mongodb.uri = c.required("ASTRO_MONGODB_CUSTOMER_URI");
  out.mongodb.application = s.name();
  out.mongodb.connections = static_cast<int>(c.integer("ASTRO_MONGODB_CONNECTIONS", 24, 1, 1000));
  out.core = {c.text("ASTRO_CORE_INTERNAL_URL", "http://127.0.0.1:8093"), s.name(),
              c.secret("ASTRO_SERVICE_SECRET_CUSTOMER_API")};
  out.public_url = c.text("ASTRO_PUBLIC_CUSTOMER_URL", "http://127.0.0.1:8081");
  out.api_url = c.text("ASTRO_CUSTOMER_WEBHOOK_URL", out.public_url);
  out.payments = sales::payment_settings::from(c, s.production(), true);
  out.bookings_per_minute =
      c.integer("ASTRO_LIMIT_BOOKINGS_PER_CUSTOMER_PER_MINUTE", 10, 1, 1'000'000);
  out.share = s.share();
  return out;
}

namespace {

// Money that has moved is taken note of, and nobody is asked twice to be left alone.
constexpr std::array<std::string_view, 2> goes_on_in_maintenance{"/api/v1/payments/webhooks/",
                                                                 "/api/v1/unsubscribe/"};

web_editions editions_in(const std::filesystem::path& folder) {
  web_editions all;
  for (const auto l : domain::languages) {
    const bool first = l == domain::language::english;
    const auto name = first ? std::string("customer") : "customer-" + std::string(code_of(l));
    all.try_emplace(l, folder / name, domain::pages_at(l) + "/");
  }
  return all;
}

settings watched(contract::service& service, settings s) {
  s.mongodb.observe = [tell = service.calls_of("mongodb-customer")](std::string_view,
                                                                    std::chrono::microseconds took,
                                                                    bool ok) { tell(took, ok); };
  return s;
}

}  // namespace

app::app(contract::service& service, settings s)
    : settings_(watched(service, std::move(s))),
      database_(settings_.mongodb),
      launches_(database_, [this](const sales::launch& l) { catalogue_.learn(l); }),
      bookings_(database_),
      customers_(database_),
      places_(database_),
      pictures_(database_),
      reviews_(database_),
      support_(database_),
      calendar_links_(database_),
      charges_(database_),
      payments_(sales::make_payments(settings_.payments, charges_)),
      provider_seen_("payment-provider", sales::provider_answers(settings_.payments),
                     sales::provider_pace),
      core_(settings_.core),
      errors_(core_, service.clock(), service.name()),
      settings_report_(core_, contract::settings_report(contract::version(), service.settings())),
      sessions_(core_, service.clock()),
      maintenance_(core_, service.clock(), goes_on_in_maintenance),
      outbox_(database_),
      relay_([this] { sales::carry(outbox_, core_); }),
      flow_ports_{launches_, bookings_, *payments_,
                  [this](const std::string& id) { return customers_.find(id); },
                  [] { return "p_" + platform::security::random_hex(16); }},
      flow_(flow_ports_),
      waiting_(flow_ports_),
      catalogue_(launches_, places_, service.clock()),
      auth_(
          [this](std::string_view what, const boost::json::object& body) {
            return core_.post("/internal/v1/sessions/" + std::string(what), body);
          },
          {{"customer"}, settings_.public_url.starts_with("https://")}),
      account_(auth_, customers_, bookings_, service.clock(), [this] { relay_.wake(); }),
      catalogue_http_(catalogue_, pictures_, reviews_),
      bookings_http_(
          flow_, bookings_, catalogue_, service.clock(),
          {settings_.public_url,
           settings_.api_url + "/api/v1/payments/webhooks/" + settings_.payments.provider,
           static_cast<double>(settings_.bookings_per_minute)},
          [this] { relay_.wake(); }),
      webhooks_({flow_, bookings_, bookings_http_, core_, service.clock()}, settings_.payments),
      changes_(flow_, bookings_http_, service.clock(), settings_.public_url,
               [this] { relay_.wake(); }),
      waiting_http_(waiting_, flow_, bookings_, service.clock(), [this] { relay_.wake(); }),
      reviews_http_(reviews_, flow_, customers_, service.clock(), [this] { relay_.wake(); }),
      support_http_(support_, flow_, customers_, service.clock(), [this] { relay_.wake(); }),
      everything_(customers_, bookings_, waiting_http_, reviews_, support_http_, service.clock()),
      erasure_({auth_, customers_, bookings_, launches_, waiting_, calendar_links_, service.clock(),
                [this] { relay_.wake(); }}),
      mails_(customers_, service.clock(), settings_.core.secret, [this] { relay_.wake(); }),
      subscription_(calendar_links_, bookings_, customers_, service.clock(), settings_.public_url),
      documents_(core_, bookings_),
      web_(editions_in(settings_.share / "web")),
      pages_(catalogue_, reviews_, web_, settings_.share, settings_.public_url) {
  service.check("mongodb-customer", true, [this] { return database_.ping(); });
  service.check("core-api", false, [this] { return sessions_.core_answers(); });
  service.check("payment-provider", provider_seen_);
  contract::tell_outbox(service, outbox_);
  service.pool("mongodb-customer", static_cast<std::size_t>(database_.use().most),
               [this] { return static_cast<double>(database_.use().lent); });
}

void app::start() {
  const auto wrong = platform::mongo::probe(database_);
  if (!wrong.empty()) {
    std::string all = "this MongoDB server answers wrongly and would sell seats twice:";
    for (const auto& w : wrong) all += "\n  - " + w;
    throw std::runtime_error(all);
  }
  catalogue_.start();
}

}  // namespace customer_api

#include "admin_api/app.hpp"

#include "contract/outbox_figures.hpp"
#include "platform/postgres/migrations.hpp"

namespace admin_api {

namespace http = platform::http;

settings settings::from(platform::config& c, const contract::service& s) {
  settings out;
  out.postgres.uri = c.required("ASTRO_POSTGRES_URI");
  out.postgres.application = s.name();
  out.postgres.connections =
      static_cast<std::size_t>(c.integer("ASTRO_POSTGRES_CONNECTIONS", 16, 1, 1000));
  out.core = {c.text("ASTRO_CORE_INTERNAL_URL", "http://127.0.0.1:8093"), s.name(),
              c.secret("ASTRO_SERVICE_SECRET_ADMIN_API")};
  out.public_url = c.text("ASTRO_PUBLIC_ADMIN_URL", "http://127.0.0.1:8082");
  out.customer_url = c.text("ASTRO_PUBLIC_CUSTOMER_URL", "http://127.0.0.1:8081");
  out.share = s.share();
  return out;
}

namespace {

settings watched(contract::service& service, settings s) {
  s.postgres.observe = service.calls_of("postgresql");
  return s;
}

}  // namespace

app::app(contract::service& service, settings s)
    : settings_(watched(service, std::move(s))),
      db_(settings_.postgres),
      accounts_(db_),
      suppliers_(db_),
      customer_accounts_(db_),
      fleet_(db_),
      pictures_(db_),
      launches_(db_),
      launch_changes_(db_),
      launch_import_(db_),
      launch_fees_(db_),
      supplier_overview_(db_),
      settlements_(db_),
      reports_(db_),
      periods_(db_),
      places_(db_),
      bookings_(db_),
      documents_(db_),
      refunds_(db_),
      bank_statements_(db_),
      reviews_(db_),
      support_(db_),
      work_list_(db_),
      audit_trail_(db_),
      audit_seals_(db_),
      core_(settings_.core),
      errors_(core_, service.clock(), service.name()),
      settings_report_(core_, contract::settings_report(contract::version(), service.settings())),
      sessions_(core_, service.clock()),
      maintenance_(core_, service.clock(), {}),
      liveness_(core_),
      outbox_(db_),
      relay_([this] { backoffice::carry(outbox_, core_); }),
      auth_(
          [this](std::string_view what, const boost::json::object& body) {
            return core_.post("/internal/v1/sessions/" + std::string(what), body);
          },
          {{"supplier", "employee"}, settings_.public_url.starts_with("https://")}),
      accounts_http_(auth_, accounts_, suppliers_, core_, service.clock(), settings_.customer_url,
                     [this] { relay_.wake(); }),
      launches_http_(launches_, launch_changes_, launch_fees_, bookings_, service.clock(),
                     [this] { relay_.wake(); }),
      launch_acts_http_(launch_changes_, service.clock(), [this] { relay_.wake(); }),
      import_http_(launch_import_, service.clock(), [this] { relay_.wake(); }),
      rockets_http_(fleet_, service.clock(), [this] { relay_.wake(); }),
      pictures_http_(pictures_, suppliers_, fleet_, service.clock(), [this] { relay_.wake(); }),
      places_http_(places_, service.clock(), [this] { relay_.wake(); }),
      bookings_http_(bookings_, core_),
      acts_(db_, bookings_, customer_accounts_, core_, service.clock()),
      documents_http_(db_, documents_, core_, service.clock()),
      overview_http_(supplier_overview_, service.clock()),
      people_http_(suppliers_, accounts_, core_, service.clock()),
      customers_http_(db_, customer_accounts_, core_, service.clock()),
      supplier_accounts_(suppliers_, accounts_, core_, service.clock(), [this] { relay_.wake(); }),
      employees_(accounts_, core_, service.clock()),
      team_(accounts_, core_, service.clock()),
      settlements_http_(settlements_, launches_, launch_fees_, service.clock()),
      reports_http_(reports_, periods_, service.clock()),
      periods_http_(periods_, service.clock()),
      refunds_http_(refunds_, service.clock(), [this] { relay_.wake(); }),
      bank_http_(bank_statements_, core_, service.clock()),
      reviews_http_(db_, reviews_, core_, service.clock()),
      support_http_(db_, support_, accounts_, core_, service.clock()),
      work_list_http_(work_list_, service.clock()),
      audit_http_(audit_trail_, audit_seals_),
      supplier_app_(settings_.share / "web" / "supplier", "/supplier/"),
      employee_app_(settings_.share / "web" / "employee", "/employee/") {
  service.check("postgresql", true, [this] { return db_.ping(); });
  service.check("core-api", false, [this] { return sessions_.core_answers(); });
  contract::tell_outbox(service, outbox_);
  service.pool("postgresql", settings_.postgres.connections, [this] {
    const auto use = db_.use();
    return static_cast<double>(use.open - use.idle);
  });
}

void refuse_other_schema(const settings& s) {
  platform::postgres::pool db(s.postgres);
  const int has = platform::postgres::schema_version(db);
  const int wanted = platform::postgres::newest_version(s.share / "db" / "postgres");
  if (has == wanted) return;
  throw std::runtime_error(
      "the PostgreSQL database has schema version " + std::to_string(has) +
      ", this program needs " + std::to_string(wanted) +
      (has < wanted ? ": run core-api --migrate" : ": it was made by a newer version"));
}

void app::authorize(http::request& r, http::access allowed) {
  sessions_.authorize(r, allowed);
  if (r.verb() != http::method::get && r.verb() != http::method::head)
    liveness_.check(r.who.session);
}

http::response app::page(const http::request& r) const {
  for (const auto* web : {&supplier_app_, &employee_app_}) {
    if (r.path.starts_with(web->prefix())) return web->answer(r);
  }
  for (const auto& [from, to] : {std::pair<std::string_view, const char*>{"/", "/supplier/"},
                                 {"/supplier", "/supplier/"},
                                 {"/employee", "/employee/"}}) {
    if (r.path == from) return {302, "", "", {{"Location", to}, {"Cache-Control", "no-cache"}}};
  }
  return http::problem_response({404, "not_found", "There is nothing at this address."});
}

}  // namespace admin_api

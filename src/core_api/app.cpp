#include "core_api/app.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <limits>
#include <tuple>

#include "backoffice/retention.hpp"
#include "contract/self_report.hpp"
#include "core_api/indexes.hpp"
#include "core_api/jobs/job_story.hpp"
#include "domain/retention.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/mongo/probe.hpp"
#include "platform/postgres/migrations.hpp"
#include "platform/runtime/log.hpp"
#include "platform/security/random.hpp"
#include "sales/indexes.hpp"

namespace core_api {
namespace {

using namespace std::chrono_literals;

constexpr auto jobs_kept = 30 * 24h;
// A mail that fails makes it ask at once.
constexpr platform::lookout::pace mail_server_pace{30s, 3s};

void refuse_if_wrong(const char* which, platform::mongo::database& db) {
  const auto wrong = platform::mongo::probe(db);
  if (wrong.empty()) return;
  std::string all = std::string(which) + " answers wrongly and would sell seats twice:";
  for (const auto& w : wrong) all += "\n  - " + w;
  throw std::runtime_error(all);
}

// "AstroBookings <no-reply@astrobookings.example>"
platform::mail::mailbox mailbox_of(const std::string& text) {
  const auto open = text.find('<'), close = text.find('>');
  if (open == text.npos || close == text.npos || close < open) return {"", text};
  auto name = text.substr(0, open);
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return {name, text.substr(open + 1, close - open - 1)};
}

std::vector<platform::security::signing_key> keys_of(const std::vector<std::string>& pems) {
  std::vector<platform::security::signing_key> keys;
  for (const auto& pem : pems) keys.push_back(platform::security::signing_key::from_pem(pem));
  return keys;
}

// Addresses of a process that runs several times are given with commas between.
void add_processes(process_list& to, const std::string& name, const std::string& addresses) {
  int number = 0;
  for (std::size_t at = 0; at < addresses.size();) {
    const auto end = std::min(addresses.find(',', at), addresses.size());
    ++number;
    to.emplace_back(number == 1 ? name : name + " " + std::to_string(number),
                    addresses.substr(at, end - at));
    at = end + 1;
  }
}

// By a mail server, or by the HTTP API of a provider.
void read_mail_provider(platform::config& c, settings& out) {
  out.mail_provider = c.text("ASTRO_MAIL_PROVIDER", "smtp");
  if (out.mail_provider == "mailgun") {
    out.mailgun.url = c.text("ASTRO_MAILGUN_URL", "https://api.mailgun.net");
    out.mailgun.domain = c.required("ASTRO_MAILGUN_DOMAIN");
    out.mailgun.key = c.secret("ASTRO_MAILGUN_KEY");
    out.mail_events.mailgun = c.secret("ASTRO_MAILGUN_WEBHOOK_KEY");
  } else if (out.mail_provider != "smtp") {
    c.refuse("ASTRO_MAIL_PROVIDER must be smtp or mailgun, not \"" + out.mail_provider + "\"");
  } else {
    out.mail_server.url = c.required("ASTRO_SMTP_URL");
    out.mail_server.timeout =
        std::chrono::seconds(c.integer("ASTRO_SMTP_TIMEOUT_SECONDS", 10, 1, 20));
    out.mail_server.username = c.text("ASTRO_SMTP_USER", "");
    if (!out.mail_server.username.empty())
      out.mail_server.password = c.secret("ASTRO_SMTP_PASSWORD");
  }
  out.mail_events.generic = c.maybe_secret("ASTRO_MAIL_WEBHOOK_SECRET").value_or("");
}

std::unique_ptr<const platform::mail::sender> mail_sender(const settings& s) {
  if (s.mail_provider == "mailgun") return std::make_unique<platform::mail::mailgun>(s.mailgun);
  return std::make_unique<platform::mail::smtp>(s.mail_server);
}

settings watched(contract::service& service, settings s) {
  for (auto [db, name] :
       {std::pair{&s.customer_db, "mongodb-customer"}, std::pair{&s.core_db, "mongodb-core"}}) {
    db->observe = [tell = service.calls_of(name)](std::string_view, std::chrono::microseconds took,
                                                  bool ok) { tell(took, ok); };
  }
  s.postgres.observe = service.calls_of("postgresql");
  return s;
}

}  // namespace

settings settings::from(platform::config& c, const contract::service& s) {
  settings out;
  out.customer_db.uri = c.required("ASTRO_MONGODB_CUSTOMER_URI");
  out.core_db.uri = c.required("ASTRO_MONGODB_CORE_URI");
  out.customer_db.application = out.core_db.application = s.name();
  out.postgres.uri = c.required("ASTRO_POSTGRES_URI");
  out.postgres.application = s.name();
  out.signing_keys = {c.secret("ASTRO_SIGNING_KEY")};
  // Published and believed, but not signed with: the next key before its turn, the last one after.
  if (const auto other = c.maybe_secret("ASTRO_SIGNING_KEY_OTHER"))
    out.signing_keys.push_back(*other);
  out.sealing_keys = {c.secret("ASTRO_SEALING_KEY")};
  if (const auto other = c.maybe_secret("ASTRO_SEALING_KEY_OTHER"))
    out.sealing_keys.push_back(*other);
  const auto factor = c.text("ASTRO_SECOND_FACTOR", s.production() ? "required" : "optional");
  if (factor != "required" && factor != "optional")
    c.refuse("ASTRO_SECOND_FACTOR must be required or optional, not \"" + factor + "\"");
  out.rules.staff_need_second_factor = factor == "required";
  out.rules.tries_per_address = c.integer("ASTRO_LIMIT_LOGINS_PER_ADDRESS_PER_MINUTE",
                                          out.rules.tries_per_address, 1, 1'000'000'000);
  for (const auto& [caller, variable] :
       {std::pair{"customer-api", "ASTRO_SERVICE_SECRET_CUSTOMER_API"},
        std::pair{"admin-api", "ASTRO_SERVICE_SECRET_ADMIN_API"},
        std::pair{"job-scheduler", "ASTRO_SERVICE_SECRET_JOB_SCHEDULER"},
        std::pair{"check", "ASTRO_SERVICE_SECRET_CHECK"}}) {
    out.service_secrets[caller] = c.secret(variable);
  }
  out.payments = sales::payment_settings::from(c, s.production(), false);
  out.most_repairs = c.integer("ASTRO_RECONCILE_MOST_REPAIRS", out.most_repairs, 0, 1'000'000);
  out.refunds_at_once = c.integer("ASTRO_REFUNDS_PAID_AT_ONCE_CENTS", out.refunds_at_once, 0,
                                  std::numeric_limits<std::int64_t>::max());
  read_mail_provider(c, out);
  out.mail_from =
      mailbox_of(c.text("ASTRO_MAIL_FROM", "AstroBookings <no-reply@astrobookings.example>"));
  out.public_at = {c.text("ASTRO_PUBLIC_CUSTOMER_URL", "http://127.0.0.1:8081"),
                   c.text("ASTRO_PUBLIC_ADMIN_URL", "http://127.0.0.1:8082"),
                   c.text("ASTRO_PUBLIC_CORE_URL", "http://127.0.0.1:8083")};
  // Invented; in production somebody's real money would go there.
  out.bank_account = s.production() ? c.required("ASTRO_BANK_ACCOUNT")
                                    : c.text("ASTRO_BANK_ACCOUNT",
                                             "AstroBookings Ltd, IBAN IE29 AIBK 9311 5212 3456 78");
  for (const auto& [name, variable, at] :
       {std::tuple{"customer-api", "ASTRO_CUSTOMER_URL", "http://127.0.0.1:8081"},
        std::tuple{"admin-api", "ASTRO_ADMIN_URL", "http://127.0.0.1:8082"},
        std::tuple{"core-api", "ASTRO_CORE_URL", "http://127.0.0.1:8083"},
        std::tuple{"job-scheduler", "ASTRO_SCHEDULER_URL", "http://127.0.0.1:8084"}}) {
    add_processes(out.processes, name, c.text(variable, at));
  }
  out.share = s.share();
  out.backup_folder = c.text("ASTRO_BACKUP_FOLDER", "");
  out.backups_kept = static_cast<int>(c.integer("ASTRO_BACKUPS_KEPT", out.backups_kept, 1, 1000));
  // No longer than the page /privacy says.
  for (const auto kind : log_kinds) {
    const auto days = c.integer("ASTRO_LOGS_KEPT_DAYS_" + std::string(kind),
                                domain::logs_kept.count(), 1, domain::logs_kept.count());
    out.logs_kept.emplace(kind, days);
  }
  return out;
}

void stores::migrate(const std::filesystem::path& share) {
  const int applied = platform::postgres::migrate(postgres, share / "db" / "postgres");
  sales::make_indexes(customer);
  make_indexes(core);
  log_hours(core).make_when_missing();
  platform::log::info("migrated", {{"applied", applied},
                                   {"version", platform::postgres::schema_version(postgres)}});
}

app::app(contract::service& service, settings s)
    : settings_(watched(service, std::move(s))),
      clock_(service.clock()),
      db_(settings_),
      keys_(keys_of(settings_.signing_keys)),
      public_keys_(platform::security::key_set::from_jwks(
          boost::json::serialize(platform::security::jwks(keys_)))),
      launches_(db_.customer),
      bookings_(db_.customer),
      customers_(db_.customer),
      places_(db_.customer),
      pictures_(db_.customer),
      reviews_(db_.customer),
      support_(db_.customer),
      charges_(db_.customer),
      payments_(sales::make_payments(settings_.payments, charges_)),
      provider_seen_("payment-provider", sales::provider_answers(settings_.payments),
                     sales::provider_pace),
      flow_ports_{launches_, bookings_, *payments_,
                  [this](const std::string& id) { return customers_.find(id); },
                  [] { return "p_" + platform::security::random_hex(16); }},
      flow_(flow_ports_),
      waiting_(flow_ports_),
      rows_(db_.postgres, {settings_.refunds_at_once, std::string(payments_->name())}),
      row_customers_(db_.postgres),
      masters_(db_.postgres),
      launch_changes_(db_.postgres),
      launch_fees_(db_.postgres),
      settlements_(db_.postgres),
      launch_watch_(db_.postgres),
      audit_seals_(db_.postgres),
      refunds_(db_.postgres),
      documents_(db_.postgres),
      suppliers_(db_.postgres),
      supplier_news_(db_.postgres),
      kept_pictures_(db_.postgres),
      review_rows_(db_.postgres),
      support_rows_(db_.postgres),
      log_(db_.core),
      log_hours_(db_.core),
      queue_(db_.core),
      events_(db_.core, queue_),
      runner_(queue_),
      users_(db_.core),
      sessions_(db_.core),
      tokens_(db_.core),
      factors_(db_.core, job_queue::system_time,
               platform::security::sealer(settings_.sealing_keys)),
      attempts_(db_.core),
      identity_({users_, sessions_, tokens_, factors_, attempts_, log_, queue_, hasher_,
                 keys_.front(), clock_},
                settings_.rules),
      notifications_(db_.core, queue_, settings_.share / "mail"),
      refund_payments_({queue_, refunds_, bookings_, *payments_, clock_}),
      sync_({db_.core, rows_, row_customers_, masters_, launches_, bookings_, places_, flow_,
             waiting_, refund_payments_, clock_, kept_pictures_, pictures_, reviews_, review_rows_,
             support_rows_}),
      launch_acts_({queue_, launch_changes_, launch_fees_, rows_, launches_, flow_, clock_}),
      suppressions_(db_.core),
      mail_server_(mail_sender(settings_)),
      mail_server_seen_(
          "mail-server", [this] { return mail_server_->answers(); }, mail_server_pace),
      mails_({notifications_, users_, tokens_, documents_, bookings_, log_, suppressions_,
              customers_, *mail_server_, mail_server_seen_, clock_,
              [this](const std::string& id) { return health_reports_.files(id); }},
             settings_.public_at, settings_.mail_from),
      supplier_digests_({notifications_, suppliers_, supplier_news_, clock_}, settings_.public_at),
      booking_mails_({notifications_, sync_, suppliers_, supplier_digests_, bookings_, clock_},
                     settings_.public_at, settings_.bank_account),
      supplier_mails_({notifications_, suppliers_, masters_, launch_changes_, launch_watch_,
                       documents_, settlements_, clock_},
                      settings_.public_at),
      customer_news_({notifications_, row_customers_, refunds_, customers_, clock_},
                     settings_.public_at, settings_.service_secrets.at("customer-api")),
      erasure_({identity_, users_, notifications_, suppressions_, bookings_, launches_, flow_,
                reviews_, support_, clock_}),
      reports_(db_.core),
      reconciliation_({reports_, queue_, sync_, rows_, masters_, launches_, bookings_, flow_,
                       customers_, *payments_, log_, clock_, reviews_, review_rows_, support_,
                       support_rows_, suppliers_, places_, pictures_},
                      settings_.most_repairs),
      identity_http_(identity_, users_, sessions_, factors_, customers_, keys_, clock_),
      users_http_(identity_, users_, sessions_, factors_, clock_),
      on_behalf_(identity_, users_, customers_, clock_),
      auth_([this](std::string_view what,
                   const boost::json::object& body) { return identity_http_.call(what, body); },
            {{"it-ops"}, settings_.public_at.core.starts_with("https://")}),
      jobs_http_(queue_, events_, runner_, log_, clock_),
      logs_http_(log_, log_hours_, notifications_, suppressions_, clock_),
      mail_events_(suppressions_, log_, clock_, settings_.mail_events),
      previews_(notifications_),
      configuration_(db_.core),
      maintenance_(db_.core, log_, clock_),
      reconciliation_http_(reconciliation_, reports_),
      backups_({db_.core, queue_, log_, clock_}, {settings_.databases(), settings_.backup_folder,
                                                  settings_.backups_kept, contract::version()}),
      backups_http_(backups_),
      alerts_({db_.core, users_, notifications_, log_}, settings_.public_at.core),
      samples_(db_.core),
      watch_(settings_.processes, samples_, [this](const health_view& v) { look_for_alerts(v); }),
      health_(settings_.processes, watch_, samples_, [this] { return alerts_.open(); }),
      health_reports_({db_.core, samples_, log_hours_, queue_, notifications_, users_, reports_,
                       backups_, clock_},
                      settings_.public_at, contract::version()),
      health_reports_http_(health_reports_, users_),
      documents_http_({documents_, row_customers_, masters_, suppliers_, notifications_, clock_}),
      check_(db_.core),
      acts_(flow_, bookings_, clock_),
      reviews_http_(reviews_, sync_, clock_),
      support_http_(support_, sync_, clock_),
      web_(settings_.share / "web" / "it-ops", "/") {
  service.check("mongodb-core", true, [this] { return db_.core.ping(); });
  service.check("mongodb-customer", false, [this] { return db_.customer.ping(); });
  service.check("postgresql", false, [this] { return db_.postgres.ping(); });
  service.check("payment-provider", provider_seen_);
  service.check("mail-server", mail_server_seen_);
  tell_figures(service);
  queue_.on_trouble([this](const job& j, const std::string& error) {
    auto fields = job_fields(j);
    fields["error"] = error;
    const bool dead = j.state == "dead";
    log_.add({{},
              clock_.now(),
              "JOB",
              dead ? "error" : "warning",
              "core-api",
              std::string(domain::name_of(j.kind)) +
                  (dead ? " is dead" : " failed, will be tried again"),
              j.trace,
              std::move(fields)});
    if (dead && j.kind == domain::job_kind::send_mail) mails_.gave_up(j, error);
  });
  sync_.register_with(runner_);
  launch_acts_.register_with(runner_);
  refund_payments_.register_with(runner_);
  mails_.register_with(runner_);
  booking_mails_.register_with(runner_);
  supplier_digests_.register_with(runner_);
  supplier_mails_.register_with(runner_);
  customer_news_.register_with(runner_);
  erasure_.register_with(runner_);
  reconciliation_.register_with(runner_);
  backups_.register_with(runner_);
  health_reports_.register_with(runner_);
  runner_.on(domain::job_kind::forget_old, [this](const job&) { return forget_old(); });
  runner_.on(domain::job_kind::seal_audit, [this](const job&) { return seal_audit(); });
}

void app::start(const contract::service& service) {
  refuse_if_wrong("MongoDB Customer", db_.customer);
  // How a server answers does not hang on the database's name.
  if (db_.core.servers() != db_.customer.servers()) refuse_if_wrong("MongoDB Core", db_.core);
  const int there = platform::postgres::schema_version(db_.postgres);
  const int wanted = platform::postgres::newest_version(settings_.share / "db" / "postgres");
  if (there != wanted) {
    throw std::runtime_error("PostgreSQL has schema version " + std::to_string(there) +
                             ", this program needs " + std::to_string(wanted) +
                             ": run ./astro migrate");
  }
  if (const int sealed = factors_.seal_anew(); sealed > 0)
    platform::log::info("second factors are sealed anew", {{"secrets", sealed}});
  configuration_.keep(service.name(),
                      contract::settings_report(contract::version(), service.settings()));
  watch_.start();
  platform::log::forward([this](const platform::log_line& line) {
    if (line.level < platform::severity::error) return;
    try {
      log_.add({{},
                clock_.now(),
                "ERROR",
                std::string(platform::name_of(line.level)),
                "core-api",
                line.message,
                line.trace_id,
                line.fields});
    } catch (const std::exception&) {
      return;  // the database is what failed: the line stands on stdout, and logging this would
               // come here again
    }
  });
}

slice app::forget_old() {
  const auto now = clock_.now();
  sessions_.forget_old(now);
  tokens_.forget_old(now);
  attempts_.forget_old(now);
  notifications_.forget_old();
  queue_.forget_done_before(now - jobs_kept);
  for (const auto& [kind, kept] : settings_.logs_kept) log_.forget(kind, now - kept);
  log_hours_.count_anew(hour_of(now) - 26h, hour_of(now) - 1h);
  backoffice::forget_old(db_.postgres, now);
  constexpr std::size_t bookings_a_slice = 50;
  const auto long_flown = bookings_.to_forget(now, bookings_a_slice);
  for (const auto& booking : long_flown) flow_.forget_sensitive_data(booking, now);
  return {long_flown.size() < bookings_a_slice, "more"};
}

// Each seal is told to the log, which is in another database.
slice app::seal_audit() {
  const auto now = clock_.now();
  for (const auto& s : audit_seals_.seal(now)) {
    log_.add({{},
              now,
              "JOB",
              std::string(platform::name_of(platform::severity::info)),
              "core-api",
              "The audit of " + platform::format_day(s.day) + " is sealed",
              {},
              {{"number", s.number}, {"entries", s.entries}, {"hash", s.hash}}});
  }
  return {};
}

}  // namespace core_api

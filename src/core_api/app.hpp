#pragma once
// Core API: what is wired to what, and the environment variables that say how. The only process
// that opens all three databases.

#include "backoffice/audit_seals.hpp"
#include "backoffice/bookings.hpp"
#include "backoffice/customers.hpp"
#include "backoffice/documents.hpp"
#include "backoffice/launches.hpp"
#include "backoffice/suppliers.hpp"
#include "contract/service.hpp"
#include "core_api/alerts/alerts.hpp"
#include "core_api/backups/backups_http.hpp"
#include "core_api/bookings/acts_http.hpp"
#include "core_api/health/health_http.hpp"
#include "core_api/health_reports/health_reports_http.hpp"
#include "core_api/identity/erasure.hpp"
#include "core_api/identity/identity_http.hpp"
#include "core_api/identity/on_behalf_http.hpp"
#include "core_api/identity/users_http.hpp"
#include "core_api/jobs/jobs_http.hpp"
#include "core_api/launches/launch_acts.hpp"
#include "core_api/logs/logs_http.hpp"
#include "core_api/notifications/booking_mails.hpp"
#include "core_api/notifications/customer_news.hpp"
#include "core_api/notifications/mail_events_http.hpp"
#include "core_api/notifications/mails.hpp"
#include "core_api/notifications/previews_http.hpp"
#include "core_api/notifications/supplier_mails.hpp"
#include "core_api/operations/check_http.hpp"
#include "core_api/operations/documents_http.hpp"
#include "core_api/operations/maintenance_http.hpp"
#include "core_api/operations/settings_http.hpp"
#include "core_api/reconciliation/reconciliation_http.hpp"
#include "core_api/reviews/reviews_http.hpp"
#include "core_api/support/support_http.hpp"
#include "platform/http/web_app.hpp"
#include "platform/mail/mailgun.hpp"
#include "platform/mail/smtp.hpp"
#include "platform/postgres/pool.hpp"
#include "sales/mongo_launches.hpp"
#include "sales/payment_settings.hpp"

namespace core_api {

struct settings {
  platform::mongo::settings customer_db, core_db;
  platform::postgres::settings postgres;
  std::vector<std::string> signing_keys;  // the first signs, the others are published too
  std::vector<std::string> sealing_keys;  // the first seals, the others open too
  identity_rules rules;
  std::map<std::string, std::string> service_secrets;  // by caller
  sales::payment_settings payments;
  domain::cents refunds_at_once = backoffice::refunds_paid_at_once;
  std::string mail_provider;  // smtp or mailgun
  platform::mail::settings mail_server;
  platform::mail::mailgun_settings mailgun;
  mail_event_secrets mail_events;
  platform::mail::mailbox mail_from;
  public_addresses public_at;
  std::string bank_account;
  std::int64_t most_repairs = reconciliation::most_repairs;
  process_list processes;
  std::filesystem::path share;
  std::filesystem::path backup_folder;
  int backups_kept = 14;
  std::map<std::string, std::chrono::days> logs_kept;  // by kind

  [[nodiscard]] backup_sources databases() const { return {customer_db, core_db, postgres}; }

  static settings from(platform::config& c, const contract::service& s);
};

// The databases alone: enough for --migrate and --add-user.
struct stores {
  explicit stores(const settings& s)
      : customer(s.customer_db), core(s.core_db), postgres(s.postgres) {}
  void migrate(const std::filesystem::path& share);

  platform::mongo::database customer, core;
  platform::postgres::pool postgres;
};

class app {
 public:
  app(contract::service& service, settings s);
  // Refuses databases of another schema version, and MongoDB servers that answer wrongly.
  void start(const contract::service& service);

  identity_http& who() { return identity_http_; }
  users_http& accounts_http() { return users_http_; }
  on_behalf_http& on_behalf() { return on_behalf_; }
  contract::auth_http& auth() { return auth_; }
  jobs_http& jobs() { return jobs_http_; }
  logs_http& logs() { return logs_http_; }
  mail_events_http& mail_events() { return mail_events_; }
  previews_http& previews() { return previews_; }
  settings_http& configuration() { return configuration_; }
  maintenance_http& maintenance() { return maintenance_; }
  reconciliation_http& reconciliations() { return reconciliation_http_; }
  health_http& health() { return health_; }
  health_reports_http& told_health() { return health_reports_http_; }
  backups_http& backed_up() { return backups_http_; }
  core_api::backups& backups() { return backups_; }
  documents_http& documents() { return documents_http_; }
  check_http& check() { return check_; }
  acts_http& acts() { return acts_; }
  reviews_http& reviews() { return reviews_http_; }
  support_http& support() { return support_http_; }
  const platform::http::web_app& web() { return web_; }
  core_api::identity& accounts() { return identity_; }
  one_time_tokens& tokens() { return tokens_; }
  const public_addresses& addresses() const { return settings_.public_at; }

  void authorize(platform::http::request& r, platform::http::access allowed);
  void authorize_service(platform::http::request& r, platform::http::access allowed);

 private:
  void tell_figures(contract::service& service);
  void look_for_alerts(const health_view& seen);
  slice forget_old();
  slice seal_audit();

  settings settings_;
  const platform::clock& clock_;
  stores db_;
  std::vector<platform::security::signing_key> keys_;
  platform::security::key_set public_keys_;
  platform::security::password_hasher hasher_;

  sales::mongo_launches launches_;
  sales::mongo_bookings bookings_;
  sales::customers customers_;
  sales::places places_;
  sales::pictures pictures_;
  sales::reviews reviews_;
  sales::support support_;
  sales::mongo_charge_book charges_;
  std::unique_ptr<sales::payment_provider> payments_;
  platform::lookout provider_seen_;
  sales::flow_ports flow_ports_;
  sales::booking_flow flow_;
  sales::waiting_list waiting_;

  backoffice::bookings rows_;
  backoffice::customers row_customers_;
  backoffice::launches masters_;
  backoffice::launch_changes launch_changes_;
  backoffice::launch_fees launch_fees_;
  backoffice::settlements settlements_;
  backoffice::launch_watch launch_watch_;
  backoffice::audit_seals audit_seals_;
  backoffice::refunds refunds_;
  backoffice::documents documents_;
  backoffice::suppliers suppliers_;
  backoffice::supplier_news supplier_news_;
  backoffice::pictures kept_pictures_;
  backoffice::reviews review_rows_;
  backoffice::support support_rows_;

  log_store log_;
  log_hours log_hours_;
  job_queue queue_;
  events events_;
  job_runner runner_;
  users users_;
  session_store sessions_;
  one_time_tokens tokens_;
  second_factors factors_;
  attempts attempts_;
  core_api::identity identity_;
  notifications notifications_;
  core_api::refund_payments refund_payments_;
  core_api::sync sync_;
  core_api::launch_acts launch_acts_;
  suppressions suppressions_;
  std::unique_ptr<const platform::mail::sender> mail_server_;
  platform::lookout mail_server_seen_;
  mails mails_;
  supplier_digests supplier_digests_;
  booking_mails booking_mails_;
  supplier_mails supplier_mails_;
  customer_news customer_news_;
  core_api::erasure erasure_;
  core_api::reports reports_;
  reconciliation reconciliation_;

  identity_http identity_http_;
  users_http users_http_;
  on_behalf_http on_behalf_;
  contract::auth_http auth_;
  jobs_http jobs_http_;
  logs_http logs_http_;
  mail_events_http mail_events_;
  previews_http previews_;
  settings_http configuration_;
  maintenance_http maintenance_;
  reconciliation_http reconciliation_http_;
  core_api::backups backups_;
  backups_http backups_http_;
  alerts alerts_;
  health_samples samples_;
  health_watch watch_;
  health_http health_;
  core_api::health_reports health_reports_;
  health_reports_http health_reports_http_;
  documents_http documents_http_;
  check_http check_;
  acts_http acts_;
  reviews_http reviews_http_;
  support_http support_http_;
  platform::http::web_app web_;
};

}  // namespace core_api

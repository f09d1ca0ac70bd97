#pragma once
// Admin API: what is wired to what, and the environment variables that say how.

#include "admin_api/accounts/accounts_http.hpp"
#include "admin_api/audit/audit_http.hpp"
#include "admin_api/bookings/acts_http.hpp"
#include "admin_api/bookings/bookings_http.hpp"
#include "admin_api/documents/documents_http.hpp"
#include "admin_api/fleet/pictures_http.hpp"
#include "admin_api/fleet/rockets_http.hpp"
#include "admin_api/launches/import_http.hpp"
#include "admin_api/launches/launch_acts_http.hpp"
#include "admin_api/launches/launches_http.hpp"
#include "admin_api/liveness.hpp"
#include "admin_api/money/bank_http.hpp"
#include "admin_api/money/refunds_http.hpp"
#include "admin_api/money/settlements_http.hpp"
#include "admin_api/overview/overview_http.hpp"
#include "admin_api/people/customers_http.hpp"
#include "admin_api/people/employees_http.hpp"
#include "admin_api/people/people_http.hpp"
#include "admin_api/people/supplier_accounts_http.hpp"
#include "admin_api/people/team_http.hpp"
#include "admin_api/places/places_http.hpp"
#include "admin_api/reports/periods_http.hpp"
#include "admin_api/reports/reports_http.hpp"
#include "admin_api/reviews/reviews_http.hpp"
#include "admin_api/support/support_http.hpp"
#include "admin_api/work_list/work_list_http.hpp"
#include "backoffice/relay.hpp"
#include "contract/log_shipper.hpp"
#include "contract/maintenance.hpp"
#include "contract/relay.hpp"
#include "contract/self_report.hpp"
#include "contract/service.hpp"
#include "contract/sessions.hpp"
#include "platform/http/web_app.hpp"

namespace admin_api {

struct settings {
  platform::postgres::settings postgres;
  contract::core_settings core;
  std::string public_url, customer_url;
  std::filesystem::path share;

  static settings from(platform::config& c, const contract::service& s);
};

// Throws a sentence for a person when the database is older or newer than this program.
void refuse_other_schema(const settings& s);

class app {
 public:
  app(contract::service& service, settings s);

  // Features, as the route table names them.
  contract::auth_http& auth() { return auth_; }
  contract::maintenance& maintenance() { return maintenance_; }
  accounts_http& accounts() { return accounts_http_; }
  launches_http& launches() { return launches_http_; }
  launch_acts_http& launch_acts() { return launch_acts_http_; }
  import_http& imports() { return import_http_; }
  rockets_http& rockets() { return rockets_http_; }
  pictures_http& pictures() { return pictures_http_; }
  places_http& places() { return places_http_; }
  bookings_http& bookings() { return bookings_http_; }
  acts_http& acts() { return acts_; }
  documents_http& documents() { return documents_http_; }
  overview_http& overview() { return overview_http_; }
  reviews_http& reviews() { return reviews_http_; }
  support_http& support() { return support_http_; }
  people_http& people() { return people_http_; }
  customers_http& customers() { return customers_http_; }
  supplier_accounts_http& supplier_accounts() { return supplier_accounts_; }
  employees_http& employees() { return employees_; }
  team_http& team() { return team_; }
  reports_http& reports() { return reports_http_; }
  periods_http& periods() { return periods_http_; }
  settlements_http& settlements() { return settlements_http_; }
  refunds_http& refunds() { return refunds_http_; }
  bank_http& bank() { return bank_http_; }
  work_list_http& work_list() { return work_list_http_; }
  audit_http& audit() { return audit_http_; }

  void authorize(platform::http::request& r, platform::http::access allowed);
  // The two web applications, and the way to the first from the bare address.
  [[nodiscard]] platform::http::response page(const platform::http::request& r) const;

 private:
  settings settings_;
  platform::postgres::pool db_;
  backoffice::accounts accounts_;
  backoffice::suppliers suppliers_;
  backoffice::customer_accounts customer_accounts_;
  backoffice::fleet fleet_;
  backoffice::pictures pictures_;
  backoffice::launches launches_;
  backoffice::launch_changes launch_changes_;
  backoffice::launch_import launch_import_;
  backoffice::launch_fees launch_fees_;
  backoffice::supplier_overview supplier_overview_;
  backoffice::settlements settlements_;
  backoffice::reports reports_;
  backoffice::periods periods_;
  backoffice::places places_;
  backoffice::bookings bookings_;
  backoffice::documents documents_;
  backoffice::refunds refunds_;
  backoffice::bank_statements bank_statements_;
  backoffice::reviews reviews_;
  backoffice::support support_;
  backoffice::work_list work_list_;
  backoffice::audit_trail audit_trail_;
  backoffice::audit_seals audit_seals_;
  contract::core_client core_;
  contract::log_shipper errors_;
  contract::self_report settings_report_;
  contract::sessions sessions_;
  contract::maintenance maintenance_;
  liveness liveness_;
  backoffice::outbox outbox_;
  contract::relay relay_;
  contract::auth_http auth_;
  accounts_http accounts_http_;
  launches_http launches_http_;
  launch_acts_http launch_acts_http_;
  import_http import_http_;
  rockets_http rockets_http_;
  pictures_http pictures_http_;
  places_http places_http_;
  bookings_http bookings_http_;
  acts_http acts_;
  documents_http documents_http_;
  overview_http overview_http_;
  people_http people_http_;
  customers_http customers_http_;
  supplier_accounts_http supplier_accounts_;
  employees_http employees_;
  team_http team_;
  settlements_http settlements_http_;
  reports_http reports_http_;
  periods_http periods_http_;
  refunds_http refunds_http_;
  bank_http bank_http_;
  reviews_http reviews_http_;
  support_http support_http_;
  work_list_http work_list_http_;
  audit_http audit_http_;
  platform::http::web_app supplier_app_, employee_app_;
};

}  // namespace admin_api

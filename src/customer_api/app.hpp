#pragma once
// Customer API: what is wired to what, and the environment variables that say how.

#include "contract/log_shipper.hpp"
#include "contract/maintenance.hpp"
#include "contract/relay.hpp"
#include "contract/self_report.hpp"
#include "contract/service.hpp"
#include "contract/sessions.hpp"
#include "customer_api/account/account_http.hpp"
#include "customer_api/account/erasure_http.hpp"
#include "customer_api/account/export_http.hpp"
#include "customer_api/account/unsubscribe_http.hpp"
#include "customer_api/bookings/changes_http.hpp"
#include "customer_api/bookings/subscription_http.hpp"
#include "customer_api/catalogue/catalogue_http.hpp"
#include "customer_api/documents/documents_http.hpp"
#include "customer_api/pages/pages.hpp"
#include "customer_api/payments/webhooks_http.hpp"
#include "customer_api/reviews/reviews_http.hpp"
#include "customer_api/support/support_http.hpp"
#include "customer_api/waiting/waiting_http.hpp"
#include "sales/mongo_bookings.hpp"
#include "sales/mongo_launches.hpp"
#include "sales/payment_settings.hpp"
#include "sales/relay.hpp"

namespace customer_api {

struct settings {
  platform::mongo::settings mongodb;
  contract::core_settings core;
  sales::payment_settings payments;
  std::string public_url, api_url;
  std::int64_t bookings_per_minute;
  std::filesystem::path share;

  static settings from(platform::config& c, const contract::service& s);
};

class app {
 public:
  app(contract::service& service, settings s);
  void start();

  // Features, as the route table names them.
  contract::auth_http& auth() { return auth_; }
  account_http& account() { return account_; }
  catalogue_http& launches() { return catalogue_http_; }
  bookings_http& bookings() { return bookings_http_; }
  changes_http& changes() { return changes_; }
  webhooks_http& webhooks() { return webhooks_; }
  waiting_http& waiting() { return waiting_http_; }
  reviews_http& reviews() { return reviews_http_; }
  support_http& support() { return support_http_; }
  documents_http& documents() { return documents_; }
  export_http& everything() { return everything_; }
  erasure_http& erasure() { return erasure_; }
  unsubscribe_http& mails() { return mails_; }
  subscription_http& subscription() { return subscription_; }
  customer_api::pages& pages() { return pages_; }
  // The app in the language of the address.
  const platform::http::web_app& web(std::string_view path) { return web_.at(language_of(path)); }
  contract::sessions& sessions() { return sessions_; }
  contract::maintenance& maintenance() { return maintenance_; }

 private:
  settings settings_;
  platform::mongo::database database_;
  sales::mongo_launches launches_;
  sales::mongo_bookings bookings_;
  sales::customers customers_;
  sales::places places_;
  sales::pictures pictures_;
  sales::reviews reviews_;
  sales::support support_;
  sales::calendar_links calendar_links_;
  sales::mongo_charge_book charges_;
  std::unique_ptr<sales::payment_provider> payments_;
  platform::lookout provider_seen_;
  contract::core_client core_;
  contract::log_shipper errors_;
  contract::self_report settings_report_;
  contract::sessions sessions_;
  contract::maintenance maintenance_;
  sales::outbox outbox_;
  contract::relay relay_;
  sales::flow_ports flow_ports_;
  sales::booking_flow flow_;
  sales::waiting_list waiting_;
  catalogue catalogue_;
  contract::auth_http auth_;
  account_http account_;
  catalogue_http catalogue_http_;
  bookings_http bookings_http_;
  webhooks_http webhooks_;
  changes_http changes_;
  waiting_http waiting_http_;
  reviews_http reviews_http_;
  support_http support_http_;
  export_http everything_;
  erasure_http erasure_;
  unsubscribe_http mails_;
  subscription_http subscription_;
  documents_http documents_;
  web_editions web_;
  customer_api::pages pages_;
};

}  // namespace customer_api

#pragma once
// Documents as data and as PDF: all for employees, its fee invoices and statements for a supplier.

#include "backoffice/audit.hpp"
#include "backoffice/documents.hpp"
#include "contract/core_client.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class documents_http {
 public:
  documents_http(platform::postgres::pool& db, backoffice::documents& documents,
                 contract::core_client& core, const platform::clock& clock)
      : db_(db), documents_(documents), core_(core), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response pdf(platform::http::request& r);
  // For bookkeeping programs.
  platform::http::response ubl(platform::http::request& r);
  // Once more by e-mail, to whom it is for.
  platform::http::response mail(platform::http::request& r);

 private:
  platform::postgres::pool& db_;
  backoffice::documents& documents_;
  contract::core_client& core_;
  const platform::clock& clock_;
};

}  // namespace admin_api

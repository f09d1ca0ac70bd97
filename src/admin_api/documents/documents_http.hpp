#pragma once
// Documents as data and as PDF: all for employees, its fee invoices and statements for a supplier.

#include "backoffice/documents.hpp"
#include "platform/http/message.hpp"

namespace admin_api {

class documents_http {
 public:
  explicit documents_http(backoffice::documents& documents) : documents_(documents) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response pdf(platform::http::request& r);

 private:
  backoffice::documents& documents_;
};

}  // namespace admin_api

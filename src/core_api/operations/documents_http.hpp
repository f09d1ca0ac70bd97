#pragma once
// A document as PDF for Customer API, which never opens PostgreSQL.

#include "backoffice/documents.hpp"
#include "platform/http/message.hpp"

namespace core_api {

class documents_http {
 public:
  explicit documents_http(backoffice::documents& documents) : documents_(documents) {}
  platform::http::response pdf(platform::http::request& r);

 private:
  backoffice::documents& documents_;
};

}  // namespace core_api

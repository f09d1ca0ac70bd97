#pragma once
// Documents for services that have no way to them: as PDF for Customer API, which never opens
// PostgreSQL, and by e-mail for Admin API, which sends none.

#include "backoffice/customers.hpp"
#include "backoffice/documents.hpp"
#include "backoffice/launches.hpp"
#include "backoffice/suppliers.hpp"
#include "core_api/notifications/notifications.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace core_api {

class documents_http {
 public:
  struct ports {
    backoffice::documents& documents;
    backoffice::customers& customers;
    backoffice::launches& launches;
    backoffice::suppliers& suppliers;
    notifications& written;
    const platform::clock& clock;
  };
  explicit documents_http(ports p) : p_(p) {}

  platform::http::response pdf(platform::http::request& r);
  // Once more to whom it is for, at the address they have now.
  platform::http::response mail(platform::http::request& r);

 private:
  [[nodiscard]] std::vector<platform::mail::mailbox> recipients(const backoffice::document& d);

  ports p_;
};

}  // namespace core_api

#pragma once
// Reconciliations for IT operators.

#include "core_api/reconciliation/reconciliation.hpp"
#include "platform/http/message.hpp"

namespace core_api {

class reconciliation_http {
 public:
  reconciliation_http(reconciliation& r, reports& written)
      : reconciliation_(r), reports_(written) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response start(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response changes(platform::http::request& r);

 private:
  reconciliation& reconciliation_;
  reports& reports_;
};

}  // namespace core_api

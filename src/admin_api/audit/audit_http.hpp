#pragma once
// What everybody did, for employees, and the seals that prove that nothing of it was changed.

#include "backoffice/audit_seals.hpp"
#include "backoffice/audit_trail.hpp"
#include "platform/http/message.hpp"

namespace admin_api {

class audit_http {
 public:
  audit_http(backoffice::audit_trail& trail, backoffice::audit_seals& seals)
      : trail_(trail), seals_(seals) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response seals(platform::http::request& r);

 private:
  backoffice::audit_trail& trail_;
  backoffice::audit_seals& seals_;
};

}  // namespace admin_api

#pragma once
// What the books say, as JSON for pages and charts, as CSV and XLSX for spreadsheets. Financial
// employees see all, a supplier its own money and seats.

#include "backoffice/periods.hpp"
#include "backoffice/reports.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class reports_http {
 public:
  reports_http(backoffice::reports& reports, backoffice::periods& periods,
               const platform::clock& clock)
      : reports_(reports), periods_(periods), clock_(clock) {}

  platform::http::response one(platform::http::request& r);

 private:
  backoffice::reports& reports_;
  backoffice::periods& periods_;
  const platform::clock& clock_;
};

}  // namespace admin_api

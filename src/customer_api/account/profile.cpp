#include "customer_api/account/profile.hpp"

#include "domain/booking.hpp"
#include "platform/http/problem.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {
namespace {

boost::json::value or_null(const std::string& text) {
  return text.empty() ? boost::json::value(nullptr) : boost::json::value(text);
}

}  // namespace

domain::customer profile_of(sales::customers& customers, const std::string& id) {
  auto c = customers.find(id);
  if (!c || c->erased())
    throw platform::http::refused(
        {401, "session_ended", "Sign in again to finish opening your account."});
  return *std::move(c);
}

boost::json::object profile_json(const domain::customer& c, int trips) {
  const auto& a = c.address;
  const auto address = c.has_address ? boost::json::value{{"line1", a.line1},
                                                          {"line2", or_null(a.line2)},
                                                          {"postalCode", a.postal_code},
                                                          {"city", a.city},
                                                          {"region", or_null(a.region)},
                                                          {"country", a.country}}
                                     : boost::json::value(nullptr);
  return {{"id", c.id},
          {"email", c.email},
          {"name", c.name},
          {"birthDate", platform::format_day(c.born)},
          {"phone", or_null(c.phone)},
          {"taxId", or_null(c.tax_id)},
          {"legalAddress", address},
          {"newLaunchMails", c.new_launch_mails},
          {"language", domain::code_of(c.language)},
          {"vip", domain::is_vip(trips)},
          {"trips", trips},
          {"emailVerified", c.email_verified},
          {"version", c.version}};
}

}  // namespace customer_api

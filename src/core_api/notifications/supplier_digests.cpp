#include "core_api/notifications/supplier_digests.hpp"

#include <boost/json/array.hpp>

#include "contract/text.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {

using boost::json::array;
using boost::json::object;
namespace text = contract::text;

namespace {

std::string counted(std::size_t n, const char* one) {
  return std::to_string(n) + ' ' + one + (n == 1 ? "" : "s");
}

// "3 bookings and 1 cancellation"
std::string summary(std::size_t sold, std::size_t given_up) {
  if (given_up == 0) return counted(sold, "booking");
  if (sold == 0) return counted(given_up, "cancellation");
  return counted(sold, "booking") + " and " + counted(given_up, "cancellation");
}

object digest_data(const backoffice::digest& d) {
  array sold, given_up;
  for (const auto& item : d.items)
    (item.facts.at("sold").as_bool() ? sold : given_up).push_back(item.facts);
  object data{{"day", text::day(std::chrono::sys_days{d.day})},
              {"summary", summary(sold.size(), given_up.size())},
              {"hasSold", !sold.empty()},
              {"hasGivenUp", !given_up.empty()}};
  data["bookings"] = std::move(sold);
  data["cancellations"] = std::move(given_up);
  return data;
}

}  // namespace

void supplier_digests::register_with(job_runner& runner) {
  runner.on(domain::job_kind::mail_digests, [this](const job&) { return mail_all(); });
}

bool supplier_digests::takes(const contract::event& e, const std::string& supplier,
                             const object& data, bool sold) {
  if (!p_.news.daily(supplier)) return false;
  object facts{{"sold", sold}};
  for (const char* name :
       {"reference", "destination", "rocket", "departure", "customer", "launchUrl", "seats",
        "seatWord", "total", "givenUp", "givenUpWord", "back"}) {
    const auto* v = data.if_contains(name);
    facts[name] = v != nullptr ? *v : boost::json::value(false);
  }
  p_.news.keep({e.id, supplier, e.at, std::move(facts)});
  return true;
}

// Each mail is written once: whoever comes by again, after a crash between two steps, finds the
// same digest and the same mail.
slice supplier_digests::mail_all() {
  const auto now = p_.clock.now();
  p_.news.gather(domain::day_of(now), now);
  for (const auto& d : p_.news.to_mail()) {
    auto data = digest_data(d);
    data["launchesUrl"] = at_.link("supplier", "/launches");
    data["settingsUrl"] = at_.link("supplier", "/company");
    for (const auto& to : p_.suppliers.recipients(d.supplier_id)) {
      data["name"] = to.name;
      p_.written.order({"supplier-digest",
                        {to.name, to.email},
                        "digest:" + d.supplier_id + ":" + platform::format_day(d.day),
                        data},
                       now);
    }
    p_.news.mailed(d, now);
  }
  return {};
}

}  // namespace core_api

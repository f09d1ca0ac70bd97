#include "core_api/notifications/suppressions.hpp"

#include <algorithm>
#include <array>

#include "domain/account.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/mongo/timeline.hpp"
#include "platform/security/hash.hpp"

namespace core_api {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

std::string id_of(const std::string& address) {
  return "sp_" + platform::security::sha256_hex(domain::folded_email(address)).substr(0, 32);
}

suppression from_bson(view v) {
  return {v.text("_id"),    v.text("address"),      v.text("reason"),
          v.text("detail"), v.text("notification"), v.time("at")};
}

}  // namespace

void suppressions::add(suppression s) {
  s.id = id_of(s.address);
  db_["suppressions"].upsert_replace(s.id, doc{{"_id", s.id},
                                               {"address", domain::folded_email(s.address)},
                                               {"reason", s.reason},
                                               {"detail", s.detail},
                                               {"notification", s.notification},
                                               {"at", s.at}});
}

std::optional<suppression> suppressions::find(const std::string& address) {
  const auto found = db_["suppressions"].find_one(doc{{"_id", id_of(address)}});
  if (!found) return {};
  return from_bson(*found);
}

std::vector<suppression> suppressions::among(const std::vector<std::string>& addresses) {
  arr ids;
  for (const auto& a : addresses) ids.add(id_of(a));
  std::vector<suppression> out;
  db_["suppressions"].find_each(doc{{"_id", doc{{"$in", ids}}}}, {},
                                [&](view v) { out.push_back(from_bson(v)); });
  return out;
}

suppression_page suppressions::list(const std::string& cursor, std::size_t limit,
                                    platform::instant now) {
  platform::mongo::timeline t{"at"};
  t.cursor = cursor;
  t.limit = limit;
  const auto found = platform::mongo::read_page(db_["suppressions"], t, now);
  suppression_page page{{}, found.next};
  for (const auto& d : found.items) page.items.push_back(from_bson(d));
  return page;
}

std::optional<suppression> suppressions::remove(const std::string& id) {
  auto all = db_["suppressions"];
  const auto found = all.find_one(doc{{"_id", id}});
  if (!found || all.delete_one(doc{{"_id", id}}) == 0) return {};
  return from_bson(*found);
}

bool can_do_without(std::string_view template_name) {
  constexpr std::array<std::string_view, 4> some{"new-launch", "supplier-digest",
                                                 "booking-expiring", "health-report"};
  return std::find(some.begin(), some.end(), template_name) != some.end();
}

}  // namespace core_api

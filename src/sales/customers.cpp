#include "sales/customers.hpp"

#include "contract/snapshots.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/runtime/time.hpp"
#include "sales/outbox.hpp"

namespace sales {

using platform::mongo::doc;
using platform::mongo::null;
using platform::mongo::value;
using platform::mongo::view;

namespace {

doc to_bson(const domain::customer& c) {
  const auto& a = c.address;
  const value address = c.has_address ? value(doc{{"line1", a.line1},
                                                  {"line2", a.line2},
                                                  {"postalCode", a.postal_code},
                                                  {"city", a.city},
                                                  {"region", a.region},
                                                  {"country", a.country}})
                                      : value(null);
  return doc{{"email", c.email},
             {"name", c.name},
             {"birthDate", platform::format_day(c.born)},
             {"phone", c.phone},
             {"taxId", c.tax_id},
             {"legalAddress", address},
             {"newLaunchMails", c.new_launch_mails},
             {"emailVerified", c.email_verified},
             {"language", domain::code_of(c.language)},
             {"createdAt", c.created_at}};
}

domain::customer from_bson(view v) {
  domain::customer c;
  c.id = v.text("_id");
  c.email = v.text("email");
  c.name = v.text("name");
  c.born = platform::parse_day(v.str("birthDate")).value();
  c.phone = v.text("phone");
  c.tax_id = v.text("taxId");
  if (const auto a = v.maybe_sub("legalAddress")) {
    c.has_address = true;
    c.address = {a->text("line1"), a->text("line2"),  a->text("postalCode"),
                 a->text("city"),  a->text("region"), a->text("country")};
  }
  c.new_launch_mails = v.flag("newLaunchMails");
  c.email_verified = v.flag("emailVerified");
  c.language = domain::language_coded(v.maybe_str("language").value_or("")).value_or(c.language);
  c.created_at = v.time("createdAt");
  c.version = v.i64("version");
  return c;
}

}  // namespace

bool customers::create(const domain::customer& c) {
  const auto e = contract::make_event(domain::event_kind::customer_registered, c.id, c.version,
                                      c.created_at, contract::to_json(c));
  auto d = to_bson(c);
  d.add("_id", c.id);
  d.add("version", c.version);
  d.add("outbox", doc{{"v" + std::to_string(e.version), event_to_bson(e)}});
  d.add("pending", 1);
  return db_["customers"].insert(d);
}

std::optional<domain::customer> customers::find(const std::string& id) {
  const auto found = db_["customers"].find_one(doc{{"_id", id}}, doc{{"outbox", 0}});
  if (!found) return {};
  return from_bson(*found);
}

bool customers::update(domain::customer& c, domain::instant now, domain::event_kind tell) {
  const auto read = c.version;
  ++c.version;
  const auto e = contract::make_event(tell, c.id, c.version, now, contract::to_json(c));
  auto set = to_bson(c);
  doc increments{{"version", 1}};
  put_into_outbox(e, set, increments);
  return db_["customers"].update_one(doc{{"_id", c.id}, {"version", read}},
                                     doc{{"$set", set}, {"$inc", increments}}) == 1;
}

std::vector<domain::customer> customers::page(const std::string& after, std::size_t limit) {
  platform::mongo::find_options options;
  options.sort = doc{{"_id", 1}};
  options.limit = static_cast<std::int64_t>(limit);
  options.projection = doc{{"outbox", 0}};
  std::vector<domain::customer> out;
  db_["customers"].find_each(doc{{"_id", doc{{"$gt", after}}}}, options,
                             [&](view v) { out.push_back(from_bson(v)); });
  return out;
}

}  // namespace sales

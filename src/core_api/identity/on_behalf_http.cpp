#include "core_api/identity/on_behalf_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::array;
using boost::json::object;

constexpr std::size_t most_suspended = 1000;  // of a role; more are not listed
constexpr int tries = 5;                      // somebody else may write the profile meanwhile

struct ids_body {
  std::vector<std::string> ids;
};
BOOST_DESCRIBE_STRUCT(ids_body, (), (ids))

struct role_body {
  std::string role;
};
BOOST_DESCRIBE_STRUCT(role_body, (), (role))

struct new_role {
  std::string role, by;
};
BOOST_DESCRIBE_STRUCT(new_role, (), (role, by))

struct nothing {};
BOOST_DESCRIBE_STRUCT(nothing, (), ())

struct address_body {
  std::string line1, line2, postalCode, city, region, country;
};
BOOST_DESCRIBE_STRUCT(address_body, (), (line1, line2, postalCode, city, region, country))

struct correction {
  std::optional<std::string> name, phone, taxId;
  std::optional<platform::day> birthDate;
  std::optional<address_body> legalAddress;
};
BOOST_DESCRIBE_STRUCT(correction, (), (name, phone, taxId, birthDate, legalAddress))

domain::role role_of(const std::string& name) {
  const auto role = domain::role_named(name);
  if (!role) throw json::invalid({{"/role", "unknown_value", "There is no such role."}});
  return *role;
}

const char* state_of(const user& u) {
  if (u.disabled) return "suspended";
  return u.password_hash.empty() ? "invited" : "active";
}

void apply(const correction& c, domain::customer& to) {
  if (c.name) to.name = *c.name;
  if (c.phone) to.phone = *c.phone;
  if (c.taxId) to.tax_id = *c.taxId;
  if (c.birthDate) to.born = *c.birthDate;
  if (!c.legalAddress) return;
  const auto& a = *c.legalAddress;
  to.has_address = true;
  to.address = {a.line1, a.line2, a.postalCode, a.city, a.region, a.country};
}

http::response answer(const object& body) {
  return http::json_response(200, boost::json::serialize(body));
}

}  // namespace

http::response on_behalf_http::states(http::request& r) {
  array items;
  for (const auto& u : people_.find_all(json::read<ids_body>(r.body).ids)) {
    items.push_back({{"id", u.id},
                     {"state", state_of(u)},
                     {"lastSignInAt",
                      u.last_sign_in ? boost::json::value(platform::format_instant(*u.last_sign_in))
                                     : boost::json::value(nullptr)}});
  }
  return answer({{"items", std::move(items)}});
}

http::response on_behalf_http::suspended(http::request& r) {
  const auto ids = people_.suspended(role_of(json::read<role_body>(r.body).role), most_suspended);
  return answer({{"ids", array(ids.begin(), ids.end())}});
}

http::response on_behalf_http::change_role(http::request& r) {
  const auto body = json::read<new_role>(r.body);
  const auto done = who_.change_role(r.param("id"), role_of(body.role), body.by);
  return done ? http::no_content() : contract::answer(done.error());
}

http::response on_behalf_http::notify(http::request& r) {
  (void)json::read<nothing>(r.body);
  who_.tell(r.param("id"), "details-corrected");
  return http::no_content();
}

http::response on_behalf_http::correct(http::request& r) {
  const auto wish = json::read<correction>(r.body);
  for (int n = 0; n < tries; ++n) {
    auto c = profiles_.find(r.param("id"));
    if (!c || c->erased()) return contract::answer({domain::no::user_not_found});
    apply(wish, *c);
    if (!profiles_.update(*c, clock_.now())) continue;
    if (wish.name) people_.set_name(c->id, c->name);
    who_.tell(c->id, "details-corrected");
    return http::no_content();
  }
  return contract::answer({domain::no::version_conflict});
}

}  // namespace core_api

#include "core_api/identity/own_account.hpp"

#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "core_api/identity/account_json.hpp"
#include "platform/json/read.hpp"
#include "platform/pdf/qr_svg.hpp"
#include "platform/security/totp.hpp"

namespace core_api {
namespace {

namespace json = platform::json;
using boost::json::array;
using boost::json::object;
using contract::core_answer;

struct own_body {
  std::string userId, sessionId, address;
  std::optional<std::string> which, code;
};
BOOST_DESCRIBE_STRUCT(own_body, (), (userId, sessionId, address, which, code))

core_answer answer(const object& body) {
  return {200, boost::json::serialize(body)};
}

core_answer answer(const domain::result<void>& done) {
  if (done) return {200, "{}"};
  refuse_wrong_code(done.error());
  const auto p = contract::answer(done.error());
  return {p.status, p.body};
}

core_answer answer(const domain::result<std::vector<std::string>>& codes) {
  if (codes) return answer({{"recoveryCodes", array(codes->begin(), codes->end())}});
  refuse_wrong_code(codes.error());
  const auto p = contract::answer(codes.error());
  return {p.status, p.body};
}

}  // namespace

core_answer own_account::decide(std::string_view what, const object& body) {
  const auto b = json::from_value<own_body>(body);
  const origin from{"", b.address};
  const auto code = b.code.value_or("");
  if (what == "list-sessions") return sessions(b.userId, b.sessionId);
  if (what == "end-session") return answer(who_.end_session(b.userId, b.which.value_or(""), from));
  if (what == "end-all-sessions") {
    who_.end_all_sessions(b.userId, b.userId, from);
    return answer(object{});
  }
  if (what == "factor") return factor(b.userId);
  if (what == "begin-factor") return begin_factor(b.userId);
  if (what == "confirm-factor") return answer(who_.confirm_factor(b.userId, code, from));
  if (what == "renew-recovery") return answer(who_.renew_recovery(b.userId, code, from));
  if (what == "remove-factor") return answer(who_.remove_factor(b.userId, code, from));
  const auto p =
      platform::http::problem_response({404, "not_found", "There is nothing at this address."});
  return {p.status, p.body};
}

core_answer own_account::sessions(const std::string& user, const std::string& current) {
  array items;
  for (const auto& s : sessions_.of_user(user, clock_.now())) {
    items.push_back(session_json(s, current));
  }
  return answer({{"items", std::move(items)}});
}

core_answer own_account::factor(const std::string& user) {
  const auto u = people_.find(user);
  return answer(factor_json(factors_.of(user), u && who_.must_have_factor(u->role)));
}

core_answer own_account::begin_factor(const std::string& user) {
  const auto u = people_.find(user);
  if (!u) return answer(domain::result<void>(domain::refusal{domain::no::session_ended}));
  const auto secret = who_.begin_factor(user);
  if (!secret) return answer(domain::result<void>(secret.error()));
  const auto address = platform::security::totp_address(*secret, "AstroBookings", u->email);
  return answer({{"secret", platform::security::base32(*secret)},
                 {"address", address},
                 {"qr", platform::pdf::qr_svg(address)}});
}

}  // namespace core_api

#include "admin_api/launches/launch_acts_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/launches/launch_json.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/idempotency.hpp"
#include "contract/problems.hpp"
#include "platform/security/hash.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using domain::launch_act;

constexpr std::size_t longest_note = 500;

struct delay_body {
  platform::instant departsAt{};
  std::string reason;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(delay_body, (), (departsAt, reason, note))

struct abort_body {
  std::string reason;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(abort_body, (), (reason, note))

struct success_body {
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(success_body, (), (note))

backoffice::launch_asking asking(launch_act act, const std::optional<std::string>& reason,
                                 const std::optional<std::string>& note) {
  backoffice::launch_asking a;
  a.act = act;
  field_checks checks;
  if (reason) {
    a.reason = domain::launch_reason_named(*reason);
    if (!a.reason) checks.add({"/reason", "unknown_value", "weather, technical or financial."});
  }
  a.note = note.value_or("");
  checks.at_most("/note", a.note, longest_note);
  checks.done();
  return a;
}

}  // namespace

http::response launch_acts_http::ask(const http::request& r, backoffice::launch_asking a) {
  const auto launch = r.param("id");
  a.actor = r.who.subject;
  a.key = contract::idempotency_key(r);
  a.fingerprint = platform::security::sha256_hex(
      launch + ' ' + std::string(domain::name_of(a.act)) + ' ' +
      std::string(a.reason ? domain::name_of(*a.reason) : std::string_view()) + ' ' +
      (a.wish.departs_at ? platform::format_instant(*a.wish.departs_at) : std::string()) + ' ' +
      a.note);
  const auto asked = changes_.ask(scope_of(r), launch, a, clock_.now());
  if (!asked) return contract::answer(asked.error());
  told_();
  return answer(202, launch_json(*asked));
}

http::response launch_acts_http::delay(http::request& r) {
  const auto body = json::read<delay_body>(r.body);
  auto a = asking(launch_act::delay, body.reason, body.note);
  a.wish.departs_at = body.departsAt;
  return ask(r, std::move(a));
}

http::response launch_acts_http::abort(http::request& r) {
  const auto body = json::read<abort_body>(r.body);
  return ask(r, asking(launch_act::abort, body.reason, body.note));
}

http::response launch_acts_http::success(http::request& r) {
  const auto body = json::read<success_body>(r.body);
  return ask(r, asking(launch_act::success, std::nullopt, body.note));
}

}  // namespace admin_api

#include "admin_api/work_list/work_list_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::value;

struct done_body {
  std::optional<std::string> outcome;
};
BOOST_DESCRIBE_STRUCT(done_body, (), (outcome))

boost::json::object work_json(const backoffice::work_item& w) {
  return {{"id", w.id},
          {"kind", w.kind},
          {"subject", w.subject},
          {"bookingId", text_or_null(w.booking_id)},
          {"launchId", text_or_null(w.launch_id)},
          {"what", w.what},
          {"proposed", w.proposed},
          {"amount", w.amount ? value(money_json(*w.amount)) : value(nullptr)},
          {"since", platform::format_instant(w.since)},
          {"doneAt", instant_or_null(w.done_at)},
          {"doneBy", text_or_null(w.done_by)},
          {"outcome", text_or_null(w.outcome)}};
}

}  // namespace

http::response work_list_http::list(http::request& r) {
  const http::query_params q(r.query, {"state", "kind", "cursor", "limit"});
  backoffice::work_filter f;
  f.done = one_of(q, "state", {"open", "done"}) == "done";
  if (q.text("kind"))
    f.kind = one_of(q, "kind", {backoffice::work::kinds.begin(), backoffice::work::kinds.end()});
  return answer_page(work_.list(f, page_of(q)), work_json);
}

http::response work_list_http::done(http::request& r) {
  const auto body = json::read<done_body>(r.body);
  field_checks checks;
  if (body.outcome) checks.at_most("/outcome", *body.outcome, 500);
  checks.done();
  const auto w = work_.done(r.param("id"), body.outcome.value_or(""), r.who.subject, clock_.now());
  return w ? answer(200, work_json(*w)) : contract::answer(w.error());
}

}  // namespace admin_api

#include "admin_api/reviews/reviews_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;
using boost::json::value;
using domain::no;

struct answer_body {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(answer_body, (), (text))

struct hide_body {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(hide_body, (), (reason))

// A supplier does not see who wrote it, beyond what all readers see.
object review_json(const backoffice::review_row& row, bool employee) {
  const auto& r = row.review;
  object o{{"id", r.id},
           {"launch", object{{"id", r.launch_id},
                             {"destinationName", r.destination},
                             {"rocketName", r.rocket},
                             {"departsAt", platform::format_instant(r.departs_at)}}},
           {"supplier", object{{"id", r.supplier_id}, {"name", row.supplier_name}}},
           {"author", r.author},
           {"stars", r.words.stars},
           {"title", r.words.title},
           {"text", r.words.text},
           {"writtenAt", platform::format_instant(r.written_at)},
           {"editedAt", instant_or_null(r.edited_at)},
           {"answer", nullptr},
           {"hidden", nullptr},
           {"bookingId", employee ? value(r.booking_id) : value(nullptr)}};
  if (r.answer)
    o["answer"] = object{{"text", r.answer->text},
                         {"by", row.answered_by_name},
                         {"at", platform::format_instant(r.answer->at)}};
  if (r.hidden)
    o["hidden"] = object{{"reason", r.hidden->reason},
                         {"by", employee ? value(row.hidden_by_name) : value(nullptr)},
                         {"at", platform::format_instant(r.hidden->at)}};
  return o;
}

std::optional<bool> either(const http::query_params& q, std::string_view name, std::string_view yes,
                           std::string_view other) {
  if (!q.text(name)) return {};
  return one_of(q, name, {yes, other}) == yes;
}

}  // namespace

http::response reviews_http::list(http::request& r) {
  const http::query_params q(
      r.query, {"q", "stars", "answer", "state", "supplier", "launch", "sort", "cursor", "limit"});
  backoffice::review_filter f;
  const auto scope = scope_of(r);
  f.supplier = scope.empty() ? q.text("supplier").value_or("") : scope;
  f.launch = q.text("launch").value_or("");
  f.text = q.text("q").value_or("");
  if (const auto stars = q.integer("stars", domain::fewest_stars, domain::most_stars))
    f.stars = static_cast<int>(*stars);
  f.answered = either(q, "answer", "given", "missing");
  f.hidden = either(q, "state", "hidden", "shown");
  f.sort = one_of(q, "sort", {"-writtenAt", "writtenAt", "-stars", "stars"});
  return answer_page(reviews_.list(f, page_of(q)), [&](const backoffice::review_row& row) {
    return review_json(row, scope.empty());
  });
}

http::response reviews_http::one(http::request& r) {
  const auto scope = scope_of(r);
  const auto found = reviews_.find(scope, r.param("id"));
  return found ? admin_api::answer(200, review_json(*found, scope.empty()))
               : contract::answer({no::review_not_found});
}

http::response reviews_http::act(http::request& r, const char* what, const std::string& text,
                                 const std::string& summary) {
  const auto id = r.param("id");
  if (!reviews_.find(scope_of(r), id)) return contract::answer({no::review_not_found});
  platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
    backoffice::note(t, {r.who.subject, std::string("review.") + what, id, summary}, clock_.now());
    return 0;
  });
  const auto done = core_.post("/internal/v1/reviews/" + id + "/" + what,
                               {{"text", text}, {"by", r.who.subject}});
  return done.status == 200 ? one(r) : contract::pass_on(done);
}

http::response reviews_http::answer(http::request& r) {
  const auto body = json::read<answer_body>(r.body);
  field_checks checks;
  checks.text("/text", body.text, domain::longest_review_answer);
  checks.done();
  return act(r, "answer", body.text, "Answered: " + body.text);
}

http::response reviews_http::hide(http::request& r) {
  const auto body = json::read<hide_body>(r.body);
  field_checks checks;
  checks.line("/reason", body.reason, domain::longest_review_reason);
  checks.done();
  return act(r, "hide", body.reason, "Hidden: " + body.reason);
}

http::response reviews_http::show(http::request& r) {
  return act(r, "show", "", "Shown again");
}

}  // namespace admin_api

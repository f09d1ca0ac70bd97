#include "admin_api/audit/audit_http.hpp"

#include <boost/json/parse.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/request_fields.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
using boost::json::object;
using boost::json::value;

value stored_or_null(const std::optional<std::string>& json) {
  return json ? boost::json::parse(*json) : value(nullptr);
}

object entry_json(const backoffice::audit_entry& e) {
  return {{"number", e.seq},
          {"at", platform::format_instant(e.at)},
          {"actorId", text_or_null(e.actor)},
          {"actor", e.actor_name},
          {"act", e.act},
          {"subject", e.subject},
          {"summary", e.summary},
          {"before", stored_or_null(e.before)},
          {"after", stored_or_null(e.after)},
          {"sealed", e.sealed}};
}

object seal_json(const backoffice::audit_seal& s) {
  return {{"number", s.number},
          {"day", platform::format_day(s.day)},
          {"entries", s.entries},
          {"hash", s.hash},
          {"sealedAt", platform::format_instant(s.sealed_at)}};
}

}  // namespace

http::response audit_http::list(http::request& r) {
  const http::query_params q(r.query,
                             {"q", "actor", "subject", "about", "from", "to", "cursor", "limit"});
  backoffice::audit_filter f;
  f.text = q.text("q").value_or("");
  f.actor = q.text("actor").value_or("");
  f.subject = q.text("subject").value_or("");
  if (q.text("about"))
    f.act = one_of(q, "about",
                   {"account", "bank", "booking", "customer", "document", "launch", "period",
                    "refund", "rocket", "settlement", "supplier", "work"});
  f.from = day_of(q, "from");
  f.to = day_of(q, "to");
  return answer_page(trail_.search(f, page_of(q)), entry_json);
}

http::response audit_http::seals(http::request& r) {
  const http::query_params q(r.query, {"cursor", "limit"});
  return answer_page(seals_.list(page_of(q)), seal_json);
}

}  // namespace admin_api

#include "admin_api/documents/documents_http.hpp"

#include "admin_api/answers.hpp"
#include "admin_api/documents/document_json.hpp"
#include "admin_api/request_fields.hpp"
#include "backoffice/document_pdf.hpp"
#include "backoffice/document_ubl.hpp"
#include "contract/idempotency.hpp"
#include "contract/problems.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;

}  // namespace

http::response documents_http::list(http::request& r) {
  const http::query_params q(r.query, {"q", "kind", "launch", "supplier", "customer", "destination",
                                       "state", "from", "to", "cursor", "limit"});
  backoffice::document_filter f;
  f.text = q.text("q").value_or("");
  f.kind = named(q, "kind", domain::document_kind_named);
  f.supplier = scope_of(r);
  f.launch = q.text("launch").value_or("");
  f.launches_of = q.text("supplier").value_or("");
  f.customer = q.text("customer").value_or("");
  f.destination = q.text("destination").value_or("");
  if (q.text("state")) f.payment_state = one_of(q, "state", {"pending", "completed", "failed"});
  f.from = day_of(q, "from");
  f.to = day_of(q, "to");
  return answer_page(documents_.search(f, page_of(q)),
                     [](const backoffice::document& d) { return document_json(d); });
}

http::response documents_http::one(http::request& r) {
  const auto found = documents_.find(scope_of(r), r.param("number"));
  if (!found) return contract::answer({domain::no::document_not_found});
  return answer(200, document_json(*found, documents_.payments_of(found->number)));
}

http::response documents_http::pdf(http::request& r) {
  const auto found = documents_.find(scope_of(r), r.param("number"));
  if (!found) return contract::answer({domain::no::document_not_found});
  return {200,
          "application/pdf",
          backoffice::render_pdf(*found),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition", "inline; filename=\"" + found->number + ".pdf\""}}};
}

http::response documents_http::ubl(http::request& r) {
  const auto found = documents_.find(scope_of(r), r.param("number"));
  auto xml = found ? backoffice::render_ubl(*found) : std::nullopt;
  if (!xml) return contract::answer({domain::no::document_not_found});
  return {200,
          "application/xml",
          *std::move(xml),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition", "attachment; filename=\"" + found->number + ".xml\""}}};
}

http::response documents_http::mail(http::request& r) {
  const auto key = contract::idempotency_key(r);
  const auto number = r.param("number");
  if (!documents_.find(number)) return contract::answer({domain::no::document_not_found});
  platform::postgres::retry(db_, [&](platform::postgres::transaction& t) {
    backoffice::note(t, {r.who.subject, "document.mail", number, "Sent once more by e-mail"},
                     clock_.now());
  });
  return contract::pass_on(
      core_.post("/internal/v1/documents/" + number + "/mail", {{"key", key}}));
}

}  // namespace admin_api

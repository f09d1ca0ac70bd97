#include "core_api/operations/documents_http.hpp"

#include "backoffice/document_pdf.hpp"
#include "contract/problems.hpp"

namespace core_api {

platform::http::response documents_http::pdf(platform::http::request& r) {
  const auto d = documents_.find(r.param("number"));
  if (!d) return contract::answer({domain::no::document_not_found});
  return {200, "application/pdf", backoffice::render_pdf(*d), {{"Cache-Control", "no-store"}}};
}

}  // namespace core_api

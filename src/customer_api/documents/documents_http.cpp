#include "customer_api/documents/documents_http.hpp"

#include <algorithm>

#include "contract/problems.hpp"
#include "platform/runtime/error.hpp"

namespace customer_api {

platform::http::response documents_http::pdf(platform::http::request& r) {
  const auto number = r.param("number");
  const auto mine = bookings_.of_customer({r.who.subject, std::nullopt});
  const bool known = std::any_of(mine.begin(), mine.end(), [&](const domain::booking& b) {
    return std::any_of(b.documents.begin(), b.documents.end(),
                       [&](const auto& d) { return d.number == number; });
  });
  if (!known) return contract::answer({domain::no::document_not_found});
  auto answer = core_.get("/internal/v1/documents/" + number + "/pdf");
  if (answer.status == 404) return contract::answer({domain::no::document_not_found});
  if (answer.status != 200)
    throw platform::unavailable("core-api", "status " + std::to_string(answer.status));
  return {200,
          "application/pdf",
          std::move(answer.body),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition", "inline; filename=\"" + number + ".pdf\""}}};
}

}  // namespace customer_api

#pragma once
// An invoice or credit note as UBL 2.1 by the semantic standard EN 16931, for bookkeeping programs.
// No tax is computed: every line is of category O, "not subject to VAT", and tax ids stand as legal
// registrations, as the standard wants it then. The same document gives the same bytes.

#include <optional>
#include <string>

#include "backoffice/documents.hpp"

namespace backoffice {

// Nothing for a statement, which is no invoice.
[[nodiscard]] std::optional<std::string> render_ubl(const document& d);

}  // namespace backoffice

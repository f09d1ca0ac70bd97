#pragma once
// A document as an A4 page. The same document gives the same bytes.

#include <string>

#include "backoffice/documents.hpp"

namespace backoffice {

// `font_cache`: a folder that may be written to; by default one of this user's in the folder for
// temporary files.
[[nodiscard]] std::string render_pdf(const document& d, const std::string& font_cache = {});

// "Credit note"
[[nodiscard]] std::string title_of(domain::document_kind k,
                                   domain::language l = domain::language::english);
// "1,250,000.00"
[[nodiscard]] std::string money_text(domain::cents amount,
                                     domain::language l = domain::language::english);
// "14 March 2028"
[[nodiscard]] std::string day_text(domain::day d, domain::language l = domain::language::english);

}  // namespace backoffice
